import type { PartialDate, SourceDocument, Span } from '../../model/index.js';
import { comparePartial, type DateMention } from '../dates/index.js';
import { datesIn, dueIn, sentenceEnd, sentenceStart } from './asked.js';
import type { PlacedMention } from './causes.js';

/** The document, and the date of the report from which periods are counted. */
interface DueContext {
  document: SourceDocument;
  published: PartialDate | null;
}

/** What closes a label's line: "- adoption of it (all forces), by 31 March 2026", "(template, 31 March 2026)", "Due: 31 July 2026". */
const CLOSES =
  /(?:,\s(?:due\s)?by\s|\bdue(?:\sdate|\sby)?\s?:\s|\((?:due\s)?by\s|\([^().]{3,60}[,;]\s(?:due\s)?(?:by\s)?)(?:the\s)?(?:end\sof\s)?$/iu;

export function dueAtLineEnd(
  { document, published }: DueContext,
  { end, line }: Pick<PlacedMention, 'end' | 'line'>,
): DateMention | null {
  if (line.end - end > 260) return null;
  const words = document.text.slice(end, line.end);
  if (OWN_PROMISE.test(words) || /[.!?]\s\p{Lu}/u.test(words)) return null;
  const last = datesIn(document, { start: end, end: line.end }, published).at(-1);
  if (last === undefined || last.form === 'withinDuration') return null;
  const after = document.text.slice(last.end, line.end);
  if (!/^\)?[\s.:*_]{0,4}$/u.test(after)) return null;
  const before = document.text.slice(end, last.start);
  if (!CLOSES.test(before)) return null;
  return dueIn(document, { start: end, end: line.end }, published) ?? last;
}

/** "(31 July 2026)" or "(record systems; due 31 July 2026)" right after a number. */
export function dueInBrackets(
  { document, published }: DueContext,
  { end, line }: Pick<PlacedMention, 'end' | 'line'>,
): DateMention | null {
  const words = /^\s{0,2}\(([^()\n]{3,90})\)/u.exec(document.text.slice(end, line.end));
  const inside = words?.[1];
  if (words === null || inside === undefined) return null;
  const start = end + words[0].indexOf('(') + 1;
  const [date, ...others] = datesIn(document, { start, end: start + inside.length }, published);
  if (date === undefined || others.length > 0 || date.form === 'withinDuration') return null;
  const before = document.text.slice(start, date.start);
  const isAlone = before.trim() === '' && date.end >= start + inside.trimEnd().length;
  return isAlone || /\b(?:due|deadline|by|before|date)\b[\s:]{0,3}(?:the end of )?$/iu.test(before)
    ? date
    : null;
}

const REQUIRES =
  /\b(?:should|must|(?:is|are|has|have|was|were) (?:to|until)\b|asks?|asked|requires?|required|would have|calls? (?:for|on|upon)|wants?|to be)\b/iu;
/** "By 31 July 2026 all forces use the guidance": the request retold as a state. */
const BY_DATE_FIRST =
  /^\W{0,4}by\b[^,;.]{4,30}[, ][^;.]{0,80}\b(?:forces?|chief constables|constabularies|bodies|home office)\b/iu;
const NEW_CLAUSE =
  /[,;]\s(?:and|but)\s(?:that|she|he|they|it|the (?:mayor|commissioner|board))\b/iu;
const OWN_PROMISE = /\b(?:we|our|I|my|will|shall|intends?|expects?|plans?)\b/u;

/** The date in a sentence that retells the request: "By 31 March 2026 all forces are to adopt it (recommendation 1)". */
export function dueInSentence(
  context: DueContext,
  { line, start, end }: PlacedMention,
): DateMention | null {
  const { document, published } = context;
  const { text } = document;
  const from = sentenceStart(text, line.start, start);
  const to = sentenceEnd(text, Math.max(from, end), line.end);
  const words = text.slice(from, to);
  if (OWN_PROMISE.test(words) || !(REQUIRES.test(words) || BY_DATE_FIRST.test(words))) return null;
  let before: DateMention | null = null;
  for (let at = from; at < start; ) {
    const due = dueIn(document, { start: at, end: start }, published);
    if (due === null) break;
    // "... before the end of March, and that she doubted the answer on recommendation 4": another matter.
    if (!NEW_CLAUSE.test(text.slice(due.end, start))) before = due;
    at = due.end;
  }
  const after = dueIn(document, { start: end, end: to }, published);
  // "... by 31 March (recommendation 1), ..." is said before; "recommendation 1 is to be met by ..." after.
  const inBrackets = text.charAt(end) === ')';
  return inBrackets ? (before ?? after) : (after ?? before);
}

/** "Recommendation 4 asks chief constables to use the guidance by 31 July 2026": a label that is its sentence's subject. */
const RETELLS =
  /^,?\s(?:\([^()\n]{2,60}\)\s)?(?:asks?|asked|requires?|required|calls?|called|wants?|wanted|says|said|recommends?|is (?:for|that|about|to be)|was (?:for|that|about)|concerns?|would have|seeks?|deals? with)\b/iu;

export function dueRetold(context: DueContext, mention: PlacedMention): DateMention | null {
  const after = context.document.text.slice(mention.end, mention.end + 100);
  if (!RETELLS.test(after)) return null;
  const { text } = context.document;
  const to = sentenceEnd(text, mention.end, mention.line.end);
  return OWN_PROMISE.test(text.slice(mention.end, to))
    ? null
    : dueIn(context.document, { start: mention.end, end: to }, context.published);
}

/** "Hydrant guidance to identify it in record systems (31.7.26)", "... - 31 July 2026". */
export function dueAtEnd(
  document: SourceDocument,
  asked: Span,
  published: PartialDate | null,
): DateMention | null {
  const words = /(?:\(|\s[–—-]\s)(?<date>[^()\n–—-]{3,30})\)?\.?$/u.exec(
    document.text.slice(asked.start, asked.end),
  );
  if (words === null) return null;
  const { date: said = '' } = words.groups ?? {};
  const start = asked.start + words.index + words[0].indexOf(said);
  const end = start + said.length;
  const [date] = datesIn(document, { start, end }, published);
  return date?.start === start && date.end === end ? date : null;
}

/** No recommendation is due before its report is out: "31 July" without a year is the next one. */
export function afterReport(
  due: DateMention | null,
  published: PartialDate | null,
): DateMention | null {
  if (due === null || published === null || due.basis !== 'implied') return due;
  if (due.value.length < 7 || comparePartial(due.value, published) !== 'before') return due;
  if (due.form !== 'dayMonth' && due.form !== 'monthOnly' && due.form !== 'monthDay') return due;
  const value = `${Number(due.value.slice(0, 4)) + 1}${due.value.slice(4)}`;
  return { ...due, value };
}
