import type { VerbForms } from '../../lexicon/index.js';
import type { Token } from './tokens.js';

/**
 * An auxiliary chain with its head: "has not yet been fully adopted". Token indexes are inclusive.
 * Tense, aspect, modality, polarity and voice are read off the chain; compromise is wrong on them in a quarter of
 * clauses and is used only where there is no auxiliary.
 */
export interface VerbGroup {
  first: number;
  last: number;
  /** Head verb in lower case as it stands; `be` or `have` where the auxiliary itself is the predicate. */
  head: string;
  modal: string | null;
  perfect: boolean;
  progressive: boolean;
  passive: boolean;
  /** A form of be (or have) with a complement and no verb: "is in place". */
  copula: boolean;
  negated: boolean;
  past: boolean;
  present: boolean;
  finite: boolean;
  /** Without an auxiliary, so only as sure as the tagger. */
  bare: boolean;
}

const HAVE = new Set([
  "you've",
  "who've",
  'has',
  'have',
  'had',
  "hasn't",
  "haven't",
  "hadn't",
  "we've",
  "i've",
  "they've",
  "'ve",
]);
const BE = new Set([
  "there's",
  "he's",
  "she's",
  "what's",
  'is',
  'are',
  'was',
  'were',
  'am',
  'be',
  'been',
  'being',
  "isn't",
  "aren't",
  "wasn't",
  "weren't",
  "it's",
  "we're",
  "i'm",
  "they're",
  "that's",
]);
const MODAL = new Set([
  'will',
  'shall',
  'would',
  'should',
  'must',
  'can',
  'could',
  'may',
  'might',
  'cannot',
  "can't",
  "won't",
  "wouldn't",
  "shouldn't",
  "couldn't",
  "we'll",
  "i'll",
  "they'll",
  "it'll",
  "shan't",
]);
const DO = new Set(['do', 'does', 'did', "don't", "doesn't", "didn't"]);
const NOT = new Set(['not', 'never', 'neither', 'nor', 'no-longer']);
const PAST_AUX = new Set(['had', 'was', 'were', 'did', "hadn't", "wasn't", "weren't", "didn't"]);
const INSERTED =
  /^(?:as|at|in|on|since|with|through|for|by|from|to|therefore|however|moreover|where|when|like|together|along|following|subject|of|again|too|also|over|under|after|before|during|alongside|via)$/;
const DETERMINERS =
  /^(?:the|a|an|this|that|these|those|our|my|its|their|his|her|your|any|each|every|no|some|all|both|such|of|for|in|on|at|by|with|from|into|within|under|over|between|since|after|before|until|than|per|as|and\/or)$/;
const SUBJECT_PRONOUN =
  /^(?:we|i|it|they|he|she|this|that|these|those|which|who|there|both|all|none|each|neither|staff|officers|teams|forces)$/;

export function isAdverb(token: Token, forms: VerbForms): boolean {
  if (NOT.has(token.lower) || forms.adverbs.has(token.lower)) return true;
  return /ly$/.test(token.lower) && token.lower.length > 4 && !forms.notAdverbs.has(token.lower);
}

export function isParticiple(token: Token, forms: VerbForms): boolean {
  const w = token.lower.replace(/^re-/, '');
  if (forms.participles.has(w)) return true;
  if (forms.notForms.has(w)) return false;
  return /[a-z]{2}ed$/.test(w);
}

function isGerund(token: Token, forms: VerbForms): boolean {
  return /[a-z]{2}ing$/.test(token.lower) && !forms.notForms.has(token.lower);
}

function contractionKind(word: string): 'have' | 'be' | 'modal' | 'do' | null {
  if (HAVE.has(word)) return 'have';
  if (BE.has(word)) return 'be';
  if (MODAL.has(word)) return 'modal';
  if (DO.has(word)) return 'do';
  return null;
}

function modalOf(word: string): string {
  if (/^(?:will|won't|.*'ll|shall|shan't)$/.test(word)) return 'will';
  if (/^(?:can|cannot|can't)$/.test(word)) return 'can';
  return word.replace(/n't$/, '');
}

/** Index after an insertion ", at the time of writing, " that starts at a comma or bracket, or `at` if it is none. */
function afterInsertion(tokens: readonly Token[], at: number): number {
  const opener = tokens[at]?.lower;
  if (opener !== ',' && opener !== '(') return at;
  if (opener === ',' && !INSERTED.test(tokens[at + 1]?.lower ?? '')) return at;
  const closer = opener === ',' ? ',' : ')';
  for (let i = at + 1; i < Math.min(tokens.length, at + 14); i++) {
    if (tokens[i]?.lower === closer) return i + 1;
  }
  return at;
}

/** The chain that begins with the auxiliary at `first`. */
function chainAt(tokens: readonly Token[], first: number, forms: VerbForms): VerbGroup | null {
  let last: 'have' | 'be' | 'modal' | 'do' | null = null;
  const group: VerbGroup = {
    first,
    last: first,
    head: '',
    modal: null,
    perfect: false,
    progressive: false,
    passive: false,
    copula: false,
    negated: false,
    past: false,
    present: false,
    finite: true,
    bare: false,
  };
  let had = false;
  let lastAux = first;
  let i = first;
  for (; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) break;
    const kind = contractionKind(token.lower);
    if (kind) {
      // "does have", "will do": the second one is the head.
      if (kind === 'do' && last !== null) break;
      if (kind === 'modal' && last !== null) break;
      if (/n't$|cannot/.test(token.lower)) group.negated = true;
      if (i === first && PAST_AUX.has(token.lower)) group.past = true;
      if (kind === 'have') had = true;
      if (kind === 'modal') group.modal = modalOf(token.lower);
      if (kind === 'be' && token.lower === 'being') group.progressive = true;
      last = kind;
      lastAux = i;
      continue;
    }
    if (isAdverb(token, forms)) {
      if (NOT.has(token.lower)) group.negated = true;
      continue;
    }
    const skipped = last ? afterInsertion(tokens, i) : i;
    if (skipped > i) {
      const next = tokens[skipped];
      const goesOn =
        next &&
        (contractionKind(next.lower) ||
          isAdverb(next, forms) ||
          isParticiple(next, forms) ||
          isGerund(next, forms) ||
          (group.modal && next.tags.has('Verb')));
      if (goesOn) {
        i = skipped - 1;
        continue;
      }
    }
    if (token.lower === 'to' && (last === 'be' || last === 'have')) {
      const next = tokens[i + 1];
      if (next && (BE.has(next.lower) || next.tags.has('Verb') || next.tags.has('Infinitive'))) {
        group.modal = last === 'be' ? 'will' : 'must';
        had = false;
        last = 'modal';
        lastAux = i;
        continue;
      }
    }
    break;
  }
  const head = tokens[i];
  group.last = lastAux;
  if (head && last === 'have' && isParticiple(head, forms)) {
    group.perfect = true;
    group.head = head.lower;
    group.last = i;
  } else if (
    head?.lower === 'going' &&
    last === 'be' &&
    tokens[i + 1]?.lower === 'to' &&
    tokens[i + 2]?.tags.has('Verb')
  ) {
    // "is going to fund": a future.
    group.modal = 'will';
    group.head = tokens[i + 2]?.lower ?? '';
    group.last = i + 2;
  } else if (head && last === 'be' && isGerund(head, forms)) {
    group.progressive = true;
    group.perfect = had;
    group.head = head.lower;
    group.last = i;
  } else if (head && last === 'be' && isParticiple(head, forms)) {
    group.passive = true;
    group.perfect = had;
    group.head = head.lower;
    group.last = i;
  } else if (
    head &&
    (last === 'modal' || last === 'do') &&
    /\p{L}/u.test(head.text) &&
    !DETERMINERS.test(head.lower)
  ) {
    group.head = head.lower;
    group.last = i;
  } else if (last === 'modal' || last === 'do') {
    return null;
  } else {
    group.copula = true;
    group.perfect = had && last === 'be';
    group.head = last === 'have' ? 'have' : 'be';
  }
  group.present = !group.past && !group.perfect && !group.modal;
  const opener = tokens[first]?.lower ?? '';
  if (opener === 'being' || opener === 'been' || opener === 'be') group.finite = false;
  if (tokens[first - 1]?.lower === 'to') group.finite = false;
  return group;
}

/** A finite verb without auxiliary: "launched", "uses". Taken only after a possible subject. */
function bareAt(tokens: readonly Token[], at: number, forms: VerbForms): VerbGroup | null {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token || !before || !token.tags.has('Verb') || forms.notForms.has(token.lower)) return null;
  if (token.tags.has('Gerund') || (token.tags.has('Infinitive') && before.lower === 'to'))
    return null;
  // "staff have": a noun before an auxiliary.
  if (contractionKind(tokens[at + 1]?.lower ?? '') !== null) return null;
  let subjectAt = at - 1;
  while (subjectAt > 0 && isAdverb(tokens[subjectAt] as Token, forms)) subjectAt--;
  const subject = tokens[subjectAt];
  if (!subject || (DETERMINERS.test(subject.lower) && !SUBJECT_PRONOUN.test(subject.lower)))
    return null;
  const pronoun = SUBJECT_PRONOUN.test(subject.lower);
  const nounLike =
    subject.tags.has('Noun') ||
    subject.tags.has('Pronoun') ||
    subject.text === ')' ||
    /^[A-Z]/.test(subject.text);
  if (!pronoun && !nounLike) return null;
  const past =
    token.tags.has('PastTense') || forms.pasts.has(token.lower) || /[a-z]{2}ed$/.test(token.lower);
  const base = {
    first: at,
    last: at,
    head: token.lower,
    modal: null,
    perfect: false,
    progressive: false,
    passive: false,
    copula: false,
    negated: false,
    finite: true,
    bare: true,
  };
  if (past) {
    // "a board chaired by": a participle.
    if (tokens[at + 1]?.lower === 'by') return null;
    if (forms.ambiguousPasts.has(token.lower) && !/^(?:we|i|they|he|she|it)$/.test(subject.lower))
      return null;
    return { ...base, past: true, present: false };
  }
  if (!token.tags.has('PresentTense')) return null;
  const third = /[a-z]s$/.test(token.lower);
  const plural =
    subject.tags.has('Plural') ||
    /^(?:we|i|they|staff|officers|police|teams|which|who|these|those)$/.test(subject.lower);
  if (third ? plural && subject.lower !== 'which' : !plural) return null;
  return { ...base, past: false, present: true };
}

/** All verb groups of a sentence, left to right, not overlapping. */
export function findVerbGroups(tokens: readonly Token[], forms: VerbForms): VerbGroup[] {
  const groups: VerbGroup[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token || !/\p{L}/u.test(token.text)) continue;
    // "May 2025" is a month.
    const month =
      token.text === 'May' &&
      (/^\d/.test(tokens[i + 1]?.text ?? '') ||
        /^(?:in|by|since|of|on|from|to|until|and|\d.*)$/.test(tokens[i - 1]?.lower ?? ''));
    const group =
      contractionKind(token.lower) && !month ? chainAt(tokens, i, forms) : bareAt(tokens, i, forms);
    if (!group) continue;
    groups.push(group);
    i = group.last;
  }
  return groups;
}
