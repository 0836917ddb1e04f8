import type { MarkupBlock, RowBlock } from '../markup/blocks.js';
import { CELL_LINE } from '../sourceText.js';

/** The first cell of a row has at most so many lines; what stands higher up are paragraphs between two tables. */
const FIRST_CELL_LINES = 4;

/**
 * The blocks of an old Word document, of which word-extractor gives one text: a line for each paragraph; a tab after
 * each cell and a line end after each row, so that a row ends in both. Where a row begins must be worked out, because
 * cells hold line ends too: its tabs are counted back from its end.
 */
export function docBlocks(text: string): MarkupBlock[] {
  const blocks: MarkupBlock[] = [];
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    lines.push(line);
    if (!line.endsWith('\t')) continue;
    const last = blocks.at(-1);
    const width = last?.kind === 'row' ? last.cells.length : null;
    const start = startOfRow(lines, width);
    const cells = cellsOf(lines.slice(start));
    if (cells.length < 2) continue;
    for (const paragraph of lines.slice(0, start)) addParagraph(blocks, paragraph);
    addRow(blocks, cells);
    lines = [];
  }
  for (const paragraph of lines) addParagraph(blocks, paragraph);
  return blocks;
}

/** Index of the line at which the row begins that ends with the last line. */
function startOfRow(lines: readonly string[], width: number | null): number {
  const last = lines.length - 1;
  let tabs = 0;
  for (let at = last; at >= 0; at--) {
    tabs += (lines[at] as string).split('\t').length - 1;
    // Of the first row it is not known how many cells it has: two at least.
    if (width === null && tabs >= 2) return at;
    if (tabs === width) return at <= FIRST_CELL_LINES - 1 ? 0 : at;
    if (width !== null && tabs > width) break;
  }
  return last;
}

function cellsOf(lines: readonly string[]): string[] {
  const cells = lines.join(CELL_LINE).split('\t').slice(0, -1);
  return cells.map((cell) =>
    cell
      .split(CELL_LINE)
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join(CELL_LINE),
  );
}

function addRow(blocks: MarkupBlock[], cells: string[]): void {
  if (cells.every((cell) => cell === '')) return;
  const opens = blocks.at(-1)?.kind !== 'row';
  const row: RowBlock = { kind: 'row', cells, header: false, bold: false, opens };
  blocks.push(row);
}

function addParagraph(blocks: MarkupBlock[], paragraph: string): void {
  const text = paragraph.replace(/\s+/g, ' ').trim();
  const last = blocks.at(-1);
  if (text !== '') {
    blocks.push({ kind: 'text', lines: [{ text, bold: false }], linked: 0 });
  } else if (last?.kind === 'text') last.gapAfter = true;
}
