import { CELL_LINE } from '../sourceText.js';
import { type MarkupBlock, type RowBlock, wordsOf } from './blocks.js';
import { attribute, childrenOf, type MarkupNode, nameOf, outermost, wordsBelow } from './nodes.js';

/** A cell that goes over several rows says its words in each of them if it is a mere label; in units. */
const LABEL = 60;
/** No honest cell goes over more columns or rows. */
const WIDEST_SPAN = 50;
/** Two columns of a page, drawn as one row of a table: each cell has at least so many units. */
const COLUMN_OF_PAGE = 400;

/**
 * Whether a table only places things on the page: it says so, has one column, holds other tables and no heads, holds
 * headings of the page, or is a single row of long texts. Such a table is read cell after cell.
 */
export function isLayoutTable(table: MarkupNode): boolean {
  if (/^(?:presentation|none)$/.test(attribute(table, 'role'))) return true;
  const rows = rowsOf(table);
  const cells = rows.flatMap(cellsOf);
  if (rows.every((row) => cellsOf(row).length <= 1)) return true;
  if (cells.some((cell) => nameOf(cell) === 'th')) return false;
  if (cells.some((cell) => holds(cell, 'table') && rows.length < 3)) return true;
  if (cells.some((cell) => holds(cell, 'h1'))) return true;
  return (
    rows.length === 1 && cells.every((cell) => wordsBelow(cell).trim().length > COLUMN_OF_PAGE)
  );
}

/**
 * The rows of a table. A cell over several columns stands in the first of them; a label over several rows is repeated
 * in each, so that every row can be read alone; longer words are not, or they would be said twice.
 */
export function tableRows(
  table: MarkupNode,
  blocksOf: (cell: MarkupNode) => readonly MarkupBlock[],
): RowBlock[] {
  const rows: RowBlock[] = [];
  /** Words that reach down into the rows below, by column. */
  let reaching = new Map<number, { text: string; rows: number }>();
  for (const row of rowsOf(table)) {
    const cells: string[] = [];
    const next = new Map<number, { text: string; rows: number }>();
    const takeReaching = () => {
      for (let above = reaching.get(cells.length); above; above = reaching.get(cells.length)) {
        if (above.rows > 1) next.set(cells.length, { text: above.text, rows: above.rows - 1 });
        reaching.delete(cells.length);
        cells.push(above.text);
      }
    };
    const own = cellsOf(row);
    for (const cell of own) {
      takeReaching();
      const text = cellText(blocksOf(cell));
      const width = spanOf(cell, 'colspan');
      const height = spanOf(cell, 'rowspan');
      for (let column = 0; column < width; column++) {
        if (height > 1) {
          const label = column === 0 && text.length <= LABEL ? text : '';
          next.set(cells.length, { text: label, rows: height - 1 });
        }
        reaching.delete(cells.length);
        cells.push(column === 0 ? text : '');
      }
    }
    takeReaching();
    reaching = next;
    if (own.length === 0 || cells.every((text) => text === '')) continue;
    const heads = own.filter((cell) => nameOf(cell) === 'th').length;
    rows.push({
      kind: 'row',
      cells,
      header: heads === own.length,
      bold: false,
      opens: rows.length === 0,
    });
  }
  return rows;
}

/** All words of a cell on one line; the lines in it are parted by CELL_LINE. */
function cellText(blocks: readonly MarkupBlock[]): string {
  return blocks
    .map((block) =>
      block.kind === 'row'
        ? wordsOf(block).trim()
        : block.lines.map(({ text }) => text).join(CELL_LINE),
    )
    .map((text) => text.replace(/[\t\n\f]/g, ' '))
    .join(CELL_LINE);
}

/** Rows of the table itself, not of tables within its cells. */
function rowsOf(table: MarkupNode): MarkupNode[] {
  return childrenOf(table).flatMap((child) => {
    const name = nameOf(child);
    if (name === 'tr') return [child];
    return name === 'thead' || name === 'tbody' || name === 'tfoot' ? rowsOf(child) : [];
  });
}

function cellsOf(row: MarkupNode): MarkupNode[] {
  return childrenOf(row).filter((child) => nameOf(child) === 'td' || nameOf(child) === 'th');
}

function holds(node: MarkupNode, name: string): boolean {
  return outermost(node, (element) => nameOf(element) === name).length > 0;
}

function spanOf(cell: MarkupNode, name: string): number {
  const span = Number.parseInt(attribute(cell, name), 10);
  return Number.isFinite(span) ? Math.min(Math.max(1, span), WIDEST_SPAN) : 1;
}
