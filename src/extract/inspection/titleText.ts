import type { Span } from '../../model/index.js';
import { findDates } from '../dates/index.js';

/** What a policing body calls its own paper. */
const OWN_PAPER =
  '(?:formal |open )?(?:responses?|letter|reply|replies|comments?|statement|observations|answer|briefing|submission)';

/** What stands before a title in a subject line or heading and is no part of it. */
const BEFORE = [
  /^["“”'‘’«\s([*_#]+/,
  /^\(?\d{1,2}(?:\.\d{1,2})?[.)]\s{1,3}(?=\p{L})/u,
  /^(?:re|fwd?|ref|subject|title|report|inspection|regarding|annex [a-z]|appendix [a-z\d])\s{0,2}[:–-]\s{0,2}/i,
  /^\(?[A-Za-z]\)\s{1,2}(?=\p{Lu})/u,
  /^re\.\s{1,3}(?=\p{Lu})/iu,
  /^(?:the )?(?:police act 1996)?[,;:\s]{0,3}(?:sec(?:tion|t)?\.?\s?55|s\.?\s?55)(?:\s?\(\d\))?(?:,?\s(?:of\s)?(?:the\s)?police act 1996)?\s{0,2}[-–—:,|]\s{0,2}/i,
  /^(?:section 55|s\.?\s?55)\s{1,2}(?:response|comments|reply)\s{0,2}[-–—:]\s{0,2}/i,
  /^(?:section 55|s\.?\s?55)[^:"“–—]{0,60}:\s{0,2}/i,
  /^police act 1996[,;:]?\s{1,2}(?:section 55|s\.?\s?55)\s{1,2}(?=HMICFRS|An? )/i,
  // "Response of the Commissioner to the report", "Our formal statement on", "Comments by the Mayor on".
  new RegExp(
    String.raw`^(?:(?:in|the|our|my|a|joint|formal|full|combined|official|statutory|section 55|s\.?55)\s{1,2}){0,3}(?:(?:(?:police(?:,? fire)? (?:and|&) crime )?commissioner|p(?:f)?cc|mayor|policing body)(?:['’]?s)?\s{1,2})?${OWN_PAPER}(?:\s{1,2}(?:of|by|from)\s{1,2}(?:the\s)?[^:"“–—]{3,70}?)?\s{1,2}(?:to|on|upon|regarding|about)\s{0,2}:?\s{1,2}(?:the\s{1,2})?(?=\S)`,
    'i',
  ),
  new RegExp(
    String.raw`^(?:(?:the|our|my|joint|formal|full|combined|official|statutory)\s{1,2}){0,3}(?:(?:commissioner|p(?:f)?cc|mayor)(?:['’]?s)?\s{1,2})?${OWN_PAPER}\s{0,2}[:–—|-]\s{1,2}`,
    'i',
  ),
  /^(?:agenda )?item (?:no\.? )?\d{1,2}[a-z]?\s{0,2}[:.–—-]\s{1,2}/i,
  /^letter to [^:]{3,40}:\s{0,2}/i,
  /^to the\s{1,2}(?=hmicfrs)/i,
  /^(?:which|what)\b[^?]{3,70}\?\s{1,3}(?=\S)/i,
  /^hmicfrs\)\s{1,2}/i,
  /^(?:the )?(?:hmicfrs|inspectorate)(?:['’]?s)?(?: (?:report|inspection|publication)s?)?\s{0,2}(?:[:,–—|]|-\s|(?=["“‘']))\s{0,2}/i,
];

/** What stands after it. The date is found first; then the words that led to it. */
const AFTER = [
  /["“”'‘’»\s.,;:)\]([|/–—-]+$/,
  // "[OFFICIAL - SENSITIVE", "(Police Act 1996, section 55(5": marks and the law, their last bracket gone.
  /\s?[[(](?:official|not protectively marked|unclassified|restricted|external|internal|public)\b[^\])]{0,30}$/i,
  /\s{0,2}[[(](?:under\s)?(?:the\s)?(?:police act 1996,?\s)?(?:section|sec\.?|s\.?)\s?55(?:\s?\(\d\)?)?(?:,?\s(?:of\s)?(?:the\s)?police act 1996)?$/i,
  // ", v0.7 as at 6 October": the version of a tracker.
  /[\s,(–-]{1,4}(?:(?:v|ver|version)\.?\s?\d{1,2}(?:\.\d{1,2})?\s{0,3})?(?:position\s)?as (?:at|of)\s.{4,30}$/i,
  /[\s,(–-]{1,4}(?:v|ver|version)\.?\s?\d{1,2}(?:\.\d{1,2})?$/i,
  /\s{0,2}[:–—-]\s{1,2}position (?:as )?at\b.{3,30}$/i,
  /\s{1,2}-\s{1,2}(?:his|her) majesty['’]?s inspectorate.{0,60}$/i,
  /[.,;:]?\s{1,2}[([]?(?:(?:letter|report)\s)?(?:which was |as |first )?(?:published|issued|released)(?: by (?:hmicfrs|the inspectorate)| on| in|\s\d{1,2}\s\p{L}|$)[^"“]{0,80}$/iu,
  /\s{1,2}\((?:published|joint|hmicfrs)\b[^)]{0,60}\).{0,60}$/i,
  /,\s{1,2}(?:visited|inspected|fieldwork)\b.{0,60}$/i,
  // ", 10–21 February 2025": the days of a visit.
  /[,\s(]{1,3}\d{1,2}(?:\s\p{L}{3,9})?\s?(?:[-–]|to|and)\s?\d{1,2}\s\p{L}{3,9}(?:\s\d{4})?\)?$/u,
  /["”'’]?,?\s(?:by|from)\s(?:hmicfrs|(?:his|her) majesty['’]?s inspectorate\b.{0,60})$/i,
  // "(“the progress report”)": what it will be called below.
  /\s\((?:hereafter\s|the\s)?["“‘'][^()]{2,50}$/i,
  /[,(\s]{1,3}ref(?:erence)?\b[.:]?\s[^)]{0,40}$/i,
  // ": proposed section 55 response", " - the Commissioner's comments", ": response of the Mayor"; never "- response to".
  new RegExp(
    String.raw`\s{0,2}[:–—-]\s{1,2}(?:the\s)?(?:\d{2}[- ]days?|proposed|draft|statutory|formal|joint|section 55|s\.?55|our|(?:o?pf?cc|commissioner|mayor)(?:['’]s)?)\s{1,2}(?:[\w']{2,12}\s\d{0,2}\s{0,1}){0,2}${OWN_PAPER}\b.{0,60}$`,
    'i',
  ),
  new RegExp(
    String.raw`\s{0,2}[:–—-]\s{1,2}(?:the\s)?${OWN_PAPER}(?:\s(?:of|by|from)\b.{0,80})?$`,
    'i',
  ),
  // ": the force's position and proposed response of the Mayor".
  new RegExp(
    String.raw`\s{0,2}[:–—-]\s{1,2}(?!an?\s(?:inspection|review))[^:–—]{0,70}?\b(?:position|update|progress|(?:proposed|draft|statutory|formal|section 55|s\.?55))\b[^:–—]{0,30}?\b${OWN_PAPER}\s(?:of|by|from)\s(?:the\s)?(?:[\w-]{2,20}\s){0,3}(?:commissioner|mayor|o?pf?cc|authority|board|council)\b.{0,60}$`,
    'i',
  ),
  /[.,\s]{1,3}s\.?\s?55$/i,
  /[.,\s–—-]{1,3}(?:section 55|s\.?\s?55)\s(?:response|comments|reply|statement)$/i,
  /(?:[\s,(–-]{1,3}(?:of|dated))?[\s,(–-]{1,3}\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?(?:jan|febr)uary$|(?:[\s,(–-]{1,3}(?:of|dated))?[\s,(–-]{1,3}\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?(?:march|april|may|june|july|august|september|october|november|december)$/i,
  /[,(\s–-]{1,4}hmicfrs$/i,
  /[,(\s]{1,3}(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i,
];

/** Where the parts of a heading meet: "HMICFRS – An inspection of ... – response of the Mayor". */
const SEAM = /\s[–—-]\s|:\s|\s\|\s|\.\s(?=HMI)/g;

/** A part of a heading that is no part of the title: the law, the publisher, a kind of report, the body's own paper. */
const FURNITURE = [
  new RegExp(
    String.raw`^(?:(?!(?:police|force|constabulary)\s)[\w'’,&.]{1,20}\s){0,8}?(?:pf?cc|commissioner|mayor|section 55|s\.?55|revised|updated|amended|replacement|final|draft|our|my|formal|statutory|joint|chief constable)(?:['’]?s)?\s(?:[\w-]{2,15}\s)?${OWN_PAPER}$`,
    'i',
  ),
  /^(?:[\w'’&-]{2,20}\s){0,3}?(?:(?:action|improvement) plan|tracker|tracking (?:log|sheet)|grid|schedule)(?:\s(?:extract|return|update|summary))?$/i,
  /^(?:recommendations?|areas? for improvement|afis?|causes? of concern)\s\d[\d\s,&.-]{0,20}(?:and\s\d{1,2})?$/i,
  /^(?:an?\s)?(?:report|review|inspection)(?:\s(?:by|from))?$/i,
  /^(?:our\s|the\s)?(?:[a-z]{3,12}\s){0,2}(?:page|where (?:we|things) (?:are|have got to|stand(?: now)?))$/i,
  /^(?:the\s)?hmicfrs(?:['’]s)?\s(?:(?:thematic|spotlight|follow-up|national|joint|recent|latest|new)\s?){1,2}(?:report|inspection|review|publication)?$/i,
  /^(?:(?:HMI\w{0,5}|HMCPSI|CQC|Ofsted|Estyn|IOPC|CIW|(?:and|&|the|college of policing)),?\s?){1,6}$/i,
  /^(?:hmicfrs\s)?(?:(?:national|joint)\s)?thematic(?:\s(?:inspection|report|review))?$/i,
  /^(?:an?\s|the\s)?(?:report|review|inspection|letter|publication)?\s?(?:by|from|of)?\s?(?:the\s)?(?:hmicfrs|hmi|(?:his|her) majesty['’]?s inspectorate\b.{0,60})(?:['’]s)?(?:\s(?:report|inspection|review|publication)s?)?(?:\s(?:of|dated|published))?$/i,
];

/** Publishers, the law and the body's paper: a part of such words alone tells nothing of the subject. */
const OF_THE_ANSWER = new RegExp(
  String.raw`\b(?:${OWN_PAPER}|section 55|s\.?55|hmi\w{0,5}|inspectorate)\b`,
  'i',
);

/** The span without the parts at either end that are none of the title; the same span if there are none. */
function withoutFurniture(text: string, span: Span): Span {
  const whole = text.slice(span.start, span.end).replace(/\s/g, ' ');
  const seams = [...whole.matchAll(SEAM)];
  const first = seams[0];
  const last = seams.at(-1);
  if (!first || !last) return span;
  const isFurniture = (part: string) =>
    FURNITURE.some((pattern) => pattern.test(part.trim())) ||
    (OF_THE_ANSWER.test(part) && !tellsSubject(part));
  const after = last.index + last[0].length;
  if (isFurniture(whole.slice(after)) && tellsSubject(whole.slice(0, last.index)))
    return { start: span.start, end: span.start + last.index };
  const from = first.index + first[0].length;
  if (isFurniture(whole.slice(0, first.index)) && tellsSubject(whole.slice(from)))
    return { start: span.start + from, end: span.end };
  return span;
}

/** Words that no English title has and a Welsh one can hardly do without. */
const WELSH =
  /(?<![\p{L}])(?:yr?|ar|gan|i|o|ac|mewn|heddlu|arolygiad|ymateb|adroddiad|blant|gyfer)(?![\p{L}'’])/giu;

/** Whether a line is Welsh. */
export function isWelsh(text: string): boolean {
  return (text.match(WELSH) ?? []).length >= 2;
}

/** Of a title given in two languages, "Adroddiad ar ... / Report on ...", the English one. */
function inEnglish(text: string, start: number, end: number): Span {
  const whole = text.slice(start, end);
  const parts = [...whole.matchAll(/(?:^|\s\/\s)((?:(?!\s\/\s)[\s\S]){3,330})/g)];
  if (parts.length !== 2) return { start, end };
  const welsh = parts.map((part) => isWelsh(part[1] as string));
  const english = parts.find((_, i) => !welsh[i]);
  if (!english || !welsh.includes(true)) return { start, end };
  const from = start + english.index + english[0].length - (english[1] as string).length;
  return { start: from, end: from + (english[1] as string).length };
}

/** A quoted title with its publisher or date after it: "“A shared confidence” – HMICFRS, 14 June 2024". */
function quotedPart(text: string, span: Span): Span {
  const whole = text.slice(span.start, span.end);
  const quoted =
    /^(?:re|subject|title|report)?[\s:]{0,3}["“]([^"”]{10,260})["”](?=[\s,–—(-]{1,4}(?:HMI|published|issued|report|\d|by\s))/i.exec(
      whole,
    );
  if (!quoted) return span;
  const end = span.start + quoted[0].length - 1;
  return { start: end - (quoted[1] as string).length, end };
}

/** "POLlCE RESPONSE TO W0MEN": letters of a scan that stand for others inside a word in capitals or of letters. */
export function mendScan(title: string): string {
  return title.replace(/[\p{L}\d]{3,30}/gu, (word) => {
    const capitals = word.match(/\p{Lu}/gu)?.length ?? 0;
    const others = word.match(/(?!l)\p{Ll}/gu)?.length ?? 0;
    if (capitals >= 2 && others === 0 && /[l01]/.test(word) && !/^\p{Lu}{1,4}\d+$/u.test(word))
      return word.replace(/[l1]/g, 'I').replace(/0/g, 'O');
    if (others >= 2 && /\p{L}[01]\p{L}/u.test(word))
      return word.replace(/0/g, 'o').replace(/1/g, 'l');
    return word;
  });
}

/** "An inspection of", "PEEL 2023-25", "Report on an unannounced inspection": how reports are in fact called. */
const FORMAL =
  /^(?:(?:an?|the)\s)?(?:(?:joint|thematic|national|follow-up|short-notice|unannounced)\s){0,3}(?:(?:inspection|re-?inspection|review|assessment|examination|study)\s(?:of|into|on)\b|child protection (?:re-?)?inspection|child protection:)|^PEEL\b|^report on an?\b|^(?:an? )?(?:progress )?report on an inspection|^accelerated cause\b|^how (?:well|effectively) (?:the )?police\b/i;

/** Whether a text reads as the name that the inspectorate gave its report. */
export function isFormal(text: string): boolean {
  return FORMAL.test(text.replace(/\s+/g, ' '));
}

/** Openings of a sentence in a letter; a title may open with one only before a colon. */
const SENTENCE_OPENING =
  /^(?:On (?:\w{3,9}day,? )?(?:the )?\d{1,2}\b|(?:I|We|He|She|They|You|Thank you|Thanks|Please)\b|(?:Further to|Following|With reference|In (?:accordance|response|my|his|her)|As (?:you|required)|Pursuant|It is|There (?:is|are|was))\b(?![^.]{0,30}:\s))/;

/** Words that make a sentence of a line which ends with a full stop. */
const FINITE =
  /\b(?:is|are|was|were|has|have|had|will|may|might|must|should|could|would|can|came|write|wrote|refer|respond|welcome|published|enclose|found|made|asked|says?|said)\b/;

/** Running text, and no heading or subject line. */
export function isSentence(text: string): boolean {
  const words = text.replace(/\s+/g, ' ').replace(/^(?:\d{1,2}(?:\.\d{1,2})?[.)]?)\s/, '');
  // "... its inspection of the force. I now comment": one sentence and another.
  if (/[a-z)\d]{2}\.\s(?:I|We|My|Our|The|This|It|In|On|You|Your)\s[a-z]/.test(words)) return true;
  const stopped = /[^.]\.$/.test(words) && FINITE.test(words) && !isFormal(words);
  return stopped || SENTENCE_OPENING.test(words);
}

/** What a heading says of the paper that it heads, and not of the inspection. */
const OF_THE_PAPER = [
  new RegExp(
    String.raw`\b(?:section 55|s\.?55|pf?cc|commissioner['’]?s|mayor['’]?s|our|formal|proposed|statutory|draft)\s${OWN_PAPER}\b`,
    'i',
  ),
  new RegExp(
    String.raw`^(?:(?:the|our|my|a|joint|formal|full|combined|official|statutory)\s){0,3}${OWN_PAPER}\b`,
    'i',
  ),
  new RegExp(
    String.raw`[:–—-]\s{1,2}(?:(?:the|our|a|joint|formal|full|combined|official)\s){0,3}(?:[\w ]{3,40}['’]s\s)?${OWN_PAPER}(?:\s(?:of|by|from|under)\b.{0,80})?$`,
    'i',
  ),
  /\b(?:update|tracker|briefing|newsletter)\b|\bwhat\b.{0,40}\b(?:says?|said|means?)\b/i,
];

/** "Section 55 response to the fraud report", "Quarterly update": not "police response to protests". */
export function namesOwnPaper(text: string): boolean {
  const words = text.replace(/\s+/g, ' ');
  return OF_THE_PAPER.some((pattern) => pattern.test(words));
}

/** "Progress report of October 2025", "(progress report, 24 October 2025)": a date that cannot be taken off. */
function isPartOfTitle(lead: string, value: string): boolean {
  const bracket = /\(([^()]*)$/.exec(lead)?.[1];
  if (bracket !== undefined) return /^(?:an? )?progress report,?\s$/i.test(bracket);
  return value.length === 7 && /\breport of\s$/i.test(lead);
}

function beginsWithDate(text: string): boolean {
  const [first] = findDates(text, { reference: '2025' });
  return first !== undefined && text.slice(0, first.start).trim() === '';
}

/**
 * The span of the title inside a longer one: without quotation marks, "Re:", "response to", and the date and
 * publisher after it.
 */
export function titleSpan(text: string, start: number, end: number): Span {
  const span = { ...quotedPart(text, inEnglish(text, start, end)) };
  for (let changed = true; changed; ) {
    changed = false;
    const rest = text.slice(span.start, span.end);
    for (const pattern of BEFORE) {
      const cut = pattern.exec(rest)?.[0].length ?? 0;
      if (cut > 0 && cut < rest.length) {
        span.start += cut;
        changed = true;
        break;
      }
    }
    if (changed) continue;
    for (const pattern of AFTER) {
      const cut = pattern.exec(rest)?.[0].length ?? 0;
      if (cut > 0 && cut < rest.length) {
        span.end -= cut;
        changed = true;
        break;
      }
    }
    if (changed) continue;
    const bare = withoutFurniture(text, span);
    if (bare.start !== span.start || bare.end !== span.end) {
      Object.assign(span, bare);
      changed = true;
      continue;
    }
    // "report of" over a date that was cut; "one year on" needs its last word.
    const led = /[,(\s]{1,3}(?:of|dated|on|in)$/i.exec(rest)?.[0].length ?? 0;
    if (led > 0 && beginsWithDate(text.slice(span.end, span.end + 30))) {
      span.end -= led;
      changed = true;
      continue;
    }
    const last = findDates(rest).at(-1);
    if (
      last &&
      last.end === rest.length &&
      last.start > 8 &&
      /[\s,(–-]$/.test(rest.slice(0, last.start))
    ) {
      // "public disorder in July and August 2024" ends with a date that belongs to the title.
      const lead = rest.slice(0, last.start);
      if (isPartOfTitle(lead, last.value)) break;
      if (
        /(?:published|issued|of|dated|[(,–-]|\d{4}|report|hmicfrs)(?: (?:on|in))?\s{0,2}[,(–-]?\s{0,2}$/i.test(
          lead,
        )
      ) {
        span.end = span.start + last.start;
        changed = true;
      }
    }
  }
  // "(management of sex offenders)" at the end is closed again.
  const opened = text.slice(span.start, span.end);
  if (text[span.end] === ')' && span.end < end && opened.lastIndexOf('(') > opened.lastIndexOf(')'))
    span.end++;
  return span;
}

const GENERIC =
  /\b(?:the|a|an|of|on|to|for|and|in|by|from|under|your|our|my|this|these|it|you|i|recent|latest|above|new|section|s|55|police|act|1996|hmicfrs|hmic|inspection|inspections|inspectorate|report|reports|response|responses|comments|statement|statements|commissioner|commissioners|pcc|pfcc|mayor|letter|publication|publications|template|statutory|formal|his|her|majesty|majestys|constabulary|fire|rescue|services|crime|published|national|name|title|summary|full|action|record|return|yes|no|findings|key|introduction|background|link|all|force|forces|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|posted|updated|last|th|st|nd|rd)\b/g;

/** Whether a text has a word that could tell one inspection from another. */
export function tellsSubject(text: string): boolean {
  const words = text.toLowerCase().replace(/[’']/g, '').replace(GENERIC, ' ');
  return /\p{L}{3}/u.test(words) && text.length >= 6;
}
