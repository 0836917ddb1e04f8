import type { PrintedItem } from './printed.js';

/** Items that stand so near beside one another that no column can end between them. */
export interface Atom {
  items: PrintedItem[];
  left: number;
  right: number;
  y: number;
  size: number;
}

/** Atoms on one base line, from left to right. */
export interface BaseRow {
  atoms: Atom[];
  y: number;
  size: number;
}

/** Gaps in font sizes: no column ends at a smaller one; at a larger one, words are no longer read on. */
export const GUTTER_GAP = 0.8;
export const COLUMN_GAP = 1.6;
/** Items whose base lines differ by less, in font sizes, are on one line: "18th" with a raised "th". */
const SAME_LINE = 0.45;

/** Sorts items into base lines from top to bottom. */
export function baseRows(items: readonly PrintedItem[]): BaseRow[] {
  const sorted = [...items]
    .filter(({ text }) => text.trim() !== '')
    .sort((a, b) => a.y - b.y || a.left - b.left);
  const rows: { y: number; size: number; weight: number; items: PrintedItem[] }[] = [];
  for (const item of sorted) {
    const row = rows.slice(-3).find((open) => isOnRow(open, item));
    const weight = item.text.length;
    if (!row) rows.push({ y: item.y, size: item.size, weight, items: [item] });
    else {
      row.items.push(item);
      if (weight <= row.weight) continue;
      Object.assign(row, { y: item.y, size: item.size, weight });
    }
  }
  return rows
    .sort((a, b) => a.y - b.y)
    .map(({ y, size, items: members }) => ({ y, size, atoms: atomsOf(members) }));
}

function isOnRow(row: { y: number; size: number }, item: PrintedItem): boolean {
  return Math.abs(row.y - item.y) <= SAME_LINE * Math.max(row.size, item.size);
}

function atomsOf(items: readonly PrintedItem[]): Atom[] {
  const atoms: Atom[] = [];
  for (const item of [...items].sort((a, b) => a.left - b.left)) {
    const last = atoms.at(-1);
    if (last && item.left - last.right < GUTTER_GAP * Math.max(item.size, last.size)) {
      last.items.push(item);
      last.right = Math.max(last.right, item.right);
      last.size = Math.max(last.size, item.size);
    } else {
      const { left, right, y, size } = item;
      atoms.push({ items: [item], left, right, y, size });
    }
  }
  return mergeMarks(atoms);
}

/** "•", "1.", "(a)": the words after a mark belong to it, however wide the gap. */
function mergeMarks(atoms: readonly Atom[]): Atom[] {
  const merged: Atom[] = [];
  for (const atom of atoms) {
    const last = merged.at(-1);
    const gap = last ? atom.left - last.right : 0;
    if (last && isItemMark(last) && gap < 6 * atom.size) join(last, atom);
    else merged.push({ ...atom, items: [...atom.items] });
  }
  return merged;
}

function isItemMark(atom: Atom): boolean {
  const text = textOf(atom);
  return /^(?:[^\p{L}\p{N}\s]|o|\(?(?:\d{1,3}|[a-z]{1,4}|[A-Z])[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)$/u.test(
    text,
  );
}

function join(atom: Atom, more: Atom): void {
  for (const item of more.items) atom.items.push(item);
  atom.right = Math.max(atom.right, more.right);
  atom.size = Math.max(atom.size, more.size);
}

/** The words of an atom, for judging their form. */
export function textOf({ items }: Atom): string {
  return items
    .map(({ text }) => text)
    .join(' ')
    .trim();
}

/** Atoms that are to be read on from one to the next, joined: the gap is no column's. */
export function readOn(atoms: readonly Atom[]): Atom[] {
  const joined: Atom[] = [];
  for (const atom of atoms) {
    const last = joined.at(-1);
    if (last && atom.left - last.right < COLUMN_GAP * Math.max(atom.size, last.size))
      join(last, atom);
    else joined.push({ ...atom, items: [...atom.items] });
  }
  return joined;
}
