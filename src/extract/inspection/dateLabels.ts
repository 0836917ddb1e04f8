/**
 * What the words before a date say of it. `own`: when the response was written, signed or decided; `act`: when it
 * came out; `likely`: it speaks of the body's own paper or act, in whatever words; `published`: when something was, which may be the report or a web page; `paper`: the date of a committee
 * paper or of the report answered; `other`: events, targets, other papers and traces of machines.
 */
export type DateLabel = 'own' | 'act' | 'likely' | 'published' | 'paper' | 'other';

const BODY = String.raw`(?:the\s)?(?:office (?:of|for) (?:the\s)?)?(?:police(?:,?\sfire)?\s(?:and|&)\scrime\s)?(?:o?pf?cc|(?:deputy\s)?(?:commissioner|mayor)|(?:police\s)?authority|board|policing body|chair)(?:['’]?s)?`;

const PAPER =
  '(?:response|reply|comments?|letter|statement|decision|return|submission|record|form|document|replacement|note)s?';

const ACT = String.raw`(?:issued|approved|agreed|authori[sz]ed|signed(?:[\s-]off)?(?:\sand\sdated)?|made|sent|submitted|completed|finali[sz]ed|adopted|ratified|returned|given|taken|dispatched|e-?mailed|cleared|lodged|replied|filed|(?:put|gone) up|put on (?:this|our) (?:web\\s?)?(?:page|site))`;

const DONE_FOR = String.raw`(?:\sfor\s(?:publication|issue|release|submission))?(?:\s(?:to|with)\s[^.;:]{3,60}?)?(?:\s(?:by|for|on behalf of)\s${BODY}[^.;:]{0,50}?)?`;

/** "Date:", "Date of response", "Date of PCC's decision", "Response date", "Date response signed". */
const OWN = new RegExp(
  [
    'dat(?:e|ed)',
    'dyddiad(?: yr ymateb)?',
    '(?:datganiad|llythyr|ymateb|sylwadau)?\\s{0,2}dyddiedig',
    `date of (?:(?:this|our|the|my|hmicfrs|formal|${BODY})\\s){0,3}(?:response|reply|letter|comments?|statement|decision|submission|return|issue|signature|signing|approval|completion|sign[\\s-]?off|this (?:document|record|form|note))(?: (?:form|document|record|to (?:hmicfrs|the home secretary)))?`,
    `(?:${BODY}\\s)?(?:response|reply|comments?|letter|statement|decision|submission|signature|approval|completion|sign[\\s-]?off)(?:\\s(?:form\\s)?dated?)`,
    `(?:this\\s|our\\s|the\\s)?(?:letter|response|reply|comments) dated`,
    `date (?:(?:this|our|the|pf?cc)\\s)?(?:${PAPER}\\s)?(?:was\\s)?${ACT}${DONE_FOR}`,
    'signed(?: and dated)?|sent|signature(?: and date)?',
  ]
    .map((form) => `(?:${form})`)
    .join('|')
    .replace(/^/, '^(?:')
    .replace(/$/, ')$'),
  'i',
);

/** "Approved by the Commissioner", "Response submitted to HMICFRS", "Response published", "Published by the PCC". */
const CAME_OUT = new RegExp(
  `^(?:(?:(?:this|the|our|my|full|formal|joint|section 55|pf?cc|${BODY})\\s){0,3}${PAPER}\\s)?(?:(?:was|is|were|date)\\s)?(?:(?:formally|first|originally)\\s)?(?:${ACT}${DONE_FOR}|published by ${BODY})$` +
    `|^(?:date\\s)?(?:(?:our|the|this|my|formal|${BODY})\\s){0,3}${PAPER}\\s(?:was\\s)?(?:first\\s)?published(?:\\s(?:online|by ${BODY}))?$` +
    `|^date (?:of publication of|of publishing) (?:(?:our|the|this|my|${BODY})\\s){0,2}${PAPER}$` +
    `|^(?:final|this version|(?:final\\s)?(?:version|v) ?\\d(?:\\.\\d{1,2})?(?: \\(?final\\)?)?|laid before [^.;]{3,50})$`,
  'i',
);

const PUBLISHED =
  /^(?:date\s)?(?:published|publication date|date of publication|date published)(?:\s(?:online|(?:on|to) (?:(?:our|the|this) )?(?:web\s?)?(?:site|page)))?$/i;

const COMMITTEE_PAPER = /^(?:date of (?:this )?(?:report|paper)|(?:report|paper) date)$/i;

const OTHER =
  /\?\s{0,2}$|\b(?:meeting|deadline|due|by|inspect(?:ion|ed|ors)|visit(?:ed)?|updated|printed|archived|review(?:ed)?|received|requested|invited|stamp|version|form|template|rev(?:ised)?|opened|fieldwork|report(?:\s(?:published|of|date|issued))?|your (?:letter|ref)|hmicfrs|uploaded|posted|created|cookies?|page|next|until|since|between|from|to|as at|copyright|redesigned|agenda|minutes|committee|panel|board|forum|predecessor|previous|chief constable['’]?s?)\b[^.;\n]{0,30}$|©\s?$/i;

/** What the body itself writes or does; which of many labels it makes of these words is for each office to choose. */
const OWN_WORDS = new RegExp(
  String.raw`\b(?:responses?|reply|replies|comments?|letter|statement|decision|return|submission|answer|sign[\s-]?off|approval|signature|replacement)\b|\b${ACT}\b|\b(?:o?pf?cc|commissioner|mayor|board|authority)(?:['’]?s)?\s(?:publication|published)\b`,
  'i',
);

/** What others write or do, what is due, and events on the way: one such word and the date is not the paper's own. */
const NOT_OWN =
  /\?\s{0,2}$|\b(?:deadline|due|statutory|required|latest|last|when|meeting|(?:re)?view(?:ed)?|updated|received|requested|invited|sought|asked|consulted|allocated|opened|logged|created|prepared|drafted|draft|uploaded|fieldwork|inspect\w{0,6}|(?<!(?:response|reply|comments) to (?:the )?)reports?|(?<!\bto (?:the )?)hmi\w{0,5}|forms?|versions?|template|next|previous|first|original|earlier|target|implement\w{0,6}|recommendations?|actions?|until|before|since|from|panel|committee|agenda|minutes|policy|within|days?|20\d\d|your|his|her|their|he|she|they|refer|thank|further|wrote|following|elected|appointed|replaces|supersedes|withdrawn|in)\b/i;

/** Those who comment to the body, and the body that may be named beside them. */
const THE_FORCE =
  /\b(?:chief|force['’]?s?|constabulary|officers?|staff|police(?!,? (?:fire )?(?:and|&) crime))\b/i;
const THE_BODY = /\b(?:o?pf?cc|commissioner|mayor|authority|policing body)\b/i;

/** A colon, a dash, the end of a cell or a short word stands between a label and its date; not a bracket or a comma. */
const PARTED = /(?:[:–—-]\s{0,3}|\b(?:on|dated)\s{1,3}|[^\s,(;]\s{0,3})$/;

/** "Reply to Home Secretary", "Returned", "Commissioner's decision": few words, one of its own, none of others. */
function speaksOfOwn(words: string, label: string): boolean {
  // "Related: our response to the fraud report (May 2023)".
  if (!PARTED.test(words) || /\([^)]*$/.test(words.slice(-80))) return false;
  if (label.length > 70 || NOT_OWN.test(label) || !OWN_WORDS.test(label)) return false;
  return !THE_FORCE.test(label) || THE_BODY.test(label);
}

/** Labels of the report that is answered; a date below one is the report's. */
export const REPORT_LABEL =
  /^(?:(?:hmicfrs )?(?:inspection|report|publication)s?(?: (?:title|name))?|(?:title|name|date) of (?:the )?(?:hmicfrs )?(?:inspection|report|publication)s?)\s{0,2}(?:[:\t]|$)/i;

/** Weekday, place and small words that lead from a label to its date. */
const LEADS_TO =
  /(?:[\s:\t–—,(-]|\b(?:on|this|the|at \p{Lu}[\p{L}-]{2,20}|(?:mon|tues|wednes|thurs|fri|satur|sun)day))+$/iu;

/** The label itself: the last of several parts of a line, without numbering and the words that lead to the date. */
function bareLabel(words: string): string {
  const part =
    words.split(/[|·;•]\s{0,3}|\.\s{1,3}|\s\/\s| {4,}/).findLast((one) => /\p{L}/u.test(one)) ?? '';
  return part
    .replace(LEADS_TO, '')
    .replace(/^[\s(*_>-]{0,6}(?:(?:[A-Z]?\d{1,2}(?:\.\d{1,2})?[.):]?|[A-Z][.)])\s{1,3})?\(?/, '')
    .replace(/\)$/, '')
    .trim();
}

/** "Ref PCC/25/31 Dated:": columns of a letterhead that a reader of PDFs has pushed together. */
const SQUEEZED =
  /(?<!\b(?:meeting|due|review|inspection|report|publication|board|panel|forum|hearing|next|end|start|committee|target|stamp|print|run|extract|export|return|deadline))\sdated?:\s{0,3}$/i;

/** "Statutory response date", "Response to be published by", "Comments returned": what is due, and what others sent in. */
const DUE_OR_RECEIVED =
  /\b(?:statutory|required|latest|final) (?:[a-z-]{3,12} ){0,2}dates?\b|\bdeadline\b|\b(?:56|fifty-six)[- ]day\b|^day date$|\bto be (?:published|sent|submitted|made|completed|returned|issued)\b|\bcomments? (?:returned|received|requested|sought|invited)$/i;

/** Reads the words that stand before, beside or above a date; null where they are no label. */
export function dateLabel(words: string): DateLabel | null {
  if (words.trim() === '') return null;
  const label = bareLabel(words);
  if (DUE_OR_RECEIVED.test(label)) return 'other';
  if (OWN_WORDS.test(label) && THE_FORCE.test(label) && !THE_BODY.test(label)) return 'other';
  if (OWN.test(label) || SQUEEZED.test(words)) return 'own';
  // "Response form, version 3 (May 2024)": in brackets it is the version of the form.
  if (/\bv(?:ersion)?\s?\d[^|]{0,8}\($/i.test(words.trim())) return 'other';
  if (CAME_OUT.test(label)) return 'act';
  if (PUBLISHED.test(label)) return 'published';
  if (COMMITTEE_PAPER.test(label)) return 'paper';
  if (speaksOfOwn(words, label)) return 'likely';
  return OTHER.test(words) || REPORT_LABEL.test(words) ? 'other' : null;
}
