import { gridRow } from './gridTable.js';
import { isRule } from './lineForms.js';
import { joinTraced, sliceTraced, type TracedText, traceSource, trimTraced } from './offsetMap.js';
import type { SourceLine } from './sourceText.js';

/** How the rows of a table are marked in the source. */
type RowFormat =
  | 'paragraph tags'
  | 'row tags'
  | 'pipes'
  | 'tabs'
  | 'columns'
  | 'stacked'
  | 'grid'
  | 'aligned';

/** One row of a table, as found in the source. */
export interface TableRow {
  format: RowFormat;
  cells: TracedText[];
  /** The row is marked as head: `<th>`, or a line of dashes beneath it. */
  header: boolean;
  /** Index of the first line after the row. */
  next: number;
}

/** A row whose cells go over several lines ends within so many. */
const ROW_LINES = 60;
const PIPE_RULE = /^\|?\s{0,4}:?-{2,}:?\s{0,4}(?:\|\s{0,4}:?-{2,}:?\s{0,4}){0,40}\|?$/;
/** Cells aligned by spaces: at least three between them. */
const COLUMN_GAP = / {3,}(?=\S)/g;

/**
 * The table row that begins at line `index`, if one does.
 * @param markup whether tags and pipes mean something in this source
 */
export function rowAt(
  source: string,
  lines: readonly SourceLine[],
  index: number,
  markup: boolean,
): TableRow | null {
  const line = lines[index] as SourceLine;
  if (markup) {
    if (/^<p[\s>]/i.test(line.text)) return paragraphTagRow(source, lines, index);
    if (/^<t[rdh][\s>]/i.test(line.text)) return rowTagRow(source, lines, index);
    if (line.text.startsWith('|'))
      return gridRow(source, lines, index) ?? pipeRow(source, lines, index);
    if (isPipedLine(lines, index)) return pipeRow(source, lines, index);
  }
  if (line.text.includes('\t')) return tabRow(source, lines, index, markup);
  return markup ? columnRow(source, lines, index) : null;
}

/** Whether the rows can stand in one table: same marks, and no more than one empty line between them. */
export function continuesTable(previous: TableRow, row: TableRow, line: SourceLine): boolean {
  if (previous.format !== row.format) return false;
  return line.blanksBefore === 0 || previous.cells.length === row.cells.length;
}

/** `<p>cell</p>\t<p>cell</p>`: the form in which some converters flatten Word tables. */
function paragraphTagRow(
  source: string,
  lines: readonly SourceLine[],
  index: number,
): TableRow | null {
  const next = endOfTags(lines, index, /<p[\s>]/gi, /<\/p>/gi);
  const row = span(source, lines, index, next);
  const cells = splitAt(row, /\t|<\/td>|<\/th>/gi);
  if (cells.length < 2) return null;
  return { format: 'paragraph tags', cells: cells.map(joinParagraphs), header: false, next };
}

/** `<tr><td>cell</td><td>cell</td></tr>`, on one line or on several. */
function rowTagRow(source: string, lines: readonly SourceLine[], index: number): TableRow | null {
  let next = index + 1;
  const isOpen = () => !/<\/tr>/i.test((lines[next - 1] as SourceLine).text);
  const follows = () => /<\/?t[rdh][\s>]|<\/?p[\s>]/i.test(lines[next]?.text ?? '');
  while (next < lines.length && next - index < ROW_LINES && isOpen() && follows()) next++;
  const row = span(source, lines, index, next);
  const cells = splitAt(row, /<\/td>|<\/th>/gi).filter((cell) => /<t[dh][\s>]/i.test(cell.text));
  if (cells.length === 0) return null;
  return {
    format: 'row tags',
    cells: cells.map(joinParagraphs),
    header: /<th[\s>]/i.test(row.text),
    next,
  };
}

const PIPE = / \| /g;

function pipesIn(line: SourceLine | undefined): number {
  return line === undefined || line.text.startsWith('|') ? 0 : (line.text.match(PIPE)?.length ?? 0);
}

/**
 * `cell | cell | cell` without a bar at either end: two bars or more, and two or more in a line beside it. One such
 * line alone is a path or a menu ("Home | News | Contact").
 */
function isPipedLine(lines: readonly SourceLine[], index: number): boolean {
  if (pipesIn(lines[index]) < 2) return false;
  // A line of dashes under the heads parts nothing.
  const beside = [-1, 1].map((step) =>
    isRule(lines[index + step]?.text ?? '') ? index + 2 * step : index + step,
  );
  return beside.some((other) => pipesIn(lines[other]) >= 2);
}

/** `| cell | cell |`, with the line of dashes after a head row. */
function pipeRow(source: string, lines: readonly SourceLine[], index: number): TableRow | null {
  const row = span(source, lines, index, index + 1);
  const inner =
    row.text.endsWith('|') && row.text.length > 1 ? row.text.length - 1 : row.text.length;
  const from = row.text.startsWith('|') ? 1 : 0;
  const cells = splitAt(sliceTraced(row, from, inner), /(?<!\\)\|/g);
  if (cells.length < 2) return null;
  const header = PIPE_RULE.test(lines[index + 1]?.text ?? '');
  return { format: 'pipes', cells, header, next: index + (header ? 2 : 1) };
}

/** Cells parted by tabs. In plain text one of them alone is a line that a tab indents. */
function tabRow(
  source: string,
  lines: readonly SourceLine[],
  index: number,
  markup: boolean,
): TableRow | null {
  const cells = splitAt(span(source, lines, index, index + 1), /\t/g);
  if (markup && cells.filter((cell) => cell.text !== '').length < 2) return null;
  const header = (lines[index] as SourceLine).style.row === 'head';
  return { format: 'tabs', cells, header, next: index + 1 };
}

/** Cells parted by spaces, if the next or the last line has its gap in the same column. */
function columnRow(source: string, lines: readonly SourceLine[], index: number): TableRow | null {
  const gaps = columnGaps(lines[index] as SourceLine);
  if (gaps.length === 0) return null;
  const neighbours = [lines[index - 1], lines[index + 1]].map((line) =>
    line ? columnGaps(line) : [],
  );
  const aligned = (column: number) =>
    neighbours.some((other) => other.some((c) => Math.abs(c - column) <= 1));
  if (!gaps.some(aligned)) return null;
  const cells = splitAt(span(source, lines, index, index + 1), / {3,}/g);
  return { format: 'columns', cells, header: false, next: index + 1 };
}

/** Columns, in units from the left edge, at which words begin after a wide gap. */
function columnGaps(line: SourceLine): number[] {
  if (line.text.length > 200) return [];
  return [...line.text.matchAll(COLUMN_GAP)].map((gap) => line.indent + gap.index + gap[0].length);
}

function span(source: string, lines: readonly SourceLine[], from: number, to: number): TracedText {
  const first = lines[from] as SourceLine;
  const last = lines[to - 1] as SourceLine;
  return traceSource(source, first.start, last.end);
}

/** Index of the line after the one where every opened tag is closed; the next line if that never comes. */
function endOfTags(
  lines: readonly SourceLine[],
  index: number,
  open: RegExp,
  close: RegExp,
): number {
  let balance = 0;
  for (let i = index; i < Math.min(lines.length, index + ROW_LINES); i++) {
    const { text } = lines[i] as SourceLine;
    balance += (text.match(open)?.length ?? 0) - (text.match(close)?.length ?? 0);
    if (balance <= 0) return i + 1;
  }
  return index + 1;
}

/** The parts between the matches of a global pattern, trimmed; empty ones too, but for the last. */
export function splitAt(row: TracedText, separator: RegExp): TracedText[] {
  const cells: TracedText[] = [];
  let position = 0;
  for (const match of row.text.matchAll(separator)) {
    cells.push(trimTraced(sliceTraced(row, position, match.index)));
    position = match.index + match[0].length;
  }
  const rest = trimTraced(sliceTraced(row, position));
  if (rest.text !== '' || separator.source === '\\t') cells.push(rest);
  return cells;
}

/** A cell of several paragraphs becomes one stretch of words. */
function joinParagraphs(cell: TracedText): TracedText {
  const paragraphs = splitAt(cell, /<\/p>|<br\s{0,4}\/?>|\n|<\/li>/gi).filter(
    ({ text }) => text !== '',
  );
  return joinTraced(paragraphs, ' ');
}
