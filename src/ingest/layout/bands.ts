import type { Column, Ruling } from './printed.js';
import { type Atom, type BaseRow, COLUMN_GAP, GUTTER_GAP } from './rows.js';

/** Rows of a page that a white strip parts into columns from top to bottom. */
export interface Band {
  /** Half-open range of rows. */
  start: number;
  end: number;
  columns: Column[];
}

/** A strip narrower than words may stand apart in prose must be seen in so many rows. */
const NARROW_ROWS = 3;
/** Rows further apart than this, in font sizes, are not taken together. */
const FURTHEST = 5;
/** A row with words on one side only is part of the band if it is no further away than this, in font sizes. */
const NEAR = 1.75;
/** The same for rows above the band. */
const ABOVE = 2.4;
/** Base lines nearer than this, in font sizes, belong to different columns. */
const BESIDE = 0.95;

/** The bands of a page, from top to bottom, without common rows. */
export function findBands(rows: readonly BaseRow[], downLines: readonly Ruling[]): Band[] {
  const bands: Band[] = [];
  for (let start = 0; start < rows.length; ) {
    const band = bandFrom(rows, start, bands.at(-1)?.end ?? 0, downLines);
    if (band) bands.push(band);
    start = band ? band.end : start + 1;
  }
  return bands;
}

interface Strip {
  left: number;
  right: number;
  end: number;
  /** Rows with words on both sides. */
  full: number;
}

function bandFrom(
  rows: readonly BaseRow[],
  start: number,
  floor: number,
  downLines: readonly Ruling[],
): Band | null {
  const row = rows[start] as BaseRow;
  const atoms = atomsBeside(rows, start);
  let best: Strip | null = null;
  for (let i = 1; i < atoms.length; i++) {
    const left = (atoms[i - 1] as Atom).right;
    const strip = followStrip(rows, start, left, (atoms[i] as Atom).left);
    if (strip && (best === null || strip.full > best.full)) best = strip;
  }
  if (!best) return null;
  const isWide = best.right - best.left >= COLUMN_GAP * row.size;
  const isDrawn = downLines.some(
    ({ at, from, to }) =>
      at > (best?.left ?? 0) && at < (best?.right ?? 0) && from < row.y && to > row.y,
  );
  if (best.full < (isWide || isDrawn ? 2 : NARROW_ROWS)) return null;
  const first = firstRow(rows, start, floor, best);
  const columns = columnsOf(rows.slice(first, best.end), downLines);
  return columns.length < 2 ? null : { start: first, end: best.end, columns };
}

/** Atoms of a row and of the next, if that stands so near that the two are side by side. */
function atomsBeside(rows: readonly BaseRow[], index: number): Atom[] {
  const row = rows[index] as BaseRow;
  const next = rows[index + 1];
  const beside = next && isBeside(row, next) ? next.atoms : [];
  return [...row.atoms, ...beside].sort((a, b) => a.left - b.left);
}

/** Whether two rows are so near that one cannot be the next line of the other: their columns have their own lines. */
function isBeside(row: BaseRow, next: BaseRow): boolean {
  return next.y - row.y < BESIDE * Math.min(row.size, next.size);
}

/** Follows a white strip downwards until words stand in it. */
function followStrip(
  rows: readonly BaseRow[],
  start: number,
  leftEdge: number,
  rightEdge: number,
): Strip | null {
  let [left, right] = [leftEdge, rightEdge];
  let full = 0;
  let end = start;
  // Rows on one side only count if, after them, one comes with both sides, or if they stand close.
  let sideBefore: Sides | null = null;
  for (let i = start; i < rows.length; i++) {
    const row = rows[i] as BaseRow;
    const before = rows[i - 1] ?? row;
    if (i > start && row.y - before.y > FURTHEST * Math.max(row.size, before.size)) break;
    const sides = sidesOf(row, left, right);
    if (!sides || sides.right - sides.left < GUTTER_GAP * row.size) break;
    const isStaggered =
      sideBefore !== null && sideBefore.onLeft !== sides.onLeft && isBeside(before, row);
    const isNear = row.y - before.y <= NEAR * Math.max(row.size, before.size);
    if ((sides.onLeft && sides.onRight) || isStaggered) {
      full++;
      end = i + 1;
    } else if (isNear && end === i) end = i + 1;
    sideBefore = sides.onLeft && sides.onRight ? null : sides;
    left = sides.left;
    right = sides.right;
  }
  return { left, right, end, full };
}

interface Sides {
  left: number;
  right: number;
  onLeft: boolean;
  onRight: boolean;
}

/** What of the strip a row leaves white, and on which sides of it the row has words; null if it is crossed. */
function sidesOf(row: BaseRow, left: number, right: number): Sides | null {
  const sides: Sides = { left, right, onLeft: false, onRight: false };
  for (const atom of row.atoms) {
    const isLeft = (atom.left + atom.right) / 2 < (left + right) / 2;
    if (isLeft ? atom.right > right : atom.left < left) return null;
    if (isLeft) {
      sides.onLeft = true;
      sides.left = Math.max(sides.left, atom.right);
    } else {
      sides.onRight = true;
      sides.right = Math.min(sides.right, atom.left);
    }
  }
  return sides.left < sides.right ? sides : null;
}

/**
 * The right column may begin higher than the left, as where the left cell is set in the middle of its row: rows above
 * are taken in up to the highest with words on the right only. Those with words on the left only may be a heading.
 */
function firstRow(rows: readonly BaseRow[], start: number, floor: number, strip: Strip): number {
  let first = start;
  for (let i = start - 1; i >= floor; i--) {
    const row = rows[i] as BaseRow;
    const below = rows[i + 1] as BaseRow;
    const sides = sidesOf(row, strip.left, strip.right);
    const isNear = below.y - row.y <= ABOVE * Math.max(row.size, below.size);
    if (!sides || !isNear || (sides.onLeft && sides.onRight)) break;
    if (sides.onRight) first = i;
  }
  return first;
}

/** Columns of a band: what overlaps from row to row is one, unless a line is drawn between. */
function columnsOf(rows: readonly BaseRow[], downLines: readonly Ruling[]): Column[] {
  const size = rows[0]?.size ?? 10;
  const [top, bottom] = [(rows[0]?.y ?? 0) - size, rows.at(-1)?.y ?? 0];
  const extents = rows.flatMap(({ atoms }) => atoms).sort((a, b) => a.left - b.left);
  const columns: Column[] = [];
  for (const { left, right } of extents) {
    const last = columns.at(-1);
    const isDrawn = downLines.some(
      ({ at, from, to }) =>
        last && at > last.right - 2 && at < left + 2 && from < bottom && to > top,
    );
    if (last && !isDrawn && left < last.right + GUTTER_GAP * size) {
      last.right = Math.max(last.right, right);
    } else columns.push({ left, right });
  }
  return columns;
}
