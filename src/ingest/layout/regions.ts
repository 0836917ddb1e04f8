import { type Band, findBands } from './bands.js';
import { columnAt, findGrids, type Grid, mergeRulings, roofOver } from './grids.js';
import { lineOf } from './lines.js';
import type {
  Column,
  PrintedItem,
  PrintedLine,
  PrintedPage,
  Region,
  Ruling,
  TableRegionRow,
} from './printed.js';
import { rowStarts } from './rowStarts.js';
import { type BaseRow, baseRows, readOn } from './rows.js';

/**
 * Parts of a page in reading order, from where its words and lines stand and not from the order in which they were
 * painted: tables that are drawn, tables and columns that white strips make, and lines between them.
 * @param openColumns columns of a table that the page before ended with, if it did
 */
export function findRegions(
  { items, rulings }: Pick<PrintedPage, 'items' | 'rulings'>,
  openColumns: readonly Column[] = [],
): Region[] {
  const lines = mergeRulings(rulings);
  const grids = findGrids(lines);
  const inGrid = new Map<Grid, PrintedItem[]>(grids.map((grid) => [grid, []]));
  const free: PrintedItem[] = [];
  for (const item of items) {
    const grid = grids.find((candidate) => isInside(item, candidate));
    (grid ? (inGrid.get(grid) as PrintedItem[]) : free).push(item);
  }
  const regions: Region[] = [];
  let rest = baseRows(free);
  for (const grid of grids) {
    const above = rest.filter(({ y }) => y <= grid.top + 2);
    rest = rest.filter(({ y }) => y > grid.top + 2);
    regions.push(...flow(above, lines, regions.length === 0 ? openColumns : []));
    const table = gridTable(grid, inGrid.get(grid) as PrintedItem[]);
    if (table) regions.push(table);
  }
  regions.push(...flow(rest, lines, regions.length === 0 ? openColumns : []));
  return mergeLines(regions);
}

function isInside({ left, right, y, size }: PrintedItem, grid: Grid): boolean {
  const middle = (left + right) / 2;
  return (
    y - 0.3 * size > grid.top &&
    y - 0.3 * size < grid.bottom &&
    middle > grid.left &&
    middle < grid.right
  );
}

/** Words of a drawn table, each in the cell whose lines are around it. */
function gridTable(grid: Grid, items: readonly PrintedItem[]): Region | null {
  const cells = new Map<number, Map<number, PrintedItem[]>>();
  for (const item of items) {
    if (item.text.trim() === '') continue;
    const y = item.y - 0.3 * item.size;
    const roof = roofOver(grid, (item.left + item.right) / 2, y) ?? grid.top;
    const row = cells.get(roof) ?? new Map<number, PrintedItem[]>();
    const column = columnAt(grid, item.left, y);
    row.set(column, [...(row.get(column) ?? []), item]);
    cells.set(roof, row);
  }
  const rows = [...cells.entries()]
    .sort(([a], [b]) => a - b)
    .map(
      ([, row]): TableRegionRow => ({
        cells: [...row.entries()]
          .sort(([a], [b]) => a - b)
          .map(([column, members]) => ({ column, lines: linesOfRows(baseRows(members)) })),
      }),
    );
  const used = new Set(rows.flatMap((row) => row.cells.map(({ column }) => column)));
  if (rows.length === 0) return null;
  // A frame of which one column alone holds words is a box around prose.
  if (used.size < 2) {
    return { kind: 'lines', lines: rows.flatMap((row) => row.cells.flatMap(({ lines }) => lines)) };
  }
  return { kind: 'table', rows, columns: grid.columns, isDrawn: true };
}

/** What stands outside of drawn tables. */
function flow(
  rows: readonly BaseRow[],
  rulings: readonly Ruling[],
  openColumns: readonly Column[],
): Region[] {
  const regions: Region[] = [];
  let next = 0;
  const down = rulings.filter(({ across }) => !across);
  for (const band of findBands(rows, down)) {
    if (band.start > next) regions.push(linesRegion(rows.slice(next, band.start)));
    const isFirst = regions.length === 0;
    regions.push(
      ...bandRegions(rows.slice(band.start, band.end), band, rulings, isFirst ? openColumns : []),
    );
    next = band.end;
  }
  if (next < rows.length) regions.push(linesRegion(rows.slice(next)));
  return regions;
}

function linesRegion(rows: readonly BaseRow[]): Extract<Region, { kind: 'lines' }> {
  return { kind: 'lines', lines: linesOfRows(rows) };
}

/** Lines of items that belong together, from top to bottom. */
export function linesOfItems(items: readonly PrintedItem[]): PrintedLine[] {
  return linesOfRows(baseRows(items));
}

function linesOfRows(rows: readonly BaseRow[]): PrintedLine[] {
  return rows.flatMap(({ atoms }) => readOn(atoms).map(({ items }) => lineOf(items)));
}

/** A band is a table if its columns begin anew together, else columns of prose, read one after another. */
function bandRegions(
  rows: readonly BaseRow[],
  { columns }: Band,
  rulings: readonly Ruling[],
  openColumns: readonly Column[],
): Region[] {
  const byColumn = columns.map((_, column) =>
    rows.flatMap((row) => {
      const atoms = row.atoms.filter((atom) => columnOf(atom, columns) === column);
      return atoms.length === 0 ? [] : [{ ...row, atoms }];
    }),
  );
  const across = rulings.filter((ruling) => ruling.across);
  const starts = rowStarts(byColumn, across);
  const continues = openColumns.length === columns.length && matchesColumns(columns, openColumns);
  if (starts.length < 2 && !continues) {
    return byColumn.map((column) => ({ ...linesRegion(column), isColumn: true }));
  }
  const tableRows = starts.map((from, index): TableRegionRow => {
    const to = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    return {
      cells: byColumn.flatMap((column, number) => {
        const lines = linesOfRows(column.filter(({ y }) => y >= from && y < to));
        return lines.length === 0 ? [] : [{ column: number, lines }];
      }),
    };
  });
  return [{ kind: 'table', rows: tableRows, columns }];
}

/** Index of the column that a stretch shares most with; where it shares none, the one nearest to it. */
export function columnOf({ left, right }: Column, columns: readonly Column[]): number {
  let best = 0;
  const shared = (column: Column) => Math.min(column.right, right) - Math.max(column.left, left);
  columns.forEach((column, index) => {
    if (shared(column) > shared(columns[best] as Column)) best = index;
  });
  return best;
}

/** Whether the columns of two pages stand in the same places. */
export function matchesColumns(a: readonly Column[], b: readonly Column[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ left, right }, index) => {
      const other = b[index] as Column;
      return Math.min(right, other.right) - Math.max(left, other.left) > 0;
    })
  );
}

/** Neighbouring regions of lines become one, unless the second begins further up. */
function mergeLines(regions: readonly Region[]): Region[] {
  const merged: Region[] = [];
  for (const region of regions) {
    const last = merged.at(-1);
    if (
      last?.kind === 'lines' &&
      region.kind === 'lines' &&
      // The lines of a column have their own measure.
      !last.isColumn &&
      !region.isColumn &&
      isBelow(last.lines.at(-1), region.lines[0])
    ) {
      for (const line of region.lines) last.lines.push(line);
    } else if (region.kind === 'table' || region.lines.length > 0) {
      merged.push(region.kind === 'lines' ? { ...region, lines: [...region.lines] } : region);
    }
  }
  return merged;
}

/** Whether the second line stands under the first, and near enough to be read on to. */
function isBelow(above: PrintedLine | undefined, line: PrintedLine | undefined): boolean {
  if (!above || !line) return false;
  return line.y > above.y && line.y - above.y < 6 * Math.max(line.size, above.size);
}
