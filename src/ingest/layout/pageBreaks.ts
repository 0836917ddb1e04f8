import { endsSentence } from '../lineForms.js';
import type { PrintedLine, Region, TableRegionRow } from './printed.js';
import { matchesColumns } from './regions.js';

type Table = Extract<Region, { kind: 'table' }>;

/** So many regions of lines, of so many lines each, may be a head above a table that goes on or a foot below it. */
const HEAD = { regions: 2, lines: 4 };

/**
 * Takes tables together that go over page breaks: a head row that is printed again is left out, and a row that the
 * break has cut in two is marked as going on.
 * @returns the regions of each page; those that were given are not changed
 */
export function joinTablesOverPages(pages: readonly Region[][]): Region[][] {
  let head: TableRegionRow | undefined;
  let open: Table | null = null;
  return pages.map((regions) => {
    const first = firstTable(regions);
    const continued = open && first && matchesColumns(open.columns, first.columns) ? first : null;
    const lastRow = open?.rows.at(-1);
    const joined = regions.map((region) =>
      region === continued ? goOn(continued, head, lastRow) : region,
    );
    const last = lastTable(joined);
    if (last && !(continued && joined.includes(last) && last === firstTable(joined))) {
      head = last.rows[0];
    }
    open = last;
    return joined;
  });
}

function goOn(
  table: Table,
  head: TableRegionRow | undefined,
  lastRow: TableRegionRow | undefined,
): Table {
  const [first] = table.rows;
  const isRepeated = head && first && table.rows.length > 1 && wordsOf(first) === wordsOf(head);
  const [next, ...rest] = isRepeated ? table.rows.slice(1) : table.rows;
  if (!next) return table;
  return { ...table, rows: [{ ...next, continues: isRest(next, lastRow) }, ...rest] };
}

/** Whether a row at the top of a page is the rest of the last row of the page before. */
function isRest(row: TableRegionRow, last: TableRegionRow | undefined): boolean {
  if (!last || row.header) return false;
  const [before, after] = [last, row].map(
    ({ cells }) => new Map(cells.map(({ column, lines }) => [column, textOf(lines)])),
  ) as [Map<number, string>, Map<number, string>];
  if (before.has(0) && !after.has(0)) return true;
  return [...after].every(([column, text]) => {
    const cut = before.get(column) ?? '';
    return cut !== '' && !endsSentence(cut) && /^\p{Ll}/u.test(text);
  });
}

function firstTable(regions: readonly Region[]): Table | null {
  const at = regions.findIndex(({ kind }) => kind === 'table');
  return at >= 0 && regions.slice(0, at).every(isEdge) && at <= HEAD.regions
    ? (regions[at] as Table)
    : null;
}

function lastTable(regions: readonly Region[]): Table | null {
  const at = regions.findLastIndex(({ kind }) => kind === 'table');
  return at >= 0 && regions.slice(at + 1).every(isEdge) ? (regions[at] as Table) : null;
}

function isEdge(region: Region): boolean {
  return region.kind === 'lines' && region.lines.length <= HEAD.lines;
}

function wordsOf({ cells }: TableRegionRow): string {
  return cells.map(({ column, lines }) => `${column} ${textOf(lines)}`).join('\t');
}

function textOf(lines: readonly PrintedLine[]): string {
  return lines.map(({ text }) => text).join(' ');
}
