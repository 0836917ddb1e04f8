import type { PartialDate, RecommendationKind, SourceDocument, Span } from '../../model/index.js';
import type { DateMention } from '../dates/index.js';
import { askedSpan, dueIn, sentenceEnd } from './asked.js';
import { type PlacedMention, placeMentions } from './causes.js';
import { dateLineBelow, dateOfField, dueField, flattenedDueHead } from './due.js';
import {
  afterReport,
  dueAtEnd,
  dueAtLineEnd,
  dueInBrackets,
  dueInSentence,
  dueRetold,
} from './dueBeside.js';
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

function dueInRow(context: ListContext, line: Line): DateMention | null {
  const { document, published } = context;
  const table = context.tables.get(line.block.table ?? -1);
  if (table === undefined || table.due === null) return null;
  const cell = dueCellOf(document, table, table.rows.get(line.block.row ?? -1) ?? []);
  return cell === undefined ? null : dateOfField(document, cell, published);
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
