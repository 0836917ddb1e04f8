import { type DateValue, makeEvidence, type SourceDocument } from '../../model/index.js';
import type { DateMention } from '../dates/index.js';
import { zonesOf } from '../letter/zones.js';
import { type DateSetting, dateSetting, dateValue } from './dateSetting.js';

const DEADLINE_LABEL =
  /^(?:section 55 |s\.?\s?55 |pcc |statutory |56[- ]day |legal )?(?:response|return|comments?|reply|statutory|publication)?\s{0,2}(?:publication )?(?:deadline|due(?: date)?|to be published|required|needed)(?: by| on| for (?:response|publication|comments))?\s{0,2}:?$|^.{0,30}\b(?:response|reply|comments)\b.{0,20}\b(?:deadline|due|(?:to be |must be )?published (?:by|before|on or before)|required by|needed by)\b.{0,12}$|^deadline(?: for.{0,40})?\s{0,2}:?$|^statutory (?:(?:response|publication|reply) )?(?:date|limit|period ends)\b.{0,40}$|^(?:56|fifty-six)[ -]days?(?: (?:period|limit))?(?: (?:deadline|ends?|expires?|end date|date|from publication|is|falls))?(?: on)?\s{0,2}:?$|^(?:last|final) (?:day|date) (?:for|to|of)\b.{0,40}$|^(?:response|reply|publication|publish|comments) (?:by|before)(?: date)?\s{0,2}:?$|^date by which\b.{0,40}\b(?:response|reply|comments)\b.{0,40}$|\bwhen (?:must|should|is)\b.{0,40}\b(?:respon|publish|repl)|^(?:date )?due (?:to|with) (?:the )?(?:hmi\w{0,5}|inspectorate|home (?:office|sec\w{0,6})|sec\w{0,6}\.? of state|s\.?o\.?s\b|minister)/i;

/** "Reply due to Home Secretary", "Latest date for reply": that something is due, and that it is the body's own. */
const DUE =
  /\b(?:deadline|due|required|needed|latest|(?:last|final) (?:day|date)|(?:no|not) later than|by (?:when|which)|to be (?:published|sent|returned|made))\b|\b56\b/i;
const OWN =
  /\b(?:respon(?:se|d)|repl(?:y|ies)|answer|comments?|return|submission|section 55|s\.?55|statutory)\b/i;
const OF_OTHERS =
  /\b(?:force|chief|constabulary|recommendations?|actions?|received|requested|meeting|review|next|implement\w{0,6}|target|complet\w{1,4}|inspection|published|panel|board)\b/i;

function isDue(label: string): boolean {
  return label.length < 70 && DUE.test(label) && OWN.test(label) && !OF_OTHERS.test(label);
}

/** What a deadline is the deadline of. */
const OF_RESPONSE =
  /\b(?:56|56th|fifty[- ]six(?:th)?)\b|deadline|last day|section 55|s\.? ?55|statutory|respon|reply|replies|comment|answer|observations|\b(?:with|reached) you\b/i;

const DEADLINE_BEFORE =
  /\b(?:response|return|reply|comments?|publish(?:ed)?|publication)\b[^.;]{0,60}\b(?:(?:deadline|due|(?:no|not) later than|latest)\b[^.;]{0,40}|(?:by|before|until)\s(?:\w{3,9}day,?\s)?(?:the\s)?)$|\b(?:must|required|obliged|have|bound|asked|supposed)\b[^.;]{0,40}\b(?:respond|reply|comment|answer)\b[^.;]{0,50}\bby\s(?:\w{3,9}day,?\s)?(?:the\s)?$|\b(?:(?:56|fifty[- ]six)[ -]days?|(?:56th|fifty[- ]sixth) day)\b[^.;]{0,90}$|\b(?:the|our|its|my|a)\s(?:last |final |due )?(?:date|day) (?:for|of)\s(?:the|our|my|its|any|this|a)?\s?(?:reply|response|comments?|answer)\s(?:was|is|fell|falls|being)\s(?:on\s)?(?:\w{3,9}day,?\s)?(?:the\s)?$|\b(?:deadline|last day|time limit|statutory (?:\w{3,12} )?date)\b[^.;]{0,60}$|\b(?:ought to|should) have (?:been (?:with|sent|in|at|made|published|given)|reached|gone|arrived)\b[^.;]{0,50}\b(?:by|before|on)\s(?:\w{3,9}day,?\s)?(?:the\s)?$/i;

/** "The Board must publish its comments by": a duty to publish the body's own comments, with its day. */
const DUTY =
  /\b(?:must|has to|have to|required to|obliged to|is to|are to|due to|to be|be|need to|needs to)\b[^.;]{0,60}\b(?:publish(?:ed)?|(?:sent|submitted|returned) to (?:the )?(?:home (?:secretary|office)|secretary of state|hmi\w{0,5}|inspectorate))\b[^.;]{0,90}\b(?:by|before|(?:not|no) later than|on or before|until)\W{0,3}(?:\w{3,9}day,?\s)?(?:the )?$/i;

/** Whose duty it is: the body's comments, or the body itself. */
const OWN_DUTY =
  /\b(?:comments?|response|reply|observations|this (?:document|statement|paper))\b|\b(?:I|we|board|authority|commissioner|mayor|pf?cc|policing body)\b[^.;]{0,20}\b(?:must|has to|have to|am|are|is|need)\b/i;

/** Due dates of recommendations, and days on which the inspectorate published. */
const NO_DEADLINE =
  /\b(?:published|issued) by (?:hmicfrs|the inspectorate|hmi)\b[^;]{0,60}$|\b(?:recommendations?|should|(?:forces?|chief constables?|constabulary)\s(?:must|to|are|is|will|has|have)|action|complete|plan|policy|drafted|out for comment|consultation|agreement|strategy|further statement)\b[^.;]{0,80}$/i;

/** "to the report published on": what happened on the day, and not what is due on it. */
const HAPPENED =
  /\b(?:published|issued|released|dated|report of|received|wrote|agreed|approved|signed|sent|submitted)(?:\s(?:by|to)\s[^.;]{3,60}?)?(?:,?\son)?\s(?:\w{3,9}day,?\s)?(?:the\s)?$/i;

/** What is to happen, and no later than the day. */
const TO_COME =
  /\bto be published\b|\bmust\b|\bshould\b|\b(?:on or before|not? later than)\s(?:\w{3,9}day,?\s)?(?:the\s)?$/i;

/** "(56 days)", ", which is the fifty-sixth day", "is the statutory deadline": said after the date. */
const SAID_AFTER =
  /^[ ,(–-]{1,4}(?:(?:being|which is|that is|i\.?e\.?|is|was)\s)?(?:(?:the|our)\s)?(?:(?:56|fifty-six)[ -]days?\b(?=[),.;]|\s(?:deadline|limit|date|after|from|later)|$)|(?:56th|fifty-sixth) day|(?:statutory|legal|section 55|56[ -]day|publication|response) (?:deadline|date|limit)|last day (?:for|of|on which)|deadline for (?:(?:the|this|our|my|publishing|publication)\b|response|comments|reply))/i;

/** "I have until 3 May to publish my comments". */
const TO_PUBLISH = /^\s(?:in which )?to (?:publish|respond|reply|comment|answer)\b/i;

/** What the words around a date make of it. */
function isDeadline({
  before,
  after,
  label,
  line,
  columned,
}: DateSetting): 'labelled' | 'said' | null {
  const parted = /[:\t]/.test(before);
  const own = (parted ? (before.split(/[:\t]/).at(-2) ?? '') : before).trim();
  const words = [label.trim(), own].some((one) => DEADLINE_LABEL.test(one));
  // "Recommendation 2 (template) Due:" is the force's.
  if (
    (words && !columned && !/^recommendation/i.test(line)) ||
    isDue(label.trim()) ||
    (parted && isDue(own))
  )
    return 'labelled';
  const sentence = before.split(/[.!?]\s{1,3}(?=[\p{Lu}\d])/u).at(-1) ?? before;
  if (NO_DEADLINE.test(sentence)) return null;
  if (HAPPENED.test(sentence) && !TO_COME.test(sentence)) return null;
  const said = OF_RESPONSE.test(sentence) && DEADLINE_BEFORE.test(sentence);
  const duty = DUTY.test(sentence) && OWN_DUTY.test(sentence);
  const until = /\b(?:until|till)\s(?:the )?$/i.test(before) && TO_PUBLISH.test(after);
  return said || duty || until || SAID_AFTER.test(after) ? 'said' : null;
}

/** "They ought to have been with you by the 3rd": a day that has passed, without its month. */
const DAY_PASSED =
  /\b(?:comments|response|reply|answer|they|this|it)\b[^.;]{0,40}\b(?:ought to|should) have (?:been (?:with|sent|in|at|made|published|given)|reached|gone|arrived)\b[^.;]{0,40}\b(?:by|before|on) (the (\d{1,2})(?:st|nd|rd|th))\b(?!\s(?:of|day|january|february|march|april|may|june|july|august|september|october|november|december)\b)/gi;

/** Such a day is the last of its number before the date of the response. */
function dayPassed(document: SourceDocument, responseDate: DateValue | null): DateValue | null {
  if (responseDate?.value.length !== 10) return null;
  const [year = 0, month = 0, signed = 0] = responseDate.value.split('-').map(Number);
  for (const match of document.text.matchAll(DAY_PASSED)) {
    const day = Number(match[2]);
    const at = new Date(Date.UTC(year, day <= signed ? month - 1 : month - 2, day));
    if (at.getUTCDate() !== day) continue;
    const end = match.index + match[0].length;
    const evidence = makeEvidence(document, end - (match[1] ?? '').length, end);
    return { value: at.toISOString().slice(0, 10), basis: 'implied', evidence };
  }
  return null;
}

/** The date by which the document says that the response itself is due. */
export function statedDeadline(
  document: SourceDocument,
  mentions: readonly DateMention[],
  responseDate: DateValue | null,
): DateValue | null {
  const lines = zonesOf(document);
  for (const mention of mentions) {
    const found = isDeadline(dateSetting(document, lines, mention));
    if (found === 'labelled' || (found && mention.value.length === 10))
      return dateValue(document, mention);
  }
  return dayPassed(document, responseDate);
}
