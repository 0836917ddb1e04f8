import type { VerbForms } from '../../lexicon/index.js';
import type { Span } from '../../model/index.js';
import { embeddedSpans } from './embedded.js';
import type { Token } from './tokens.js';
import { isAdverb, isParticiple, type VerbGroup } from './verbGroups.js';

/** One asserted proposition of a sentence. Offsets are half-open units of the sentence. */
export interface Clause extends Span {
  group: VerbGroup | null;
  /** Words before the verb; empty where the subject is that of the clause before. */
  subject: string;
  /** Clause of which this one continues the subject, by index, or -1. */
  sharesSubjectWith: number;
  /** The clause that reports or judges this one ("I am assured that ..."): its words, or null. */
  matrix: string | null;
  /** Subject of the reporting clause; empty where it shares that of clause `matrixSharesWith`. */
  matrixSubject: string;
  matrixSharesWith: number;
  kind: 'main' | 'coordinate' | 'complement' | 'with' | 'fragment';
}

/** Verbs and phrases whose that-clause carries the proposition, as words before "that" or a bare clause. */
const REPORTING =
  /\b(?:assured?|assures|informed?|informs|advised?|advises|told|tells|confirm(?:s|ed)?|pleased|understand|understood|report(?:s|ed)?|note[ds]?|state[sd]?|sa(?:y|ys|id)|recogni[sz]e[sd]?|acknowledge[sd]?|accept(?:s|ed)?|believe[sd]?|know[sn]?|aware|satisfied|confident|clear|content|grateful|delighted|glad|encouraged|reassured|heartened|proud|disappointed|concerned|sorry|regret|explain(?:s|ed)?|indicate[sd]?|fact|heard?|see[ns]?|adds?|added|agree[ds]?|assurances?|confirmation|means?|expect(?:s|ed)?|hope[sd]?|consider(?:s|ed)?|estimate[sd]?|find|found|show[sn]?|think|assess(?:es|ed)?|maintain[s]?|submit[s]?|observe[sd]?|point(?:s|ed)? out|highlight(?:s|ed)?|identif(?:y|ies|ied)|conclude[sd]?|recommend(?:s|ed)?|suggest(?:s|ed)?|reveal(?:s|ed)?|argue[sd]?|claim[s]?|warn(?:s|ed)?|given|commit(?:s|ted)?|emphasi[sz]e[sd]?|stress(?:es|ed)?|worried|sceptical|doubt|welcome|reminded?|learn(?:ed|t)?|evident|apparent|disappointing|reassuring|encouraging|pleasing|noted|right|case|view|satisfaction)\b(?:[^.;]{0,60}?)$/i;
const COORDINATOR =
  /^(?:and|or|but|however|although|though|whereas|while|whilst|yet|so|albeit|nor|then|plus|nevertheless|nonetheless)$/;
const CONTRAST =
  /^(?:but|however|although|though|whereas|while|whilst|albeit|nevertheless|nonetheless)$/;
const MARK = /^[;:–—]$/;

/** "is not yet in place", "have as yet": an adverb and no "but". */
function isNotYet(tokens: readonly Token[], at: number): boolean {
  return (
    tokens[at]?.lower === 'yet' &&
    /^(?:not|n't|n’t|as|has|have|is|are)$/.test(tokens[at - 1]?.lower ?? '')
  );
}

const WITH_VERB =
  /\b(?:having|being|to follow|under ?way|in place|planned|scheduled|due|expected|booked|outstanding|remaining|still to|yet to|in progress|complete|completed|to be|pending|awaited|delivered|trained|to go|in train|in hand|signed off|plans? to|proposals? to|work (?:continuing|ongoing)|rolled out|to come|set for|intended|proposed)\b/i;

function textBetween(sentence: string, tokens: readonly Token[], from: number, to: number): string {
  const a = tokens[from];
  const b = tokens[to];
  return a && b && from <= to ? sentence.slice(a.start, b.end) : '';
}

/** "have adopted X and embedded it", "will write and publish": the second verb lacks the auxiliary of the first. */
function sharedAuxiliary(
  tokens: readonly Token[],
  groups: readonly VerbGroup[],
  forms: VerbForms,
): VerbGroup[] {
  const all = [...groups];
  for (const group of groups) {
    if (group.bare || group.copula) continue;
    const stop = groups.find((g) => g.first > group.last)?.first ?? tokens.length;
    for (let i = group.last + 1; i < stop - 0 && i < tokens.length - 1; i++) {
      const token = tokens[i];
      if (!token || !/^(?:and|or|but|then)$/.test(token.lower)) continue;
      let at = i + 1;
      let negated = group.negated && token.lower === 'or';
      while (tokens[at] && isAdverb(tokens[at] as Token, forms)) {
        if (/^(?:not|never)$/.test(tokens[at]?.lower ?? '')) negated = true;
        at++;
      }
      const head = tokens[at];
      if (!head || at >= stop) continue;
      const fitsForm = group.progressive
        ? /[a-z]{2}ing$/.test(head.lower) &&
          !forms.notForms.has(head.lower) &&
          !head.tags.has('Noun')
        : group.passive || group.perfect
          ? isParticiple(head, forms) &&
            !/^(?:the|a)$/.test(tokens[at - 1]?.lower ?? '') &&
            followsLikeVerb(tokens, at)
          : group.modal !== null &&
            head.tags.has('Verb') &&
            !head.tags.has('Gerund') &&
            !head.tags.has('PastTense');
      if (!fitsForm) continue;
      all.push({ ...group, first: at, last: at, head: head.lower, negated });
    }
  }
  return all
    .sort((a, b) => a.first - b.first)
    .filter((g, i, list) => i === 0 || g.first > (list[i - 1]?.last ?? -1));
}

/** After a participle that is a verb comes an object, adverbial or end, not the noun that it would describe. */
function followsLikeVerb(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (!next) return true;
  return /^(?:the|a|an|this|that|these|those|our|my|its|their|it|them|to|by|in|on|at|with|for|from|into|as|across|through|within|over|all|both|new|,|\.|;|and|or|against|under|since|during|via|fully|accordingly|\d.*)$/.test(
    next.lower,
  );
}

/** "England and Wales have", "hotels and taxi firms are": two nouns that are one subject. */
function joinsNouns(tokens: readonly Token[], at: number, verb: number): boolean {
  const before = tokens[at - 1];
  const after = tokens.slice(at + 1, verb);
  if (!before || after.length === 0 || after.length > 3) return false;
  const proper = (t: Token) => /^\p{Lu}/u.test(t.text);
  if (proper(before) && after.every(proper) && at > 2) return true;
  const last = after[after.length - 1];
  return (
    before.tags.has('Plural') &&
    (last?.tags.has('Plural') ?? false) &&
    !after.some((t) =>
      /^(?:the|our|we|all|these|those|its|their|my|both|some|other|\d.*)$/.test(t.lower),
    )
  );
}

/** Index of the token at which the clause of `next` begins, after the verb of `previous`; -1 if they are one clause. */
function boundary(
  tokens: readonly Token[],
  previous: VerbGroup,
  next: VerbGroup,
  inside: (i: number) => boolean,
): number {
  for (let i = next.first - 1; i > previous.last; i--) {
    const token = tokens[i];
    if (!token || inside(i)) continue;
    if (MARK.test(token.lower) || CONTRAST.test(token.lower)) return i;
    if (COORDINATOR.test(token.lower) && !isNotYet(tokens, i)) {
      if (joinsNouns(tokens, i, next.first)) continue;
      const commaBefore = tokens[i - 1]?.lower === ',';
      return commaBefore ? i - 1 : i;
    }
  }
  for (let i = next.first - 1; i > previous.last; i--) {
    if (tokens[i]?.lower === ',' && !inside(i)) return i;
  }
  return -1;
}

const CONCESSIVE = /^(?:while|whilst|although|though|whereas|despite|as|since)$/;

/** "While A and B have been done, C is needed": the comma before the subject of the second verb. */
function afterConcession(
  tokens: readonly Token[],
  previous: VerbGroup,
  next: VerbGroup,
  inside: (i: number) => boolean,
): number {
  if (!CONCESSIVE.test(tokens[0]?.lower ?? '')) return -1;
  for (let i = next.first - 1; i > previous.last; i--) {
    if (tokens[i]?.lower === ',' && !inside(i) && next.first - i > 1) return i;
  }
  return -1;
}

/** First coordinator after the previous verb that leaves a whole subject ("and over 100 staff and officers have"). */
function earliestBoundary(
  tokens: readonly Token[],
  previous: VerbGroup,
  next: VerbGroup,
  inside: (i: number) => boolean,
): number {
  const last = boundary(tokens, previous, next, inside);
  if (last < 0 || last === next.first - 1) return last;
  for (let i = previous.last + 1; i < last; i++) {
    const token = tokens[i];
    if (token && !inside(i) && (MARK.test(token.lower) || CONTRAST.test(token.lower))) return i;
    if (
      token?.lower === ',' &&
      !inside(i) &&
      /^(?:and|but|so|or)$/.test(tokens[i + 1]?.lower ?? '') &&
      next.first - i <= 12
    )
      return i;
  }
  return last;
}

/** Splits a sentence into its asserted clauses. */
export function splitClauses(
  sentence: string,
  tokens: readonly Token[],
  found: readonly VerbGroup[],
  forms: VerbForms,
): Clause[] {
  const groups = sharedAuxiliary(
    tokens,
    found.filter((g) => g.finite),
    forms,
  );
  const embedded = embeddedSpans(tokens, groups);
  const inside = (index: number) => embedded.some((e) => index >= e.first && index <= e.last);
  let mains = groups.filter((g) => !inside(g.first));
  // A bare past form beside a surer verb in the same stretch is a participle ("the report published in May was").
  mains = mains.filter((g, i) => {
    if (!g.bare || !g.past) return true;
    const after = mains[i + 1];
    return !(after && !after.bare && boundary(tokens, g, after, inside) < 0);
  });
  if (mains.length === 0) {
    return [
      {
        start: 0,
        end: sentence.length,
        group: null,
        subject: '',
        sharesSubjectWith: -1,
        matrix: null,
        matrixSubject: '',
        matrixSharesWith: -1,
        kind: 'fragment',
      },
    ];
  }
  const clauses: Clause[] = [];
  let from = 0;
  for (const [i, group] of mains.entries()) {
    const previous = mains[i - 1];
    let kind: Clause['kind'] = i === 0 ? 'main' : 'coordinate';
    let start = i === 0 ? 0 : from;
    let matrix: string | null = null;
    let matrixSubject = '';
    let shared = -1;
    let subjectFrom = 0;
    if (previous) {
      const that = lastThat(tokens, previous.last, group.first);
      const reports = REPORTING.test(
        that >= 0
          ? textBetween(sentence, tokens, previous.first, that - 1)
          : textBetween(sentence, tokens, previous.first, previous.last),
      );
      const conceded = clauses.length === 1 ? afterConcession(tokens, previous, group, inside) : -1;
      const at = conceded >= 0 ? conceded : earliestBoundary(tokens, previous, group, inside);
      if (reports && (that >= 0 || at < 0)) {
        kind = 'complement';
        const host = clauses.pop();
        start = host?.start ?? 0;
        matrix = sentence.slice(start, tokens[that >= 0 ? that : previous.last]?.end ?? start);
        shared = host?.sharesSubjectWith ?? -1;
        matrixSubject = host?.subject ?? '';
        subjectFrom = that >= 0 ? that + 1 : previous.last + 1;
        clauses.push({
          start,
          end: sentence.length,
          group,
          subject: subjectText(sentence, tokens, subjectFrom, group.first),
          sharesSubjectWith: -1,
          matrix,
          matrixSubject,
          matrixSharesWith: shared,
          kind,
        });
        continue;
      }
      if (at < 0) continue;
      const cut = tokens[at];
      start = cut?.start ?? from;
      const host = clauses[clauses.length - 1];
      if (host) host.end = start;
      subjectFrom = at;
      while (
        subjectFrom < group.first &&
        (COORDINATOR.test(tokens[subjectFrom]?.lower ?? '') ||
          /^[,;:–—]$/.test(tokens[subjectFrom]?.lower ?? ''))
      )
        subjectFrom++;
    }
    // "and to ensure that responses are": what hangs on an infinitive is no clause of its own.
    if (previous && tokens[subjectFrom]?.lower === 'to') {
      const host = clauses[clauses.length - 1];
      if (host) host.end = sentence.length;
      continue;
    }
    const subject = subjectText(sentence, tokens, subjectFrom, group.first);
    const empty =
      subject === '' ||
      subject
        .split(/\s+/)
        .every((w) =>
          /^(?:also|then|now|already|therefore|is|are|has|have|will|not|\w+ly|,|in turn)$/i.test(w),
        );
    clauses.push({
      start,
      end: sentence.length,
      group,
      subject: empty ? '' : subject,
      sharesSubjectWith: i > 0 && empty ? clauses.length - 1 : -1,
      matrix,
      matrixSubject,
      matrixSharesWith: shared,
      kind,
    });
    from = start;
  }
  return clauses.map(withHiddenMatrix).flatMap((clause) => splitWith(sentence, clause));
}

/** "Please be assured that I will": a reporting clause whose verb is no finite group of its own. */
function withHiddenMatrix(clause: Clause): Clause {
  if (clause.matrix !== null) return clause;
  const that = / that (?=\S)/gi;
  let at = -1;
  for (const match of clause.subject.matchAll(that)) at = match.index;
  if (at < 0) return clause;
  const before = clause.subject.slice(0, at);
  if (!REPORTING.test(before) || before.split(' ').length > 16) return clause;
  const lead =
    /^(?:(?:in|from|on|following) [^,]{3,60}(?:report|letter|inspection|summary),? )/i.exec(
      before,
    )?.[0] ?? '';
  return {
    ...clause,
    matrix: `${before} that`,
    matrixSubject: before.slice(lead.length).replace(/\s\S+(?:\s(?:out|up|down))?$/, ''),
    subject: clause.subject.slice(at + 6),
  };
}

/** Words before the verb; in "I've asked" the auxiliary's own token holds the subject. */
function subjectText(
  sentence: string,
  tokens: readonly Token[],
  from: number,
  verb: number,
): string {
  const before = textBetween(sentence, tokens, from, verb - 1).trim();
  const contracted = /^(i|we|they|it|he|she|you|that|there|who)'/.exec(
    tokens[verb]?.lower ?? '',
  )?.[1];
  return contracted ? `${before} ${contracted === 'i' ? 'I' : contracted}`.trim() : before;
}

/** "that" between two verbs, or -1. */
function lastThat(tokens: readonly Token[], after: number, before: number): number {
  for (let i = before - 1; i > after; i--) {
    // "but that depends": the pronoun, not the conjunction.
    if (
      tokens[i]?.lower === 'that' &&
      !COORDINATOR.test(tokens[i - 1]?.lower ?? '') &&
      tokens[i - 1]?.lower !== ','
    )
      return i;
  }
  return -1;
}

/** Parts ", with further cohorts planned" from the clause that it hangs on. */
function splitWith(sentence: string, clause: Clause): Clause[] {
  const text = sentence.slice(clause.start, clause.end);
  const match =
    /,? (?:and )?with (?!a view|regard|respect|immediate|effect|the exception|the aim|the intention|the hope)/i.exec(
      text.slice(20),
    );
  if (!match || clause.kind === 'fragment') return [clause];
  const at = clause.start + 20 + match.index;
  const tail = sentence.slice(at, clause.end);
  if (!tail.startsWith(',') || !WITH_VERB.test(tail)) return [clause];
  return [
    { ...clause, end: at },
    {
      start: at,
      end: clause.end,
      group: null,
      subject: '',
      sharesSubjectWith: -1,
      matrix: clause.matrix,
      matrixSubject: clause.matrixSubject,
      matrixSharesWith: clause.matrixSharesWith,
      kind: 'with',
    },
  ];
}
