import type { CompiledActor, CompiledCue, CueVerdict, VerbForms } from '../../lexicon/index.js';
import type { Span } from '../../model/index.js';
import { isNormative } from '../../segment/index.js';
import { type Clause, splitClauses } from './clauses.js';
import { type CueHit, cuesFor, findCues } from './cueMatch.js';
import { embeddedSpans } from './embedded.js';
import { goesOnFrom, type ListLead } from './listLeads.js';
import { partRelatives } from './relatives.js';
import { MENDED, OWN_GROUND, sourceOf } from './sources.js';
import { classifySubject, type SubjectClass } from './subject.js';
import { tokenise } from './tokens.js';
import { findVerbGroups } from './verbGroups.js';

export interface AnalysisRules {
  cues: readonly CompiledCue[];
  actors: readonly CompiledActor[];
  forms: VerbForms;
}

export interface SentenceSetting {
  /** The sentence before was about the report, so "It also" and "They" mean the report. */
  afterReport: boolean;
  /** An earlier sentence of the paragraph names the inspectors or their report. */
  inspectorsNamed?: boolean;
  /** The sentence before names several other bodies. */
  othersNamed?: boolean;
  voice: 'chief_constable' | 'policing_body';
  /** It answers: the chief officer's words, or words under a number. */
  answering: boolean;
  /** Whom "she" or "he" means: the person named last. */
  person: SubjectClass;
  /** Fragments without a verb count here (cells, fields, answers under a number). */
  fragments: boolean;
  /** Who acts in the sentence before, in the same block. */
  actedLast?: SubjectClass;
  /** The line over the list in which the sentence is an item. */
  lead?: ListLead | null;
}

/** A clause with its verdict and the cue that gave it. Offsets are those of the sentence. */
export interface AnalysedClause {
  clause: Clause;
  subject: SubjectClass;
  verdict: CueVerdict;
  hit: CueHit | null;
  /** Other cues that governed the clause. */
  others: CueHit[];
  /** Who reports it: subject class of the reporting clause. */
  reporter: SubjectClass | null;
  /** Words of the reporting clause. */
  matrix: string | null;
  /** It goes on from the line over its list, which gives it subject and status. */
  led?: boolean;
}

const HOPE = /\b(?:hope[sd]?|trust|would|wish|if|whether|unless)\b/i;
const RECEIVED =
  /\b(?:assured|informed|advised|told|reassured|briefed|notified|understand|understood|heard|hear|according)\b/i;
const AGREES =
  /\b(?:accepts?|accepted|agrees?|agreed|concedes?|conceded|admits?|admitted|shares? the (?:view|concern))\b[^,;]*$/i;
const EXPECTS =
  /\b(?:expect|want|require|insist|ask(?:ed)?|request(?:ed)?|recommend(?:ed|s)?|propose[sd]?|suggest(?:s|ed)?|important|essential|vital|crucial|imperative|critical|ensure|make sure|need)\b[^,;]*\bthat$/i;
/** What an earlier office holder said is nobody's claim now. */
const PREDECESSOR =
  /\b(?:(?:my|our|the) predecessor|the (?:last|previous|former|then) (?:police and crime )?(?:commissioner|pcc|pfcc|mayor|chief constable))\b/i;
/** "It found that": in these papers the inspectorate does. */
const IT_FOUND =
  /\b(?:it|they)\b[^,;]{0,20}\b(?:found|finds?|conclude[sd]?|recommend(?:s|ed)?|identif(?:y|ies|ied)|highlight(?:s|ed)?|observe[sd]?|note[sd]?|sa(?:ys?|id))\b/i;
const NEGATED = /\b(?:not|n't|n’t|no|never|cannot|nor)\b/i;

function embeddedOf(sentence: string, clause: Clause, rules: AnalysisRules): Span[] {
  const tokens = tokenise(sentence);
  const groups = findVerbGroups(tokens, rules.forms);
  const spans: Span[] = [];
  for (const e of embeddedSpans(tokens, groups)) {
    const first = tokens[e.first];
    const last = tokens[e.last];
    if (first && last) spans.push({ start: first.start, end: last.end });
  }
  if (clause.matrix) spans.push({ start: clause.start, end: clause.start + clause.matrix.length });
  return spans;
}

/**
 * "The council carries out those interviews and it is looking at its part": they who acted in the clause or sentence
 * before act on. What is done to it, or what it is, may be said of the thing that they made.
 */
function isTheirAct(
  clause: Clause,
  before: AnalysedClause | undefined,
  setting: SentenceSetting,
): boolean {
  const { group } = clause;
  if (group === null || group.passive || group.copula || group.head === 'be') return false;
  if (!/^\W{0,3}(?:(?:and|but|so|yet|while|although) )?(?:it|they)$/i.test(clause.subject))
    return false;
  if (before === undefined) return setting.actedLast === 'other_body';
  return before.subject === 'other_body' && before.verdict === 'other_body';
}

function isReport(subject: SubjectClass): boolean {
  return subject === 'inspectorate' || subject === 'report';
}

/** Verdict for a clause that another clause reports or judges, where that decides it; else null. */
function byMatrix(
  matrix: string,
  reporter: SubjectClass,
  subject: SubjectClass,
  own: CueVerdict,
): CueVerdict | null {
  if (isReport(reporter)) return 'hmicfrs_finding';
  if (PREDECESSOR.test(matrix)) return 'other_body';
  if (reporter === 'pronoun' && IT_FOUND.test(matrix)) return 'hmicfrs_finding';
  if (reporter === 'all_forces') return 'other_body';
  if (
    reporter === 'other_body' &&
    (subject === 'thing' || subject === 'pronoun' || subject === 'ask')
  )
    return 'other_body';
  if (isReport(subject)) return 'hmicfrs_finding';
  if (subject === 'other_body' || subject === 'all_forces') return 'other_body';
  if (AGREES.test(matrix)) return NEGATED.test(matrix) ? 'declined' : 'acknowledged';
  if (EXPECTS.test(matrix)) return reporter === 'policing_body' ? 'oversight' : 'none';
  if (HOPE.test(matrix)) return 'background';
  if (
    NEGATED.test(matrix) &&
    /\b(?:satisfied|content|assured|convinced|persuaded|confident|happy)\b/i.test(matrix)
  ) {
    return own === 'completed' ? 'not_done' : own;
  }
  return null;
}

/** Reads a sentence clause by clause. A sentence that asks is one clause with the verdict `recommendation_text`. */
export function analyseSentence(
  sentence: string,
  rules: AnalysisRules,
  setting: SentenceSetting,
): AnalysedClause[] {
  const tokens = tokenise(sentence);
  const clauses = splitClauses(sentence, tokens, findVerbGroups(tokens, rules.forms), rules.forms);
  if (isNormative(sentence)) {
    const whole: Clause = { ...(clauses[0] as Clause), start: 0, end: sentence.length };
    return [
      {
        clause: whole,
        subject: 'none',
        verdict: 'recommendation_text',
        hit: null,
        others: [],
        reporter: null,
        matrix: null,
      },
    ];
  }
  const found = findCues(sentence, rules.cues);
  const analysed: AnalysedClause[] = [];
  for (const [index, clause] of clauses.entries()) {
    const shared = clause.sharesSubjectWith;
    let subject: SubjectClass =
      clause.subject === '' && shared >= 0
        ? (analysed[Math.min(shared, analysed.length - 1)]?.subject ?? 'none')
        : classifySubject(clause.subject, rules.actors);
    if (clause.kind === 'with') subject = analysed[index - 1]?.subject ?? 'none';
    if (
      subject === 'pronoun' &&
      setting.afterReport &&
      index === 0 &&
      !MENDED.test(sentence) &&
      !OWN_GROUND.test(sentence) &&
      /^\W*(?:(?:however|but|and|although|while),? )?(?:it|they|these|both|this|its)\b/i.test(
        clause.subject,
      )
    ) {
      subject = 'report';
    }
    if (subject === 'pronoun' && /\b(?:s?he)\b/i.test(clause.subject)) subject = setting.person;
    if (subject === 'pronoun' && isTheirAct(clause, analysed[index - 1], setting))
      subject = 'other_body';
    let reporter: SubjectClass | null = null;
    if (clause.matrix !== null) {
      reporter =
        clause.matrixSubject === '' && clause.matrixSharesWith >= 0
          ? (analysed[Math.min(clause.matrixSharesWith, analysed.length - 1)]?.subject ?? 'none')
          : classifySubject(clause.matrixSubject, rules.actors);
      if (reporter === 'pronoun' && /\b(?:s?he)\b/i.test(clause.matrixSubject))
        reporter = setting.person;
      else if (reporter === 'pronoun' && setting.afterReport) reporter = 'report';
    }
    const hits = cuesFor(
      {
        clause,
        subject,
        voice: setting.voice,
        answering: setting.answering,
        embedded: embeddedOf(sentence, clause, rules),
      },
      found,
    ).filter(
      (hit) =>
        clause.group !== null ||
        clause.kind === 'with' ||
        !hit.row.fragment ||
        (setting.fragments && startsWith(sentence, hit)),
    );
    const usable =
      clause.group === null && clause.kind === 'fragment' && !setting.fragments
        ? hits.filter((hit) => !hit.row.fragment && hit.row.rank < 20)
        : hits;
    let hit = usable[0] ?? null;
    let verdict: CueVerdict = hit?.row.verdict ?? 'none';
    if (clause.matrix !== null && reporter !== null) {
      const forced = byMatrix(clause.matrix, reporter, subject, verdict);
      if (forced !== null && forced !== verdict) {
        verdict = forced;
        hit = usable.find((other) => other.row.verdict === forced) ?? null;
      }
    }
    // "You conclude that much was done, but none is finished": the second half is still the report's.
    const last = analysed[index - 1];
    if (
      last?.verdict === 'hmicfrs_finding' &&
      last.matrix !== null &&
      ['pronoun', 'thing', 'ask', 'none'].includes(subject) &&
      !/\b(?:since|now|already|subsequently|we|our)\b/i.test(
        sentence.slice(clause.start, clause.end),
      )
    ) {
      verdict = 'hmicfrs_finding';
      hit = null;
    }
    // "It found A, and that B": the second that-clause has the source of the first.
    if (
      last &&
      clause.kind === 'coordinate' &&
      /^[\s,;]{0,3}(?:and |but |or )?that\b/i.test(sentence.slice(clause.start, clause.end)) &&
      last.verdict !== verdict &&
      (last.verdict === 'hmicfrs_finding' || last.verdict === 'other_body')
    ) {
      verdict = last.verdict;
      hit = null;
    }
    const source = sourceOf({ sentence, clause, subject, verdict, setting });
    if (source !== null) {
      verdict = source;
      hit = null;
    }
    // "Most forces have adopted it and many use it."
    if (
      last?.subject === 'all_forces' &&
      /^\W{0,3}(?:many|some|others|most|few|several|all)\s*$/i.test(clause.subject)
    ) {
      subject = 'all_forces';
      verdict = 'hmicfrs_finding';
      hit = null;
    }
    // A hope, a wish or a thank-you takes its coordinate clauses with it only where they have no subject of their own.
    if (shared >= 0 && verdict !== 'none') {
      const host = analysed[Math.min(shared, analysed.length - 1)];
      if (host && (host.verdict === 'hmicfrs_finding' || host.verdict === 'other_body'))
        verdict = host.verdict;
    }
    analysed.push({
      clause,
      subject,
      verdict,
      hit,
      others: usable.filter((h) => h !== hit),
      reporter,
      matrix: clause.matrix,
    });
  }
  const [opening] = analysed;
  if (setting.lead && opening && goesOnFrom(setting.lead, sentence)) {
    const { subject, verdict } = setting.lead;
    analysed[0] = { ...opening, subject, verdict, hit: null, led: true };
  }
  return analysed.flatMap((one) => partRelatives(one, sentence, rules.actors));
}

function startsWith(sentence: string, hit: CueHit): boolean {
  if (hit.span === null) return false;
  if (hit.row.anywhere) return true;
  const before = sentence.slice(0, hit.span.start);
  return before.replace(/[\s"'“‘([•–-]/g, '').length <= 2 || /^.{1,60}[:–)-]\s{0,2}$/.test(before);
}

/** Whether the speaker of a clause passes on another's word, given whose section it stands in. */
export function isReported(
  clause: AnalysedClause,
  voice: 'chief_constable' | 'policing_body',
): boolean {
  const { matrix, reporter } = clause;
  if (matrix === null)
    return /^(?:according to|as reported by|as advised by)\b/i.test(clause.clause.subject);
  if (RECEIVED.test(matrix)) return true;
  if (voice === 'policing_body') return reporter === 'force' || reporter === 'other_body';
  return (
    /\b(?:confirm|advis|report|stat|said|says|assur|inform|told|indicat)/i.test(matrix) &&
    reporter !== 'we' &&
    reporter !== 'none'
  );
}
