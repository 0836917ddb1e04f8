import type { Ruling } from './printed.js';
import { type BaseRow, textOf } from './rows.js';

/** From this distance of base lines on, in usual distances, a column begins anew. */
const NEW_START = 1.22;
/** A column with more lines than this may be a column of prose. */
const PROSE_LINES = 12;
/** So large a share of the paragraphs must begin beside one another for columns (of prose) to be a table. */
const TOGETHER = { any: 0.3, prose: 0.5 };
/** Base lines that differ by less, in font sizes, are beside one another. */
const SAME_HEIGHT = 0.17;

/**
 * Heights at which the rows of a table begin, given the base lines of each of its columns. A row begins where a line
 * is drawn across; else where columns begin anew beside one another, or one does after a hole while the others have
 * come to an end. One start, or none, if the columns are no table.
 */
export function rowStarts(columns: readonly BaseRow[][], across: readonly Ruling[]): number[] {
  const heights = heightsOf(columns);
  const first = heights[0];
  if (first === undefined) return [];
  const drawn = drawnStarts(columns, heights, across);
  if (drawn.length > 1) return drawn;
  const leading = usualDistance(columns);
  const starts = [first];
  let alone = 0;
  for (const y of heights.slice(1)) {
    const states = columns.map((column) => stateAt(column, y, leading));
    const isUnderHead = states.includes('under head');
    const fresh = states.filter((state) => state === 'fresh' || state === 'under head').length;
    const going = states.filter((state) => state === 'going').length;
    if ((fresh >= 2 || isUnderHead) && going === 0) starts.push(y);
    else if (fresh >= 1 && going >= 1 && states[0] === 'fresh' && endsAt(columns, y, leading))
      starts.push(y);
    else if (fresh > 0) alone++;
  }
  const isProse = columns.filter((column) => column.length > PROSE_LINES).length >= 2;
  const share = (starts.length - 1) / Math.max(1, starts.length - 1 + alone);
  return share < (isProse ? TOGETHER.prose : TOGETHER.any) ? [first] : starts;
}

function heightsOf(columns: readonly BaseRow[][]): number[] {
  const heights: number[] = [];
  for (const { y, size } of columns.flat().sort((a, b) => a.y - b.y)) {
    if (heights.length === 0 || y - (heights.at(-1) as number) > SAME_HEIGHT * size)
      heights.push(y);
  }
  return heights;
}

/** Lines across most of the columns, with words between them. */
function drawnStarts(
  columns: readonly BaseRow[][],
  heights: readonly number[],
  across: readonly Ruling[],
): number[] {
  const atoms = columns.flat().flatMap((row) => row.atoms);
  const left = atoms.reduce((least, atom) => Math.min(least, atom.left), Number.POSITIVE_INFINITY);
  const right = atoms.reduce((most, atom) => Math.max(most, atom.right), Number.NEGATIVE_INFINITY);
  const covers = ({ from, to }: Ruling) =>
    Math.min(to, right) - Math.max(from, left) > 0.7 * (right - left);
  const lines = across.filter(covers).map(({ at }) => at);
  const starts = heights.filter((y, index) => {
    const before = heights[index - 1];
    return before === undefined || lines.some((at) => at > before - 2 && at < y);
  });
  return starts;
}

/** The usual distance of base lines inside the cells. */
function usualDistance(columns: readonly BaseRow[][]): number {
  const distances = columns
    .flatMap((rows) => rows.map((row, i) => row.y - (rows[i - 1]?.y ?? Number.NaN)))
    .filter((distance) => distance > 0)
    .sort((a, b) => a - b);
  const size = columns.flat()[0]?.size ?? 10;
  const usual = distances[Math.floor(distances.length * 0.3)] ?? 1.2 * size;
  // Where each cell is one line, the distance is that of the rows.
  return Math.min(usual, 1.45 * size);
}

/** What a column does at a height: begins anew, perhaps under a head, goes on, or has no line there. */
function stateAt(column: readonly BaseRow[], y: number, leading: number) {
  const index = column.findIndex((row) => Math.abs(row.y - y) <= SAME_HEIGHT * row.size);
  if (index < 0) return 'none';
  const [before, here] = [column[index - 1], column[index]];
  // Under a head in bold the column begins anew, without a gap.
  const isUnderHead = here !== undefined && before && isBold(before) && !isBold(here);
  if (!before || y - before.y > NEW_START * leading) return 'fresh';
  return isUnderHead ? 'under head' : 'going';
}

function isBold({ atoms }: BaseRow): boolean {
  return atoms.every(({ items }) => items.every(({ bold }) => bold));
}

/** Whether the columns that go on at this height have come to the end of a sentence just above it. */
function endsAt(columns: readonly BaseRow[][], y: number, leading: number): boolean {
  return columns.every((column) => {
    if (stateAt(column, y, leading) !== 'going') return true;
    const index = column.findIndex((row) => Math.abs(row.y - y) <= SAME_HEIGHT * row.size);
    const [before, here] = [column[index - 1], column[index]].map((row) =>
      (row?.atoms ?? []).map(textOf).join(' '),
    );
    return /[.!?:;]["'”’)]{0,3}$/.test(before ?? '') && /^[^\p{Ll}]/u.test(here ?? '');
  });
}
