import type { LayoutBlock, Page } from '../model/index.js';
import type { RawBlock, TableBlock, WordBlock } from './blocks.js';
import { cleanCharacters, cleanMarkup } from './inline.js';
import { TraceBuilder, type TracedText } from './offsetMap.js';
import type { SourceText } from './sourceText.js';

/** The reading text with its layout, still traced to the source. */
export interface ReadingText {
  traced: TracedText;
  layout: LayoutBlock[];
}

/** Longest cell of a head row, in units and in words; longer ones are contents. */
const HEADER_CELL = { units: 60, words: 8 };

/** Writes the blocks one after another: parted by empty lines, rows by line ends, cells by tabs. */
export function writeReadingText(blocks: readonly RawBlock[], markup: boolean): ReadingText {
  const builder = new TraceBuilder();
  const layout: LayoutBlock[] = [];
  const part = () => {
    if (builder.length > 0) builder.insert('\n\n');
  };
  let tables = 0;
  for (const block of blocks) {
    if (block.kind === 'table') {
      if (writeTable(block, tables, markup, builder, layout, part)) tables++;
    } else writeWords(block, markup, builder, layout, part);
  }
  return { traced: builder.finish(), layout };
}

function writeWords(
  block: WordBlock,
  markup: boolean,
  builder: TraceBuilder,
  layout: LayoutBlock[],
  part: () => void,
): void {
  const { words, bold } = clean(block.words.finish(), markup);
  if (words.text === '') return;
  part();
  const start = builder.length;
  builder.keep(words);
  const entry: LayoutBlock = { kind: block.kind, start, end: builder.length };
  if (block.level !== undefined) entry.level = block.level;
  if (bold || block.bold) entry.bold = true;
  layout.push(entry);
}

/** Writes a table; false if none of its cells holds a word. */
function writeTable(
  table: TableBlock,
  number: number,
  markup: boolean,
  builder: TraceBuilder,
  layout: LayoutBlock[],
  part: () => void,
): boolean {
  const rows = table.rows
    .map((row) => ({ header: row.header, cells: row.cells.map((cell) => clean(cell, markup)) }))
    .filter(({ cells }) => cells.some(({ words }) => words.text !== ''));
  if (rows.length === 0) return false;
  const texts = rows.map(({ cells }) => cells.map(({ words }) => words.text));
  const headLike = looksLikeHead(texts);
  part();
  rows.forEach((row, rowNumber) => {
    if (rowNumber > 0) builder.insert('\n');
    const lastFilled = row.cells.findLastIndex(({ words }) => words.text !== '');
    row.cells.slice(0, lastFilled + 1).forEach(({ words, bold }, column) => {
      if (column > 0) builder.insert('\t');
      if (words.text === '') return;
      const start = builder.length;
      builder.keep(words);
      const cell: LayoutBlock = {
        kind: 'cell',
        start,
        end: builder.length,
        table: number,
        row: rowNumber,
        column,
      };
      if (row.header || (rowNumber === 0 && headLike)) cell.header = true;
      if (bold) cell.bold = true;
      layout.push(cell);
    });
  });
  return true;
}

function clean(words: TracedText, markup: boolean): { words: TracedText; bold: boolean } {
  const cleaned = markup ? cleanMarkup(words) : { words: cleanCharacters(words), bold: false };
  return cleaned;
}

/** Whether the first row names the columns: short, no sentence, no figures, and much shorter than what follows. */
function looksLikeHead(rows: readonly string[][]): boolean {
  const [head, ...body] = rows;
  if (!head || body.length === 0 || head.length < 2) return false;
  const isLabel = (cell: string) =>
    cell.length <= HEADER_CELL.units &&
    cell.split(/\s+/).length <= HEADER_CELL.words &&
    !/\d|[;:,]$|\w{5}\.$/.test(cell);
  if (!head.every((cell, index) => isLabel(cell) && (cell !== '' || index === 0))) return false;
  const longest = (cells: readonly string[]) =>
    cells.reduce((length, cell) => Math.max(length, cell.length), 0);
  return body.some((cells) => longest(cells) >= 2 * longest(head));
}

/** Spans of the pages in the reading text: each from its first to its last word; empty pages have empty spans. */
export function pageSpans(input: SourceText, traced: TracedText, pageCount: number): Page[] {
  const breaks: number[] = [];
  for (let at = input.source.indexOf('\f'); at >= 0; at = input.source.indexOf('\f', at + 1))
    breaks.push(at);
  const spans = Array.from({ length: pageCount }, () => ({ start: -1, end: -1 }));
  let page = 0;
  for (const run of traced.runs) {
    while (page > 0 && run.sourceStart < (breaks[page - 1] as number)) page--;
    while (page < breaks.length && run.sourceStart > (breaks[page] as number)) page++;
    const span = spans[Math.min(page, pageCount - 1)] as { start: number; end: number };
    if (span.start < 0) span.start = run.start;
    span.end = Math.max(span.end, run.end);
  }
  let last = 0;
  return spans.map(({ start, end }, index) => {
    const isEmpty = start < 0;
    if (!isEmpty) last = end;
    const textLayer = input.pageLayers[index] ?? 'native';
    const span = isEmpty ? { start: last, end: last } : { start, end };
    const ocrConfidence = input.pageConfidence?.[index] ?? null;
    return { number: index + 1, ...span, textLayer, ocrConfidence };
  });
}
