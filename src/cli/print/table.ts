import Table from 'cli-table3';
import { harmless } from '../io.js';
import { wrap } from './wrap.js';

/** A border and a space on either side of each column, and one border at the end. */
const BESIDE_COLUMN = 3;
const NARROWEST = 6;
/** Longer words (paths, mostly) are cut if room is short. */
const LONG_WORD = 16;

/** Lays out rows as a table that fits a width in characters; text wraps within its cell. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => harmless(cell)));
  const widths = columnWidths(cells, width - head.length * BESIDE_COLUMN - 1);
  const layout = new Table({
    colWidths: widths.map((column) => column + 2),
    style: { head: [], border: [] },
  });
  for (const row of cells) {
    layout.push(row.map((cell, n) => wrap(cell, widths[n] ?? NARROWEST).join('\n')));
  }
  return layout.toString();
}

/**
 * Each column first gets the room of its longest word (to a limit). The rest goes, one by one, to the column whose
 * longest cell now needs most lines: so prose gets most of it.
 */
function columnWidths(cells: readonly (readonly string[])[], room: number): number[] {
  const columns = (cells[0] ?? []).map((_, n) => cells.map((row) => row[n] ?? ''));
  const widest = (parts: readonly string[]) => Math.max(1, ...parts.map((part) => part.length));
  const wanted = columns.map((column) => widest(column.flatMap((cell) => cell.split('\n'))));
  const longest = columns.map((column) => widest(column));
  const widths = columns.map((column) =>
    Math.min(LONG_WORD, widest(column.flatMap((cell) => cell.split(/\s+/)))),
  );
  const sum = () => widths.reduce((total, width) => total + width, 0);
  while (sum() > room && Math.max(...widths) > NARROWEST) {
    const n = widths.indexOf(Math.max(...widths));
    widths[n] = (widths[n] ?? 0) - 1;
  }
  for (let left = room - sum(); left > 0; left--) {
    const lines = widths.map((width, n) =>
      width < (wanted[n] ?? 0) ? (longest[n] ?? 0) / width : 0,
    );
    const neediest = Math.max(...lines);
    if (neediest === 0) break;
    const n = lines.indexOf(neediest);
    widths[n] = (widths[n] ?? 0) + 1;
  }
  return widths;
}
