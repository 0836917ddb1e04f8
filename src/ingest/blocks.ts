import type { LayoutBlock } from '../model/index.js';
import { alignedRow } from './alignedTable.js';
import { isCaption, LONGEST_CAPTION } from './captions.js';
import type { LineRole } from './furniture.js';
import { isBorder } from './gridTable.js';
import { GrowingWords } from './growingWords.js';
import type { WordEvidence } from './hyphen.js';
import {
  bulletLength,
  endsSentence,
  headingMark,
  isRule,
  isShortLine,
  numberLength,
} from './lineForms.js';
import { joinTraced, sliceTraced, type TracedText, traceSource } from './offsetMap.js';
import { CELL_LINE, type SourceLine } from './sourceText.js';
import { stackedRow } from './stackedTable.js';
import { continuesTable, rowAt, splitAt, type TableRow } from './tables.js';
import { isWrap } from './wrap.js';

/** A stretch of words of one kind, not yet cleaned inside. */
export interface WordBlock {
  kind: Exclude<LayoutBlock['kind'], 'cell'>;
  words: GrowingWords;
  level?: number;
  bold?: boolean;
  /** A footnote. */
  note?: boolean;
  /** Several short lines, parted by line ends: no running prose. */
  lines?: boolean;
  /** Pages of its first and last words. */
  page: number;
  pageEnd: number;
}

/** A table, row by row. */
export interface TableBlock {
  kind: 'table';
  rows: TableRow[];
  page: number;
  pageEnd: number;
}

export type RawBlock = WordBlock | TableBlock;

/** All that grouping needs to know of a document. */
export interface Layout {
  source: string;
  markup: boolean;
  lines: readonly SourceLine[];
  roles: readonly LineRole[];
  /** Wrap width in units, or null. */
  width: number | null;
  words: WordEvidence;
}

/** Lines that a wrap parts, joined to one: a paragraph, an item, or one short line among others. */
interface Joined {
  words: GrowingWords;
  last: SourceLine;
  first: SourceLine;
}

const CELL_LINE_PATTERN = new RegExp(CELL_LINE, 'g');

/** Groups lines to blocks. The blocks hold every word of the lines that are not dropped, in their order. */
export function groupLines(layout: Layout): RawBlock[] {
  const blocks: RawBlock[] = [];
  let group: Joined[] = [];
  let kind: 'paragraph' | 'list_item' = 'paragraph';
  const flush = () => {
    for (const block of blocksOfGroup(group, kind, layout)) blocks.push(block);
    group = [];
    kind = 'paragraph';
  };

  for (let index = 0; index < layout.lines.length; ) {
    const line = layout.lines[index] as SourceLine;
    const role = layout.roles[index];
    if (role !== 'body') {
      flush();
      index = role === 'dropped' ? index + 1 : takeFurniture(layout, index, blocks);
      continue;
    }
    const row =
      (layout.markup
        ? (stackedRow(layout.source, layout.lines, index) ??
          alignedRow(layout.source, layout.lines, layout.roles, index))
        : null) ?? (isItem(line) ? null : rowAt(layout.source, layout.lines, index, layout.markup));
    if (row) {
      flush();
      addRow(blocks, row, layout, index);
      index = row.next;
      continue;
    }
    if (line.blanksBefore > 0 || line.style.note !== layout.lines[index - 1]?.style.note) flush();
    if (isRule(line.text) || (layout.markup && isBorder(line.text))) flush();
    else if (layout.markup && headingMark(line.text)) {
      flush();
      blocks.push(headingBlock(line, layout.source));
    } else if (line.style.level !== undefined) {
      flush();
      addHeadingLine(blocks, line, layout);
    } else {
      const last = group.at(-1);
      const start = itemStart(line, last?.last, layout.lines[index + 1], kind);
      if (start !== null) {
        flush();
        kind = 'list_item';
        group.push({
          words: new GrowingWords(sliceTraced(traceLine(line, layout.source), start)),
          first: line,
          last: line,
        });
      } else if (last && joins(last, line, kind, layout)) {
        last.words.join(wordsOf(line, layout.source), layout.words);
        last.last = line;
      } else {
        if (kind === 'list_item') flush();
        group.push({ words: wordsOf(line, layout.source), first: line, last: line });
      }
    }
    index++;
  }
  flush();
  return blocks;
}

function joins(last: Joined, line: SourceLine, kind: string, layout: Layout): boolean {
  if (endsSentence(last.words.tail()) && isCaptionText(last.words)) return false;
  const hangs = kind === 'list_item' && line.indent > last.first.indent && line.indent >= 2;
  return hangs || isWrap(last.last, line, layout.width);
}

/** A bullet or number, with no further cell behind it: `1. By 31 March ...\tComplete.` is a row, with bars too. */
function isItem(line: SourceLine): boolean {
  if (line.style.row !== undefined) return false;
  const mark = bulletLength(line.text) || numberLength(line.text);
  return mark > 0 && !line.text.includes('\t', mark) && !/ \| .* \| /.test(line.text);
}

/** Where the words of a list item begin, bullets dropped and numbers kept; null if the line begins none. */
function itemStart(
  line: SourceLine,
  before: SourceLine | undefined,
  next: SourceLine | undefined,
  kind: string,
): number | null {
  const bullet = bulletLength(line.text);
  if (bullet === 0 && numberLength(line.text) === 0) return null;
  if (line.style.continues === true) return null;
  // A dash or a figure that a wrap has put at the start of a line begins no item.
  const opens =
    !before ||
    kind === 'list_item' ||
    /[.:;!?,]["'”’)]{0,2}$|\b(?:and|or)$/.test(before.text) ||
    before.text.length < 40 ||
    (bullet > 0 && next?.blanksBefore === 0 && next.text.startsWith(line.text.slice(0, bullet)));
  return opens ? bullet : null;
}

/** Short lines stay lines of one block; sentences and paragraphs are blocks of their own. */
function blocksOfGroup(
  group: readonly Joined[],
  kind: WordBlock['kind'],
  layout: Layout,
): WordBlock[] {
  const blocks: WordBlock[] = [];
  let run: Joined[] = [];
  const flush = () => {
    const first = run[0];
    const last = run.at(-1);
    if (!first || !last) return;
    const isOne = run.length === 1;
    const lines = run.map((joined) => joined.words.finish());
    const words = isOne ? first.words : new GrowingWords(joinTraced(lines, '\n'));
    const block = wordBlock(isCaptionText(words) ? 'caption' : kind, words, first.first, last.last);
    if (!isOne) block.lines = true;
    if (!layout.markup && run.every(({ first: line }) => line.style.bold)) block.bold = true;
    blocks.push(block);
    run = [];
  };
  for (const joined of group) {
    const previous = run.at(-1);
    const staysTogether =
      previous &&
      isAmongLines(previous) &&
      isAmongLines(joined) &&
      isBold(previous) === isBold(joined);
    if (!staysTogether) flush();
    run.push(joined);
  }
  flush();
  return blocks;
}

function isAmongLines({ words }: Joined): boolean {
  const text = words.textWithin(200);
  return text !== null && isShortLine(text) && !isCaption(text);
}

function isCaptionText(words: GrowingWords): boolean {
  const text = words.textWithin(LONGEST_CAPTION);
  return text !== null && isCaption(text);
}

function isBold({ words, first }: Joined): boolean {
  return (
    first.style.bold === true ||
    /^(?:\*\*|__|<b>|<strong>).{1,400}(?:\*\*|__|<\/b>|<\/strong>)$/.test(
      words.textWithin(420) ?? '',
    )
  );
}

function takeFurniture(layout: Layout, index: number, blocks: RawBlock[]): number {
  let next = index + 1;
  const goesOn = () => layout.roles[next] === 'furniture' && layout.lines[next]?.blanksBefore === 0;
  while (next < layout.lines.length && goesOn()) next++;
  const lines = layout.lines.slice(index, next);
  const words = joinTraced(
    lines.map((line) => traceLine(line, layout.source)),
    '\n',
  );
  blocks.push(
    wordBlock(
      'furniture',
      new GrowingWords(words),
      lines[0] as SourceLine,
      lines.at(-1) as SourceLine,
    ),
  );
  return next;
}

/** Joins the printed lines of a cell, which a reader with coordinates hands on as one line. */
function joinCellLines(cell: TracedText, words: WordEvidence): TracedText {
  if (!cell.text.includes(CELL_LINE)) return cell;
  const [first, ...rest] = splitAt(cell, CELL_LINE_PATTERN).map((line) => new GrowingWords(line));
  for (const line of rest) first?.join(line, words);
  return first?.finish() ?? cell;
}

/** The cells of a row that a page break has cut in two, each with its rest. */
function joinCells(
  before: readonly TracedText[],
  after: readonly TracedText[],
  words: WordEvidence,
): TracedText[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, column) => {
    const [first, rest] = [before[column], after[column]];
    if (!first || !rest || rest.text === '') return first ?? rest ?? { text: '', runs: [] };
    if (first.text === '') return rest;
    const joined = new GrowingWords(first);
    joined.join(new GrowingWords(rest), words);
    return joined.finish();
  });
}

function addRow(blocks: RawBlock[], row: TableRow, layout: Layout, index: number): void {
  const line = layout.lines[index] as SourceLine;
  const pageEnd = (layout.lines[row.next - 1] as SourceLine).page;
  row.cells = row.cells.map((cell) => joinCellLines(cell, layout.words));
  const at = blocks.findLastIndex((block) => !isAside(block));
  const last = blocks[at];
  const previous = last?.kind === 'table' ? last.rows.at(-1) : undefined;
  const isNear = line.blanksBefore <= 1 || line.page !== last?.pageEnd;
  if (last?.kind === 'table' && previous && line.style.continues) {
    previous.cells = joinCells(previous.cells, row.cells, layout.words);
    moveFurniture(blocks, at);
    last.pageEnd = pageEnd;
    return;
  }
  if (last?.kind === 'table' && previous && isNear && continuesTable(previous, row, line)) {
    last.rows.push(row);
    moveFurniture(blocks, at);
    last.pageEnd = pageEnd;
  } else {
    blocks.push({ kind: 'table', rows: [row], page: line.page, pageEnd });
  }
}

/**
 * The block at `at` goes on after the furniture behind it. Furniture of the page that it began on is put before
 * it, so that the reading text never goes back a page.
 */
export function moveFurniture(blocks: RawBlock[], at: number): void {
  const block = blocks[at] as RawBlock;
  let count = 0;
  while (isAside(blocks[at + count + 1])) count++;
  const between = blocks.splice(at + 1, count);
  const isEarlier = (furniture: RawBlock) => furniture.page <= block.pageEnd;
  blocks.splice(at + 1, 0, ...between.filter((furniture) => !isEarlier(furniture)));
  blocks.splice(at, 0, ...between.filter(isEarlier));
}

/** Furniture and footnotes stand between two parts of a text that goes on. */
export function isAside(block: RawBlock | undefined): boolean {
  return block?.kind === 'furniture' || (block?.kind !== 'table' && block?.note === true);
}

function headingBlock(line: SourceLine, source: string): WordBlock {
  const mark = headingMark(line.text) ?? { level: 1, length: 0 };
  const closing = /\s{1,8}#{1,6}$/.exec(line.text)?.[0].length ?? 0;
  const words = sliceTraced(traceLine(line, source), mark.length, line.text.length - closing);
  return { ...wordBlock('heading', new GrowingWords(words), line, line), level: mark.level };
}

/** A heading that the reader of the format has seen, perhaps over several lines. */
function addHeadingLine(blocks: RawBlock[], line: SourceLine, layout: Layout): void {
  const last = blocks.at(-1);
  const words = wordsOf(line, layout.source);
  if (last?.kind === 'heading' && line.style.continues) {
    last.words.join(words, layout.words);
    last.pageEnd = line.page;
  } else blocks.push(wordBlock('heading', words, line, line));
}

function wordsOf(line: SourceLine, source: string): GrowingWords {
  return new GrowingWords(traceLine(line, source));
}

function traceLine(line: SourceLine, source: string): TracedText {
  return traceSource(source, line.start, line.end);
}

function wordBlock(
  kind: WordBlock['kind'],
  words: GrowingWords,
  first: SourceLine,
  last: SourceLine,
): WordBlock {
  const block: WordBlock = { kind, words, page: first.page, pageEnd: last.page };
  if (kind === 'heading' && first.style.level !== undefined) block.level = first.style.level;
  if (first.style.bold && kind === 'heading') block.bold = true;
  if (first.style.note) block.note = true;
  return block;
}
