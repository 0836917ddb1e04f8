import type { PartialDate, SourceDocument } from '../../model/index.js';
import { type DateMention, daysIn, findDates, partsOf } from '../dates/index.js';
import { dateLineBelow, dateOfField, isDueLabel } from './due.js';
import type { Line } from './lines.js';
import type { ListedRecommendation } from './listed.js';
import { readList } from './numbers.js';

/** "1 and 2 are to be met by the end of March 2026; numbers 4 and 6 by 31 July": a list of numbers, then its date. */
const LIST_BY =
  /(?<![\d./])(?<list>\d{1,2}(?:(?:,\sand\s|,\s|\sand\s|\s&\s)\d{1,2}){0,8})\s(?:(?:is|are|were|have|has|must|should|falls?|to)\s(?:[a-z]{2,12}\s){0,5})?(?:due\s)?by\s(?<date>(?:the\s)?(?:end\sof\s(?:the\smonth\sof\s)?)?(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s20\d\d)?)/gu;
const OWN_PROMISE = /\b(?:we|our|I|my|will|shall|intends?|expects?|plans?)\b/u;
/** "They made two recommendations, both of which are to be met by March 2023." */
const ALL_BY =
  /\b(?<count>two|three|four|five|six|seven|eight|nine|ten)\s(?:[a-z]{3,12}\s){0,2}recommendations\b[^.;]{0,60}?\b(?:both|all|each|which)\b[^.;]{0,40}?\b(?:is|are|must|should)\s(?:to\s)?be\s(?:[a-z]{3,12}\s)?by\s(?<date>[^.;,\n]{4,40})/giu;
const COUNTS = 'zero one two three four five six seven eight nine ten'.split(' ');
/** Between a date and the number whose date it is: "by 31 July, which is the date in the fourth recommendation". */
const DATE_OF =
  /^,?\s(?:which\s|this\s)?(?:is|was|being)?\s?(?:the|your)\s(?:due\s)?(?:date|deadline)\s(?:(?:set|given|named)\s)?(?:in|for|of|by|under|on)\s(?:the\s|your\s)?$/iu;

/** "The due dates are 31 March 2026 for Recommendations 1 and 2 and 31 July 2026 for 4 and 6". */
const FOR_THESE = /^\s(?:for|in respect of|in the case of)\s(?:the\s)?$/iu;
const DATES_ARE =
  /\b(?:due dates?|dates? (?:set|given|due)|deadlines?|time limits?)\b[^.;]{0,60}(?:\b(?:is|are|was|were|being)|:|\band)\s(?:the\s)?$/iu;

/** Before the day on which a period ends: "the three months run out on", "the deadline is". */
const ENDS =
  /\b(?:months?|weeks?|days|periods?|deadline|due|expir\w{1,4}|time limit)\b[^.;]{0,40}$/iu;

/** The dates that a document gives for its recommendations away from where it lists them. */
export function withDuesElsewhere(
  document: SourceDocument,
  lines: readonly Line[],
  listed: readonly ListedRecommendation[],
  published: PartialDate | null,
): ListedRecommendation[] {
  const { text } = document;
  const stated = findDates(text, { reference: published });
  const found = new Map<string, DateMention>();
  const note = (key: string, due: DateMention | null) => {
    if (due !== null && !found.has(key)) found.set(key, due);
  };
  for (const [key, due] of [
    ...fromTables(document, lines, published),
    ...fromBareNumbers(document, lines, listed),
    ...fromLists(text, stated),
    ...fromCounts(text, listed, stated),
    ...fromReferences(text, listed, stated),
  ])
    note(key, due);
  return listed.map((item) => {
    const own = item.due === null ? null : statedDue(text, item.due, stated);
    return { ...item, due: own ?? found.get(item.key) ?? null };
  });
}

/** A period ("within three months") sets no date by itself: only where the document also says on which day it ends. */
function statedDue(
  text: string,
  due: DateMention,
  stated: readonly DateMention[],
): DateMention | null {
  if (due.form !== 'withinDuration') return due;
  const isItsEnd = (date: DateMention) =>
    date.form !== due.form &&
    date.value === due.value &&
    ENDS.test(text.slice(Math.max(0, date.start - 60), date.start));
  return stated.find(isItsEnd) ?? null;
}

type Found = [key: string, due: DateMention | null];

/** A table whose cells are set apart by bars or tabs within lines: "Recommendation | Deadline | Status". */
function fromTables(
  document: SourceDocument,
  lines: readonly Line[],
  published: PartialDate | null,
): Found[] {
  const found: Found[] = [];
  let head: { cells: number; due: number } | null = null;
  for (const line of lines) {
    const cells = line.text.split(/\s\|\s|\t/);
    if (cells.length < 2 || line.block.kind === 'cell') {
      head = null;
      continue;
    }
    const due = cells.findIndex((cell) => isDueLabel(cell));
    if (due >= 0 && /\b(?:rec|no\b|item|ref)/iu.test(cells[0] ?? '')) {
      head = { cells: cells.length, due };
      continue;
    }
    if (head === null || head.cells !== cells.length) continue;
    const before = cells.slice(0, head.due).reduce((sum, cell) => sum + cell.length, 0);
    const start = line.start + line.text.indexOf(cells[head.due] ?? '', before);
    const date = dateOfField(
      document,
      { start, end: start + (cells[head.due] ?? '').length },
      published,
    );
    const list = readList(cells[0] ?? '', (cells[0] ?? '').search(/\d/u), {
      plural: true,
      short: false,
    });
    for (const number of list?.numbers ?? []) found.push([number, date]);
  }
  return found;
}

/** A table flattened to a line for each cell: the number alone on its line, its date alone further down. */
function fromBareNumbers(
  document: SourceDocument,
  lines: readonly Line[],
  listed: readonly ListedRecommendation[],
): Found[] {
  const head = lines.findIndex((line) => isDueLabel(line.text) && line.block.kind !== 'cell');
  if (head < 0) return [];
  const known = new Set(listed.map((item) => item.key));
  const numberOf = (line: Line) => /^\W{0,2}(\d{1,2})[.)]?$/u.exec(line.text)?.[1];
  return lines.slice(head + 1).flatMap((line): Found[] => {
    const number = numberOf(line);
    if (number === undefined || !known.has(number)) return [];
    const due = dateLineBelow(document, lines, line.index, (next) => numberOf(next) !== undefined);
    return [[number, due]];
  });
}

function fromLists(text: string, stated: readonly DateMention[]): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(LIST_BY)) {
    const { list = '', date = '' } = match.groups ?? {};
    // Numbers of recommendations, and no days or counts: the sentence says so.
    const sentence = text.slice(
      Math.max(0, text.lastIndexOf('.', match.index), match.index - 240),
      match.index,
    );
    const before = text.slice(Math.max(0, match.index - 30), match.index);
    const isNamed = /\b(?:recommendations?|recs?\.?|numbers?|nos?\.?)\s$/iu.test(before);
    const goesOn = /(?:[;,]\s?(?:and\s)?|\band\s)(?:numbers?\s|nos?\.?\s)?$/iu.test(before);
    if (!isNamed && !(goesOn && /\brecommendations?\s\d/iu.test(sentence))) continue;
    if (OWN_PROMISE.test(`${sentence}${match[0]}`)) continue;
    const at = match.index + match[0].length - date.length;
    const due = dateAt(text, at, at + date.length, stated);
    for (const number of list.match(/\d{1,2}/gu) ?? []) found.push([String(Number(number)), due]);
  }
  return found;
}

function fromCounts(
  text: string,
  listed: readonly ListedRecommendation[],
  stated: readonly DateMention[],
): Found[] {
  const numbered = listed.filter(({ kind }) => kind === 'recommendation');
  return [...text.matchAll(ALL_BY)].flatMap((match): Found[] => {
    const { count = '', date = '' } = match.groups ?? {};
    if (COUNTS.indexOf(count.toLowerCase()) !== numbered.length) return [];
    const end = match.index + match[0].length;
    const due = dateAt(text, end - date.length, end, stated);
    return numbered.map(({ key }): Found => [key, due]);
  });
}

function fromReferences(
  text: string,
  listed: readonly ListedRecommendation[],
  stated: readonly DateMention[],
): Found[] {
  return listed.flatMap(({ key, labelSpan }): Found[] => {
    const date = stated.findLast(({ end }) => end <= labelSpan.start);
    if (date === undefined || labelSpan.start - date.end > 60) return [];
    const between = text.slice(date.end, labelSpan.start);
    const lead = text.slice(Math.max(0, date.start - 110), date.start);
    const isDated = FOR_THESE.test(between) && DATES_ARE.test(lead);
    return DATE_OF.test(between) || isDated ? [[key, date]] : [];
  });
}

/** The date of a stretch; "the end of March 2026" names its last day, "July" the year of the date before it. */
function dateAt(
  text: string,
  start: number,
  end: number,
  stated: readonly DateMention[],
): DateMention | null {
  const words = text.slice(start, end);
  const inside = stated.find((date) => date.start >= start && date.end <= end);
  const before = stated.findLast((date) => date.end <= start && start - date.end < 200);
  const year = before?.value.slice(0, 4);
  const read =
    inside ??
    (year === undefined ? undefined : findDates(`${words} ${year}`, { reference: null })[0]);
  if (read === undefined) return null;
  const due = inside ?? { ...read, start, end, basis: 'implied' as const };
  const parts = partsOf(due.value);
  if (!/\bend\sof\b/iu.test(words) || parts.month === null || parts.day !== null) return due;
  const value = `${due.value}-${daysIn(parts.year, parts.month)}` as PartialDate;
  return { ...due, start, end, value, basis: 'implied' };
}
