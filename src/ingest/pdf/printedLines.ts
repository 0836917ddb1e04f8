import type { PrintedItem } from './printedItems.js';

/** A printed line, or the part of one that stands in one column. Coordinates in points, y downwards. */
export interface PrintedLine {
  text: string;
  left: number;
  right: number;
  y: number;
  /** Size of most of its units. */
  size: number;
  /** All its words are bold. */
  bold: boolean;
}

/** Gaps in font sizes: from this on a space is meant, and from that on another column. */
const SPACE_GAP = 0.15;
const COLUMN_GAP = 1.6;
/** Items whose base lines differ by less, in font sizes, are on one line: "18th" with a raised "th". */
const SAME_LINE = 0.45;

/** Joins items to lines, in the order in which they are painted: it is the reading order of table cells. */
export function printedLines(items: readonly PrintedItem[]): PrintedLine[] {
  const lines: LineParts[] = [];
  for (const item of items) {
    const open = lines.at(-1);
    if (item.text.trim() === '') {
      if (open && Math.abs(open.y - item.y) < 1) open.spaceFollows = true;
    } else if (open && continuesLine(open, item)) append(open, item);
    else lines.push(startLine(item));
  }
  return lines.map(finishLine).filter(({ text }) => text !== '');
}

interface LineParts {
  parts: string[];
  left: number;
  right: number;
  y: number;
  size: number;
  widest: number;
  bold: boolean;
  spaceFollows: boolean;
}

function startLine(item: PrintedItem): LineParts {
  const { left, right, y, size, bold } = item;
  return {
    parts: [item.text],
    left,
    right,
    y,
    size,
    widest: item.text.length,
    bold,
    spaceFollows: false,
  };
}

function continuesLine(line: LineParts, item: PrintedItem): boolean {
  const size = Math.max(line.size, item.size);
  if (Math.abs(line.y - item.y) > SAME_LINE * size) return false;
  const gap = item.left - line.right;
  if (gap < -2 * size) return false;
  return gap < COLUMN_GAP * size || (isItemMark(line) && gap < 6 * size);
}

/** "•", "1.", "(a)", "iv)": the words after it belong to it, however wide the gap. */
function isItemMark(line: LineParts): boolean {
  const text = line.parts.join('').trim();
  return /^(?:[^\p{L}\p{N}\s]|o|\(?(?:\d{1,3}|[a-z]{1,4}|[A-Z])[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)$/u.test(
    text,
  );
}

function append(line: LineParts, item: PrintedItem): void {
  const gap = item.left - line.right;
  const touches = /\s$/.test(line.parts.at(-1) ?? '') || /^\s/.test(item.text);
  if (!touches && (gap > SPACE_GAP * item.size || (line.spaceFollows && gap > 0.02 * item.size))) {
    line.parts.push(' ');
  }
  line.parts.push(item.text);
  line.right = Math.max(line.right, item.right);
  line.bold &&= item.bold;
  line.spaceFollows = false;
  if (item.text.length > line.widest) {
    line.widest = item.text.length;
    line.size = item.size;
    line.y = item.y;
  }
}

function finishLine({ parts, left, right, y, size, bold }: LineParts): PrintedLine {
  // Form feeds, tabs and line ends have a meaning in the source text; inside a line they have none.
  const text = parts.join('').replace(/\s+/g, ' ').trim();
  return { text, left, right, y, size, bold };
}
