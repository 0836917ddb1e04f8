import type { PartialDate, RecommendationKind, SourceDocument, Span } from '../../model/index.js';
import { comparePartial, type DateMention } from '../dates/index.js';
import { askedSpan, datesIn, dueIn, sentenceEnd, sentenceStart } from './asked.js';
import { type PlacedMention, placeMentions } from './causes.js';
import { dateLineBelow, dateOfField, dueField, flattenedDueHead } from './due.js';
import { withDuesElsewhere } from './dueElsewhere.js';
import { findEnumerated } from './enumerated.js';
import { isHeadingLine, type Line, linesOf } from './lines.js';
import { isOtherInspection } from './otherInspection.js';
import {
  askedInRow,
  cellNumber,
  dueCellOf,
  type Table,
  tablesOf,
  textOfCell,
} from './tableCells.js';
import { makeKey, type RecommendationKey } from './types.js';

/** A recommendation that the document itself lists or names under a number. Offsets are the document's. */
export interface ListedRecommendation {
  key: string;
  kind: RecommendationKind;
  number: string;
  /** As printed: "Rec. 4", "Recommendation four"; `document.text` at `labelSpan`. */
  label: string;
  labelSpan: Span;
  /** Its own words ("By 31 March 2026, all forces should ..."), where the document prints them. */
  textSpan: Span | null;
  /** The date set by the inspectorate; implied where it is a period counted from publication. */
  due: DateMention | null;
}

/** One place that lists a recommendation; `rank` says how good a place it is for the label. */
interface Listing extends ListedRecommendation {
  rank: 0 | 1 | 2;
}

/**
 * The recommendations, areas for improvement and causes of concern that a document lists under a number, each
 * once, in the order of their first listing: as headings, labels, table cells, numbered items, or in running
 * text ("we accept recommendation 3"). Not those of another inspection ("recommendation 2 of the 2023 report").
 * `published` is the report's date, from which periods such as "within three months" are counted.
 */
export function listRecommendations(
  document: SourceDocument,
  published: PartialDate | null = null,
): ListedRecommendation[] {
  const lines = linesOf(document);
  const { mentions: placed, causes } = placeMentions(document, lines);
  const labelled = new Set(placed.filter(({ opens }) => opens).map(({ line }) => line.index));
  const context: ListContext = {
    document,
    lines,
    causes,
    published,
    tables: tablesOf(document),
    dueHead: flattenedDueHead(lines),
    isLabel: (line) => labelled.has(line.index),
  };
  const listings = [
    ...withSameDates(
      document,
      placed.map((mention) => listMention(context, mention)),
    ),
    ...listEnumerated(context),
    ...listCells(context),
  ];
  return withDuesElsewhere(document, lines, merge(listings), published);
}

interface ListContext {
  document: SourceDocument;
  lines: readonly Line[];
  causes: readonly (string | null)[];
  published: PartialDate | null;
  tables: ReadonlyMap<number, Table>;
  /** @see flattenedDueHead */
  dueHead: number | null;
  isLabel(line: Line): boolean;
}

function listMention(context: ListContext, mention: PlacedMention): Listing[] {
  const { document, published } = context;
  const { text } = document;
  if (isOtherInspection(text, mention.start, mention.end, published)) return [];
  const isOrdinal = mention.form === 'ordinal';
  const asked = mention.opens && !isOrdinal ? askedAfter(context, mention) : null;
  const due =
    (asked === null ? null : dueIn(document, asked, published)) ??
    (mention.opens && !isOrdinal
      ? (dueAfterLabel(context, mention) ?? dueRetold(context, mention))
      : (dueInBrackets(context, mention) ?? dueInSentence(context, mention)));
  const rank = asked !== null ? 2 : mention.opens && !isOrdinal ? 1 : 0;
  const date = afterReport(due, published);
  return [
    ...mention.keys.map((key) => listing(document, key, mention, asked, date, rank)),
    ...causeOf(mention).map((key) => listing(document, key, mention, null, null, 1)),
  ];
}

/** "CoC 1 / rec 2" at the head of a row names the cause of concern too. */
function causeOf({ opens, form, keys, label }: PlacedMention): RecommendationKey[] {
  const cause = /^coc:([^/]+)\//u.exec(keys[0]?.key ?? '')?.[1];
  const isNamed =
    opens && form === 'nested' && cause !== undefined && /^(?:a?cocs?|cause)/iu.test(label);
  return isNamed ? [makeKey('cause_of_concern', cause)] : [];
}

function listing(
  document: SourceDocument,
  key: RecommendationKey,
  span: Span,
  textSpan: Span | null,
  due: DateMention | null,
  rank: Listing['rank'],
): Listing {
  const labelSpan = { start: span.start, end: span.end };
  const label = document.text.slice(span.start, span.end);
  return { ...key, label, labelSpan, textSpan, due, rank };
}

/** "Rec 2 (same date)": that of the one before it. */
const SAME_DATE =
  /^\s{0,2}\((?:the\s)?(?:same|ditto|as above|idem)(?:\s(?:date|day|deadline|as above))?\)/iu;

function withSameDates(document: SourceDocument, placed: readonly Listing[][]): Listing[] {
  let before: DateMention | null = null;
  for (const listings of placed) {
    for (const one of listings) {
      const after = document.text.slice(one.labelSpan.end, one.labelSpan.end + 30);
      if (one.due === null && SAME_DATE.test(after)) one.due = before;
    }
    before = listings[0]?.due ?? before;
  }
  return placed.flat();
}

/** No recommendation is due before its report is out: "31 July" without a year is the next one. */
function afterReport(due: DateMention | null, published: PartialDate | null): DateMention | null {
  if (due === null || published === null || due.basis !== 'implied') return due;
  if (due.value.length < 7 || comparePartial(due.value, published) !== 'before') return due;
  if (due.form !== 'dayMonth' && due.form !== 'monthOnly' && due.form !== 'monthDay') return due;
  const value = `${Number(due.value.slice(0, 4)) + 1}${due.value.slice(4)}`;
  return { ...due, value };
}

/** A request in brackets right after its label: "Recommendation 18 (by 30 April 2023, a robust response ...)". */
const BRACKETED = /^\s{0,2}\(([^()\n]{12,600})\)/u;

/** The recommendation's own words after a label: in brackets, on its line, in its row, or on the lines below. */
function askedAfter(context: ListContext, { line, end, label, keys }: PlacedMention): Span | null {
  const { document, lines } = context;
  const { text } = document;
  if (keys[0]?.kind === 'cause_of_concern' || label.length > 120) return null;
  if (line.block.kind === 'cell') {
    const table = context.tables.get(line.block.table ?? -1);
    const row = table?.rows.get(line.block.row ?? -1) ?? [];
    return askedInRow(document, row, line.block, end);
  }
  const bracket = BRACKETED.exec(text.slice(end, end + 640));
  if (bracket) {
    const start = end + bracket[0].indexOf('(') + 1;
    const asked = askedSpan(text, start, start + (bracket[1] ?? '').length);
    if (asked !== null) return { start: asked.start, end: start + (bracket[1] ?? '').length };
  }
  const own = askedSpan(text, end, line.block.end);
  if (own !== null && own.start - end <= 120) return withTail(context, own, line);
  if (line.end - end > 160 || !(isHeadingLine(line) || line.end - end <= 4)) return null;
  for (const next of lines.slice(line.index + 1, line.index + 3)) {
    if (context.isLabel(next) || next.block.kind === 'cell') return null;
    const asked = askedSpan(text, next.start, next.block.end);
    if (asked !== null) return withTail(context, asked, next);
    if (!isHeadingLine(next)) return null;
  }
  return null;
}

/** A request that a page or line break has cut in two goes on in the next line, in lower case. */
function withTail(context: ListContext, asked: Span, line: Line): Span {
  const { document, lines } = context;
  if (/[.!?;:]["'”’)]{0,2}$/u.test(document.text.slice(asked.start, asked.end))) return asked;
  if (asked.end < line.end) return asked;
  const next = lines[line.index + 1];
  if (next === undefined || !/^\p{Ll}/u.test(next.text) || context.isLabel(next)) return asked;
  return { start: asked.start, end: sentenceEnd(document.text, next.start, next.end) };
}

/** A date beside a label whose words are not given: "(by 31 July 2026)", a "Due" cell of the row, a "Due:" field. */
function dueAfterLabel(context: ListContext, { line, end }: PlacedMention): DateMention | null {
  const { document, lines, published } = context;
  const bracketed = dueInBrackets(context, { end, line });
  if (line.block.kind === 'cell') return dueInRow(context, line) ?? bracketed;
  const close = bracketed ?? dueAtLineEnd(context, { end, line });
  if (close !== null) return close;
  const near = document.text.slice(end, Math.min(line.end, end + 80));
  if (/^[\s:.,(–—-]{0,4}(?:due\s)?(?:by|before|within)\b/iu.test(near)) {
    const due = dueIn(document, { start: end, end: Math.min(line.end, end + 80) }, published);
    if (due !== null) return due;
  }
  const field = dueField(document, lines, line.index, context.isLabel, published);
  if (field !== null || context.dueHead === null || line.index < context.dueHead) return field;
  return dateLineBelow(document, lines, line.index, context.isLabel);
}

/** What closes a label's line: "- adoption of it (all forces), by 31 March 2026", "(template, 31 March 2026)", "Due: 31 July 2026". */
const CLOSES =
  /(?:,\s(?:due\s)?by\s|\bdue(?:\sdate|\sby)?\s?:\s|\((?:due\s)?by\s|\([^().]{3,60}[,;]\s(?:due\s)?(?:by\s)?)(?:the\s)?(?:end\sof\s)?$/iu;

function dueAtLineEnd(
  { document, published }: ListContext,
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
function dueInBrackets(
  { document, published }: ListContext,
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

function dueInRow(context: ListContext, line: Line): DateMention | null {
  const { document, published } = context;
  const table = context.tables.get(line.block.table ?? -1);
  if (table === undefined || table.due === null) return null;
  const cell = dueCellOf(document, table, table.rows.get(line.block.row ?? -1) ?? []);
  return cell === undefined ? null : dateOfField(document, cell, published);
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
function dueInSentence(
  context: ListContext,
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

function dueRetold(context: ListContext, mention: PlacedMention): DateMention | null {
  const after = context.document.text.slice(mention.end, mention.end + 100);
  if (!RETELLS.test(after)) return null;
  const { text } = context.document;
  const to = sentenceEnd(text, mention.end, mention.line.end);
  return OWN_PROMISE.test(text.slice(mention.end, to))
    ? null
    : dueIn(context.document, { start: mention.end, end: to }, context.published);
}

function listEnumerated(context: ListContext): Listing[] {
  const { document, lines, causes, published } = context;
  return findEnumerated(document, lines, causes).map(({ key, label, asked }) => {
    const due =
      asked === null
        ? null
        : (dueIn(document, asked, published) ?? dueAtEnd(document, asked, published));
    return listing(document, key, label, asked, due, 2);
  });
}

/** "Hydrant guidance to identify it in record systems (31.7.26)", "... - 31 July 2026". */
function dueAtEnd(
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

function listCells(context: ListContext): Listing[] {
  const { document, published } = context;
  const listings: Listing[] = [];
  for (const table of context.tables.values()) {
    for (const row of table.rows.values()) {
      for (const cell of row) {
        const found = cellNumber(document, table, cell);
        if (found === null) continue;
        const asked =
          textOfCell(document, table, cell, found.label.end) ??
          askedInRow(document, row, cell, found.label.end);
        const dueCell = dueCellOf(document, table, row);
        const due =
          (asked === null ? null : dueIn(document, asked, published)) ??
          (dueCell === undefined ? null : dateOfField(document, dueCell, published));
        const rank = asked === null ? 1 : 2;
        for (const key of found.keys)
          listings.push(listing(document, key, found.label, asked, due, rank));
      }
    }
  }
  return listings;
}

/** One entry for each key: label and words of its best place, the date of the best place that has one. */
function merge(listings: readonly Listing[]): ListedRecommendation[] {
  const best = new Map<string, Listing>();
  const order = [...listings].sort((a, b) => a.labelSpan.start - b.labelSpan.start);
  for (const next of order) {
    const held = best.get(next.key);
    if (held === undefined) best.set(next.key, next);
    else if (next.rank > held.rank) best.set(next.key, { ...next, due: next.due ?? held.due });
    else if (held.due === null) held.due = next.due;
  }
  return [...best.values()].map(({ rank: _rank, ...listed }) => listed);
}
