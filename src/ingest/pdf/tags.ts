import type {
  Column,
  PrintedItem,
  PrintedLine,
  Region,
  TableRegionRow,
} from '../layout/printed.js';
import { columnOf, linesOfItems } from '../layout/regions.js';
import { type Mark, ownItems, type TagNode } from './markedContent.js';

/** So large a share of the words outside of the page's edges must be tagged, or the tags are not believed. */
const TAGGED_SHARE = 0.9;
/** Heads and feet, which are tagged as artefacts, stand in these parts of the page. */
const EDGE = 0.13;

/** Containers whose words are a block of their own. */
const BLOCK = /^(?:H|H[1-6]|Title|P|Caption|Note|FENote|TOCI|BibEntry|Code|LI|Figure|Form)$/;

type Block =
  | { kind: 'text'; items: PrintedItem[]; role: string }
  | { kind: 'table'; rows: { header: boolean; cells: Block[][] }[] };

/**
 * The parts of a page in reading order as its tags have them: headings, paragraphs, list items, tables with rows and
 * cells. What is outside of the tags is put before or behind, as it stands above or below the rest.
 * @param marks the page's words in painting order, between the marks that the tags point to
 * @returns null if the tags hold too few of the words to be believed
 */
export function readTags(
  root: TagNode,
  marks: readonly Mark[],
  pageHeight: number,
): Region[] | null {
  const { byId, outside } = ownItems(marks);
  const blocks: Block[] = [];
  collect(root, { kind: 'text', items: [], role: '' }, blocks, byId);
  const filled = blocks.filter((block) => block.kind === 'table' || lettersIn(block.items) > 0);
  const tagged = filled.flatMap(itemsIn);
  const inside = outside.filter(({ y }) => y > EDGE * pageHeight && y < (1 - EDGE) * pageHeight);
  const share = lettersIn(tagged) / (lettersIn(tagged) + lettersIn(inside));
  if (tagged.length === 0 || share < TAGGED_SHARE) return null;
  const top = tagged.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY);
  const above = outside.filter(({ y }) => y < top);
  const below = outside.filter(({ y }) => y >= top);
  const regions = [plain(above), ...filled.map(regionOf), plain(below)];
  return regions.filter((region) => region.kind === 'table' || region.lines.length > 0);
}

/** Walks the tree; words of containers without a block of their own go to the block that is open. */
function collect(
  node: TagNode,
  open: Extract<Block, { kind: 'text' }>,
  blocks: Block[],
  byId: ReadonlyMap<string, PrintedItem[]>,
): void {
  let current = open;
  if (blocks.at(-1) !== open && !BLOCK.test(node.role ?? '')) blocks.push(open);
  for (const child of node.children ?? []) {
    if (child.role === undefined) {
      for (const item of byId.get(child.id ?? '') ?? []) current.items.push(item);
    } else if (child.role === 'Table') {
      blocks.push(tableOf(child, byId));
      current = { ...open, items: [] };
      blocks.push(current);
    } else if (BLOCK.test(child.role)) {
      const own = { kind: 'text' as const, items: [], role: child.role };
      // Paragraphs inside of a list item or a heading are parts of it.
      const isPart = /^(?:LI|H\d?|Title)$/.test(open.role) && child.role === 'P';
      if (isPart && current.items.length === 0) collect(child, current, blocks, byId);
      else {
        blocks.push(own);
        collect(child, own, blocks, byId);
        if (open.role !== 'LI') {
          current = { ...open, items: [] };
          blocks.push(current);
        }
      }
    } else collect(child, current, blocks, byId);
  }
}

function tableOf(node: TagNode, byId: ReadonlyMap<string, PrintedItem[]>): Block {
  const rows: Extract<Block, { kind: 'table' }>['rows'] = [];
  const walk = (part: TagNode) => {
    if (part.role !== 'TR') {
      for (const child of part.children ?? []) if (child.role !== undefined) walk(child);
      return;
    }
    const cells = (part.children ?? []).filter(({ role }) => role === 'TD' || role === 'TH');
    const header = cells.length > 1 && cells.every(({ role }) => role === 'TH');
    rows.push({
      header,
      cells: cells.map((cell) => {
        const inside: Block[] = [];
        collect(cell, { kind: 'text', items: [], role: '' }, inside, byId);
        return inside;
      }),
    });
  };
  walk(node);
  return { kind: 'table', rows };
}

function itemsIn(block: Block): PrintedItem[] {
  if (block.kind === 'text') return block.items;
  return block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.flatMap(itemsIn)));
}

function lettersIn(items: readonly PrintedItem[]): number {
  return items.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
}

function plain(items: readonly PrintedItem[]): Extract<Region, { kind: 'lines' }> {
  return { kind: 'lines', lines: linesOfItems(items) };
}

function regionOf(block: Block): Region {
  if (block.kind === 'text') return { kind: 'lines', lines: linesOf(block) };
  const width = block.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  // A table of one column is a frame around what it holds.
  if (width < 2) {
    const lines = block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.flatMap(linesOf)));
    return { kind: 'lines', lines };
  }
  const cells = block.rows.map((row) =>
    row.cells.map((cell) => cell.flatMap((inside) => plainLines(linesOf(inside)))),
  );
  const columns = Array.from({ length: width }, (_, column) =>
    extentOf(cells.filter((row) => row.length === width).flatMap((row) => row[column] ?? [])),
  );
  const rows = cells.map(
    (row, index): TableRegionRow => ({
      header: block.rows[index]?.header ?? false,
      cells: row.flatMap((lines, number) => {
        if (lines.length === 0) return [];
        // Of a row that a page break has cut, the tags of the second page hold only the cells that go on.
        const column = row.length === width ? number : columnOf(extentOf(lines), columns);
        return [{ column, lines }];
      }),
    }),
  );
  return { kind: 'table', rows: rows.filter((row) => row.cells.length > 0), columns };
}

function extentOf(lines: readonly PrintedLine[]): Column {
  return {
    left: lines.reduce((least, { left }) => Math.min(least, left), Number.POSITIVE_INFINITY),
    right: lines.reduce((most, { right }) => Math.max(most, right), Number.NEGATIVE_INFINITY),
  };
}

/** Lines of a block in the order of painting: a paragraph may go on at the top of the next column. */
function linesOf(block: Block): PrintedLine[] {
  if (block.kind === 'table') {
    return block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.flatMap(linesOf)));
  }
  const runs: PrintedItem[][] = [];
  for (const item of block.items) {
    const before = runs.at(-1)?.at(-1);
    if (!before || item.y < before.y - 2 * item.size) runs.push([item]);
    else runs.at(-1)?.push(item);
  }
  const lines = runs.flatMap(linesOfItems);
  const level = levelOf(block.role);
  return lines.map((line, index) => ({
    ...line,
    tag: { begins: index === 0, level, isItem: block.role === 'LI' && index === 0 },
  }));
}

/** Lines of a cell: what they begin is of no account there. */
function plainLines(lines: readonly PrintedLine[]): PrintedLine[] {
  return lines.map(({ tag, ...line }) => line);
}

function levelOf(role: string): number | null {
  if (role === 'Title' || role === 'H') return 1;
  return /^H[1-6]$/.test(role) ? Number(role.slice(1)) : null;
}
