import type { PartialDate, SourceDocument, Span } from '../../model/index.js';
import { continuesNormative, isNormative } from '../../segment/index.js';
import { type DateMention, daysIn, findDates, lastDayOf, partsOf } from '../dates/index.js';

/** Words that open a request: "By 31 March 2026, ...", "Within three months, ...", "Immediately: ...". */
const OPENS_WITH_TIME =
  /^(?:by (?:the )?(?:end of )?(?:\d|\p{L}+ \d{4}|q[1-4]|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|next|immediate)|within (?:\p{L}+|\d+) (?:days?|weeks?|months?|years?)|immediately|with immediate effect|as soon as)/iu;
const FIRST_PERSON = /\b(?:we|our|us|I|my|me)\b/u;
/** "Chief constables to understand demand": a request without its verb, as forms and lists shorten it. */
const ADDRESSED_TO =
  /^(?:all |every |each )?(?:(?:police )?forces?|chief (?:constables?|officers?)|the (?:force|constabulary)|police and crime commissioners|home office|npcc|college of policing)(?:,? (?:and|or) [\p{L} ]{3,40})? (?:(?:is|are) )?to (?!be\b|my\b|our\b)\p{Ll}/iu;
const ASKS =
  /\b(?:should|must|needs? to|(?:is|are) (?:asked|required|expected|recommended) to)\b/iu;

/** Whether a sentence is a recommendation's own words, standing right after its number. */
export function asks(sentence: string): boolean {
  if (FIRST_PERSON.test(sentence)) return false;
  // "Forces should, by 31 March 2026, have adopted it" asks as "forces should have adopted it" does.
  const plain = sentence.replace(/\b(should|must),[^,;.]{2,60},/u, '$1');
  return isNormative(plain) || OPENS_WITH_TIME.test(sentence) || ADDRESSED_TO.test(sentence);
}

/** The same, where only recommendations can stand (an item of a numbered list of recommendations). */
export function asksPlainly(sentence: string): boolean {
  return asks(sentence) || (ASKS.test(sentence) && !FIRST_PERSON.test(sentence));
}

/** No sentence is followed further than this, so that a text without full stops costs no more than another. */
const LONGEST_SENTENCE = 2000;
const STOP = /[.!?]["'”’)]{0,2}(?=\s{1,3}["“‘([]?[\p{Lu}\d])|\n/gu;
/** "Rec. 4", "No. 3", "e.g. Hydrant", "J. Smith" do not end a sentence. */
const ABBREVIATED =
  /(?:\b(?:[Rr]ecs?|[Nn]os?|[Pp]ara|e\.g|i\.e|[Dd]r|[Mm]rs?|[Ss]t|[Dd]ep|[Cc]h|[Ss]upt|[Ii]nsp)|\b\p{Lu})$/u;

/** End of the sentence that begins at `start`: a stop and a capital, or the end of the line, at most at `end`. */
export function sentenceEnd(text: string, start: number, end: number): number {
  const limit = Math.min(end, start + LONGEST_SENTENCE);
  const words = text.slice(start, limit + 4);
  for (const match of words.matchAll(STOP)) {
    if (start + match.index >= limit) break;
    if (match[0] === '\n') return start + match.index;
    if (ABBREVIATED.test(words.slice(Math.max(0, match.index - 6), match.index))) continue;
    return start + match.index + match[0].length;
  }
  return limit;
}

/** Start of the sentence that holds `at`, no earlier than `start`. */
export function sentenceStart(text: string, start: number, at: number): number {
  let from = Math.max(start, at - LONGEST_SENTENCE);
  for (;;) {
    const stop = sentenceEnd(text, from, at);
    if (stop >= at) return from;
    from = stop + 1;
  }
}

/** Past marks, spaces and a field label ("HMICFRS said:") at an offset. */
export function skipLead(text: string, start: number, end: number): number {
  const lead =
    /^[\s:.,)\]–—*_"“‘’”-]{0,12}(?:(?:(?:hmicfrs|the (?:report|inspectorate|inspectors))(?: (?:said|says|recommend\p{L}{1,4}|recommendation))?|recommendation|text|requirement|wording|full text|area for improvement)\s?:[\s*_"“]{0,6})?["“*_]{0,3}/iu;
  return Math.min(
    end,
    start + (lead.exec(text.slice(start, Math.min(end, start + 80)))?.[0].length ?? 0),
  );
}

/**
 * The request that begins at or just after `start` and goes no further than `end`: its first sentence asks, the
 * following ones go on asking. A short title before it is passed over. Null where nothing is asked there.
 */
export function askedSpan(text: string, start: number, end: number, test = asks): Span | null {
  let from = skipLead(text, start, end);
  let to = sentenceEnd(text, from, end);
  if (!test(text.slice(from, to))) {
    const colon = /^[^.:;\n]{2,90}[:–—-]\s{1,3}/u.exec(text.slice(from, to))?.[0].length ?? 0;
    const isTitle = to - from <= 90;
    if (colon > 0 && test(text.slice(from + colon, to))) from += colon;
    else if (isTitle) {
      from = skipLead(text, to, end);
      to = sentenceEnd(text, from, end);
      if (!test(text.slice(from, to))) return null;
    } else return null;
  }
  for (;;) {
    const next = skipLead(text, to, end);
    if (next >= end || /\n/.test(text.slice(to, next))) break;
    const nextEnd = sentenceEnd(text, next, end);
    const sentence = text.slice(next, nextEnd);
    if (!continuesNormative(sentence) && !(isNormative(sentence) && test(sentence))) break;
    to = nextEnd;
  }
  return trim(text, from, to);
}

/** A span without white space and closing marks at its ends; null where nothing is left. */
export function trim(text: string, start: number, end: number): Span | null {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /[\s*_"”]/.test(text.charAt(to - 1))) to--;
  return from < to ? { start: from, end: to } : null;
}

/** Dates within a stretch of a document, with the document's offsets. */
export function datesIn(
  document: SourceDocument,
  span: Span,
  reference: PartialDate | null,
): DateMention[] {
  return findDates(document.text.slice(span.start, span.end), { reference }).map((date) => ({
    ...date,
    start: date.start + span.start,
    end: date.end + span.start,
  }));
}

const BY =
  /\b(?:by|before|no later than|not later than|due|until)(?:\s(?:the|close of|on|in))?(?:\s(?:end of|start of|beginning of)(?:\sthe)?)?[\s:]{1,2}(?:\p{L}{3,9},?\s)?$/iu;

/**
 * The date by which a request is to be met: the first one after "by", or a period ("within three months"). As a
 * deadline, "by the end of March 2026" and "within three months" of a full date name a day; it is implied.
 */
export function dueIn(
  document: SourceDocument,
  span: Span,
  reference: PartialDate | null,
): DateMention | null {
  const { text } = document;
  for (const date of datesIn(document, span, reference)) {
    if (date.form === 'withinDuration') {
      const day =
        reference === null ? null : lastDayOf(reference, text.slice(date.start, date.end));
      return day === null ? date : { ...date, value: day };
    }
    const before = text.slice(Math.max(span.start, date.start - 40), date.start);
    if (!BY.test(before)) continue;
    const { year, month, day } = partsOf(date.value);
    const end = /\b(?:the )?end of(?: the month of)?\s$/iu.exec(before);
    if (end === null || month === null || day !== null) return date;
    const value = `${date.value}-${daysIn(year, month)}`;
    return { ...date, start: date.start - end[0].length, value, basis: 'implied' };
  }
  return null;
}
