import type { PrintedLine } from './printedLines.js';

/** A part of a page in reading order: lines one under another, or the rows of a table. */
export type Region =
  | { kind: 'lines'; lines: PrintedLine[] }
  | { kind: 'table'; rows: TableRegionRow[]; columns: Column[] };

/** Where a column of a table stands, in points from the left. */
export interface Column {
  left: number;
  right: number;
}

/** One row: its cells from left to right, each with the lines in it. */
export interface TableRegionRow {
  cells: { column: number; lines: PrintedLine[] }[];
}

/** Left edges that differ by less are one column, in points. */
const SAME_EDGE = 14;
/** A single row with more lines than this in each cell is no row of a table but the columns of a page. */
const COLUMN_LINES = 12;

interface Row {
  cells: PrintedLine[][];
}

/**
 * Finds table rows in lines that are in painting order. In a row the first cell is painted down to its end; then the
 * pen jumps up and to the right, to the top of the next cell. Rows under one another are a table.
 * @param openColumns columns of a table that the page before ended with, if it did
 */
export function findRegions(
  lines: readonly PrintedLine[],
  openColumns: readonly Column[],
): Region[] {
  const pieces = splitRows(lines);
  const regions: Region[] = [];
  let rows: Row[] = [];
  const flushRows = () => {
    const columns = regions.length === 0 ? openColumns : [];
    for (const region of rows.length > 0 ? tableOrLines(rows, columns) : []) regions.push(region);
    rows = [];
  };
  for (const piece of pieces) {
    if ('cells' in piece) rows.push(piece);
    else {
      flushRows();
      regions.push({ kind: 'lines', lines: [piece.line] });
    }
  }
  flushRows();
  return mergeLines(regions);
}

function splitRows(lines: readonly PrintedLine[]): (Row | { line: PrintedLine })[] {
  const pieces: (Row | { line: PrintedLine })[] = [];
  for (let i = 0; i < lines.length; ) {
    const line = lines[i] as PrintedLine;
    const before = lines[i - 1];
    if (!before || !jumpsToNextCell(before, line)) {
      pieces.push({ line });
      i++;
      continue;
    }
    const cells: PrintedLine[][] = [takeFirstCell(pieces, line)];
    while (i < lines.length) {
      const end = endOfCell(lines, i);
      cells.push(lines.slice(i, end));
      i = end;
      const next = lines[i];
      if (!next || !jumpsToNextCell(lines[i - 1] as PrintedLine, next)) break;
    }
    pieces.push({ cells });
  }
  return pieces;
}

/** Whether the pen goes right, and not down. */
function jumpsToNextCell(before: PrintedLine, line: PrintedLine): boolean {
  return (
    line.left > before.left + SAME_EDGE &&
    line.left > before.right - 2 &&
    line.y < before.y + 0.5 * before.size
  );
}

/** Takes back the lines already passed that are the cell to the left of `line`. */
function takeFirstCell(pieces: (Row | { line: PrintedLine })[], line: PrintedLine): PrintedLine[] {
  const upwards: PrintedLine[] = [];
  while (pieces.length > 0) {
    const last = pieces.at(-1) as Row | { line: PrintedLine };
    if (!('line' in last) || last.line.right > line.left + 2) break;
    const below = upwards.at(-1);
    const isBeside = last.line.y > line.y - 0.6 * line.size;
    const isAttached = below !== undefined && isNextLine(last.line, below);
    if (below && (last.line.y >= below.y || Math.abs(last.line.left - below.left) > 40)) break;
    if (!isBeside && !isAttached) break;
    upwards.push(last.line);
    pieces.pop();
  }
  return upwards.reverse();
}

function isNextLine(above: PrintedLine, below: PrintedLine): boolean {
  return below.y - above.y < 1.45 * above.size && Math.abs(below.left - above.left) < SAME_EDGE;
}

/** Index after the last line of the cell that begins at `start`: lines that go down and not to the left. */
function endOfCell(lines: readonly PrintedLine[], start: number): number {
  let end = start + 1;
  let left = (lines[start] as PrintedLine).left;
  while (end < lines.length) {
    const line = lines[end] as PrintedLine;
    const before = lines[end - 1] as PrintedLine;
    if (line.y <= before.y + 0.5 || line.left < left - SAME_EDGE) break;
    left = Math.min(left, line.left);
    end++;
  }
  return end;
}

/** Two rows or more with common columns are a table; anything less is read cell after cell. */
function tableOrLines(rows: readonly Row[], openColumns: readonly Column[]): Region[] {
  const columns = columnEdges(rows, openColumns);
  const continues = openColumns.length > 1 && columns.length === openColumns.length;
  const isPageColumns =
    rows.length === 1 && rows[0]?.cells.every((cell) => cell.length > COLUMN_LINES);
  if ((rows.length < 2 && !continues) || isPageColumns) {
    return rows.flatMap(({ cells }) => cells.map((lines): Region => ({ kind: 'lines', lines })));
  }
  const placed = rows.map(({ cells }) => ({
    cells: cells
      .filter((lines) => lines.length > 0)
      .map((lines) => ({ column: columnOf(lines, columns), lines })),
  }));
  return [{ kind: 'table', rows: placed, columns }];
}

/** Columns from the rows that have most cells: what overlaps there from row to row is one column. */
function columnEdges(rows: readonly Row[], openColumns: readonly Column[]): Column[] {
  const most = rows.reduce((count, { cells }) => Math.max(count, cells.length), 0);
  const full = rows.filter(({ cells }) => cells.length === most).flatMap(({ cells }) => cells);
  const extents = full.filter((cell) => cell.length > 0).map(extentOf);
  const columns: Column[] = [];
  for (const extent of [...openColumns, ...extents].sort((a, b) => a.left - b.left)) {
    const last = columns.at(-1);
    if (last && extent.left < last.right) last.right = Math.max(last.right, extent.right);
    else columns.push({ ...extent });
  }
  return columns;
}

/** The column that a cell has most of its width in; where it has none, the one beginning nearest to it. */
function columnOf(lines: readonly PrintedLine[], columns: readonly Column[]): number {
  const cell = extentOf(lines);
  const shared = ({ left, right }: Column) =>
    Math.min(right, cell.right) - Math.max(left, cell.left);
  let best = 0;
  columns.forEach((column, index) => {
    if (shared(column) > shared(columns[best] as Column)) best = index;
  });
  return best;
}

function extentOf(lines: readonly PrintedLine[]): Column {
  return {
    left: lines.reduce((least, { left }) => Math.min(least, left), Number.POSITIVE_INFINITY),
    right: lines.reduce((most, { right }) => Math.max(most, right), Number.NEGATIVE_INFINITY),
  };
}

/** Neighbouring lines regions become one, unless the pen goes back up between them. */
function mergeLines(regions: readonly Region[]): Region[] {
  const merged: Region[] = [];
  for (const region of regions) {
    const last = merged.at(-1);
    const goesDown =
      last?.kind === 'lines' &&
      region.kind === 'lines' &&
      isBelow(last.lines.at(-1), region.lines[0]);
    if (goesDown) for (const line of region.lines) last.lines.push(line);
    else
      merged.push(region.kind === 'lines' ? { kind: 'lines', lines: [...region.lines] } : region);
  }
  return orderHeadsAndFeet(merged);
}

/** Whether the second line stands under the first, and near enough to be read on to. */
function isBelow(above: PrintedLine | undefined, line: PrintedLine | undefined): boolean {
  if (!above || !line) return false;
  return line.y > above.y && line.y - above.y < 6 * Math.max(line.size, above.size);
}

/** Heads and feet of a page have no more lines than this each. */
const HEAD_REGIONS = 3;

/** Heads painted last are moved to the top, feet painted first to the bottom. */
function orderHeadsAndFeet(regions: readonly Region[]): Region[] {
  const heads: Region[] = [];
  const feet: Region[] = [];
  let body = [...regions];
  for (let round = 0; round < HEAD_REGIONS && body.length > 1; round++) {
    const [top, nextTop] = [...body].sort((a, b) => topOf(a) - topOf(b)) as [Region, Region];
    if (bottomOf(top) >= topOf(nextTop)) break;
    heads.push(top);
    body = body.filter((region) => region !== top);
  }
  for (let round = 0; round < HEAD_REGIONS && body.length > 1; round++) {
    const [foot, lowest] = [...body].sort((a, b) => bottomOf(b) - bottomOf(a)) as [Region, Region];
    if (topOf(foot) <= bottomOf(lowest)) break;
    feet.unshift(foot);
    body = body.filter((region) => region !== foot);
  }
  return [...heads, ...body, ...feet];
}

function linesOf(region: Region): PrintedLine[] {
  return region.kind === 'lines'
    ? region.lines
    : region.rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines));
}

function topOf(region: Region): number {
  return linesOf(region).reduce((top, { y }) => Math.min(top, y), Number.POSITIVE_INFINITY);
}

function bottomOf(region: Region): number {
  return linesOf(region).reduce((bottom, { y }) => Math.max(bottom, y), Number.NEGATIVE_INFINITY);
}
