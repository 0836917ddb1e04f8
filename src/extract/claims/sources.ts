import type { CueVerdict } from '../../lexicon/index.js';
import type { SentenceSetting } from './analyse.js';
import type { Clause } from './clauses.js';
import type { SubjectClass } from './subject.js';

/** Words that part what was found from what has been done about it. */
export const MENDED = /\b(?:since|now|already|subsequently|no longer)\b/i;
/** Words of the writer's own, or of what holds in this area and not in the report. */
export const OWN_GROUND = /\b(?:here|locally|our|we|us|I|my|right|wrong|fair)\b/;
const TELL =
  '(?:found|finds?|conclude[sd]?|says?|said|reports?|reported|records?|recorded|noted?s?|observe[sd]?|identif(?:y|ies|ied)|highlight(?:s|ed)?|states?|stated|consider(?:s|ed)?|recogni[sz]e[sd]?|acknowledge[sd]?|told us|tells us)';
/** A sentence that opens with what the inspectors or their report tell. */
const INSPECTORS_TELL = new RegExp(
  `^\\W{0,3}(?:[^,;.]{0,60}, )?(?:(?:the|your|their|his majesty['’]s|her majesty['’]s|both|joint|national|latest|this|new) ){0,3}(?:inspectors?|inspectorates?|hmicfrs|hmic|report|review|inspection)(?: (?:by|of|from|on) [^,;.]{3,90})? (?:also |further |then |itself |rightly |went on to ){0,2}${TELL}\\b[^,;.]{0,60}\\bthat\\b`,
  'i',
);
const IT_TELLS = new RegExp(
  `^\\W{0,3}(?:(?:but|and|however|also|indeed),? )?(?:it|they) (?:also |further |then ){0,2}${TELL}\\b[^,;.]{0,40}\\bthat\\b`,
  'i',
);
/** "By 30 September the constabulary reviews all cases": an ask in the present tense. */
const BY_THEN =
  /^\W{0,3}(?:by|before|within)\b[^,.;]{3,40}?\b(?:20\d\d|january|february|march|april|may|june|july|august|september|october|november|december|months?|weeks?|immediately)\b/i;
/** What is still to come is said by those who will do it. */
const OPEN = /\b(?:yet|booked|planned|due|scheduled|expects?)\b/i;
/** "Progress since 2019" mends nothing. */
const SINCE_WHEN =
  /\bsince (?:\d|the (?:last|first|previous|earlier)\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \d)/gi;
/** "The inspectors told us that our profile was thin." */
const TOLD_US =
  /^\W{0,3}(?:the |your |his majesty['’]s )?(?:inspectors?|inspectorates?|hmicfrs|report|inspection)\b[^,;.]{0,30}\b(?:told|warned|reminded|advised|informed) (?:us|me|the (?:force|constabulary|chief constable|commissioner))\b[^,;.]{0,30}\bthat\b/i;
/** "One has replied", after a sentence that named several other bodies. */
const BARE_NUMBER =
  /^\W{0,3}(?:only |just )?(?:one|two|three|four|five|both|another|neither|the others?)(?: of (?:them|these|those))?(?: (?:already|now|still|has|have))?$/i;
const STILL_TOLD: ReadonlySet<SubjectClass> = new Set([
  'thing',
  'pronoun',
  'ask',
  'none',
  'all_forces',
]);
const INSPECTORS_DO =
  /\bthey (?:also |further |then )?(?:examined|visited|assessed|judged|graded|reviewed|reported|interviewed|looked (?:at|again)|spoke (?:to|of|with)|read|saw|said|found|asked forces|made|praised|criticised|commended|identified|concluded|noted|(?:were|was) (?:critical|complimentary|impressed|concerned|told|pleased|satisfied|not satisfied))\b/i;
/** In the simple present or past: how findings are told, and seldom what was done about them. */
function isPlain({ group }: Clause): boolean {
  return group !== null && !group.perfect && !group.progressive && group.modal === null;
}

export interface ReadClause {
  sentence: string;
  clause: Clause;
  subject: SubjectClass;
  /** What the cues say. */
  verdict: CueVerdict;
  setting: SentenceSetting;
}

/** "The inspectors read 400 records. Most had been recorded well": the second sentence is still theirs. */
function goesOn({ sentence, clause, subject, setting }: ReadClause, verdict: CueVerdict): boolean {
  if (!setting.afterReport || setting.voice !== 'policing_body' || clause.matrix !== null)
    return false;
  if (verdict === 'background' || verdict === 'other_body') return false;
  if (MENDED.test(sentence) || OWN_GROUND.test(sentence)) return false;
  if (['thing', 'ask', 'pronoun'].includes(subject) && clause.group?.past) return true;
  return !setting.answering && isPlain(clause) && STILL_TOLD.has(subject) && !OPEN.test(sentence);
}

/** "Inspectors found that, across the forces, a third were flagged": all of the sentence is theirs. */
function isTold({ sentence, clause, subject, setting }: ReadClause, verdict: CueVerdict): boolean {
  return (
    STILL_TOLD.has(subject) &&
    !MENDED.test(sentence.replace(SINCE_WHEN, '')) &&
    (INSPECTORS_TELL.test(sentence.slice(0, clause.start + 40)) ||
      ((setting.afterReport || (setting.inspectorsNamed ?? false)) && IT_TELLS.test(sentence))) &&
    verdict !== 'other_body'
  );
}

/** "By 30 September the constabulary reviews all cases", after words about the report. */
function asksInPresent({ sentence, clause, subject, setting }: ReadClause): boolean {
  const { group } = clause;
  return (
    setting.afterReport &&
    setting.voice === 'policing_body' &&
    ['force', 'all_forces'].includes(subject) &&
    group?.present === true &&
    !group.passive &&
    isPlain(clause) &&
    BY_THEN.test(sentence)
  );
}

/** "The inspectors told us that our profile was thin", but not what follows a "but". */
function isToldUs({ sentence, clause, subject }: ReadClause): boolean {
  return (
    subject !== 'we' &&
    subject !== 'policing_body' &&
    TOLD_US.test(sentence) &&
    !/[;]|\bbut\b/i.test(sentence.slice(0, clause.start))
  );
}

function isOthersAct({ clause, setting }: ReadClause): boolean {
  return (setting.othersNamed ?? false) && BARE_NUMBER.test(clause.subject);
}

/** "They examined 84 cases": they are the inspectors, where the paragraph has named them. */
function inspectorsAct({ sentence, clause, setting }: ReadClause): boolean {
  return (
    (setting.inspectorsNamed ?? false) &&
    setting.voice === 'policing_body' &&
    /^\W*they$/i.test(clause.subject) &&
    INSPECTORS_DO.test(sentence.slice(clause.start, clause.end))
  );
}

/**
 * Whose words or acts a clause is, told by what stands before it and by the sentence as a whole rather than by a cue
 * of its own: the inspectorate's or another body's; null where nothing says so.
 */
export function sourceOf(read: ReadClause): CueVerdict | null {
  let source: CueVerdict | null = null;
  const verdict = () => source ?? read.verdict;
  if (goesOn(read, verdict())) source = 'hmicfrs_finding';
  if (isTold(read, verdict())) source = 'hmicfrs_finding';
  if (asksInPresent(read)) source = 'recommendation_text';
  if (isToldUs(read)) source = 'hmicfrs_finding';
  if (isOthersAct(read) && verdict() !== 'hmicfrs_finding') source = 'other_body';
  if (inspectorsAct(read)) source = 'hmicfrs_finding';
  return source;
}
