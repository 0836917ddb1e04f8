import { least, most } from './extremes.js';
import type { Column, Ruling } from './printed.js';

/** A table that is drawn with lines down and across. */
export interface Grid {
  top: number;
  bottom: number;
  left: number;
  right: number;
  /** Lines down, from left to right, and lines across, from top to bottom; the outer ones among them. */
  down: Ruling[];
  across: Ruling[];
  columns: Column[];
}

/** Lines that end or stand so near to one another meet, in points. */
const MEET = 4;
/** Shorter lines are strokes of a letter or a signature, in points. */
const SHORTEST = 9;

/** Pieces of one line, joined; strokes and doubles dropped. */
export function mergeRulings(rulings: readonly Ruling[]): Ruling[] {
  const merged: Ruling[] = [];
  const sorted = [...rulings].sort(
    (a, b) => Number(a.across) - Number(b.across) || a.at - b.at || a.from - b.from,
  );
  for (const ruling of sorted) {
    const line = merged
      .slice(-40)
      .find(
        (other) =>
          other.across === ruling.across &&
          Math.abs(other.at - ruling.at) < 2 &&
          ruling.from <= other.to + MEET &&
          other.from <= ruling.to + MEET,
      );
    if (!line) merged.push({ ...ruling });
    else {
      line.from = Math.min(line.from, ruling.from);
      line.to = Math.max(line.to, ruling.to);
    }
  }
  return merged.filter(({ from, to }) => to - from >= SHORTEST);
}

/** Tables of two columns or more whose lines meet. A frame around one column is no table. */
export function findGrids(rulings: readonly Ruling[]): Grid[] {
  const open = new Set(rulings);
  const grids: Grid[] = [];
  for (const start of rulings) {
    if (!open.delete(start)) continue;
    const group = [start];
    for (let i = 0; i < group.length; i++) {
      for (const other of open) {
        if (!meets(group[i] as Ruling, other)) continue;
        open.delete(other);
        group.push(other);
      }
    }
    const grid = gridOf(group);
    if (grid) grids.push(grid);
  }
  return grids.sort((a, b) => a.top - b.top);
}

function meets(a: Ruling, b: Ruling): boolean {
  if (a.across === b.across) return false;
  const [x, y] = a.across ? [b, a] : [a, b];
  return (
    x.at >= y.from - MEET && x.at <= y.to + MEET && y.at >= x.from - MEET && y.at <= x.to + MEET
  );
}

function gridOf(group: readonly Ruling[]): Grid | null {
  const down = group.filter(({ across }) => !across).sort((a, b) => a.at - b.at);
  const across = group.filter((ruling) => ruling.across).sort((a, b) => a.at - b.at);
  const edges = distinct(down.map(({ at }) => at));
  const left = least([edges[0] ?? 0, ...across.map(({ from }) => from)]);
  const right = most([edges.at(-1) ?? 0, ...across.map(({ to }) => to)]);
  // A table may have lines between its columns and none around it.
  const all = distinct([left, ...edges, right]);
  if (down.length === 0 || across.length === 0 || all.length < 3) return null;
  const top = least([...across.map(({ at }) => at), ...down.map(({ from }) => from)]);
  const bottom = most([...across.map(({ at }) => at), ...down.map(({ to }) => to)]);
  const columns = all.slice(0, -1).map((edge, i) => ({ left: edge, right: all[i + 1] as number }));
  return { top, bottom, left, right, down, across, columns };
}

/** Sorted, and without those that are within a hand's breadth of the one before. */
function distinct(values: readonly number[]): number[] {
  const kept: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    if (kept.length === 0 || value - (kept.at(-1) as number) > MEET) kept.push(value);
  }
  return kept;
}

/** The line across that is the roof over a point: the row that the point is in. Null above all lines. */
export function roofOver(grid: Grid, x: number, y: number): number | null {
  let roof: number | null = null;
  for (const { at, from, to } of grid.across) {
    if (at < y && from - MEET <= x && x <= to + MEET) roof = at;
  }
  return roof;
}

/** Index of the column in which a point is: cells that span columns count to their first. */
export function columnAt(grid: Grid, x: number, y: number): number {
  let edge = grid.left;
  for (const { at, from, to } of grid.down) {
    if (at <= x + 1 && from - 1 <= y && y <= to + MEET) edge = at;
  }
  const index = grid.columns.findIndex(
    ({ left, right }) => edge >= left - MEET && edge < right - MEET,
  );
  return index < 0 ? grid.columns.length - 1 : index;
}
