import type { PrintedItem, PrintedLine, PrintedWord } from './printed.js';

/** From this gap on, in font sizes, a space is meant. */
const SPACE_GAP = 0.15;

/** Widths of letters relative to one another, near enough to split a printed run into words. */
const NARROW = /[iljtfrI.,;:'’|!()[\]\s-]/;
const WIDE = /[mwMW@%&—]/;

/**
 * One line of items that stand beside one another, from left to right, with the place of each word.
 * Where an item is a run of several words, its width is shared out by the letters.
 */
export function lineOf(items: readonly PrintedItem[]): PrintedLine {
  const first = items[0] as PrintedItem;
  const line: PrintedLine = {
    ...edges(items),
    text: '',
    y: first.y,
    size: first.size,
    bold: true,
    words: [],
  };
  const main = items.reduce(
    (most, item) => (item.text.length > most.text.length ? item : most),
    first,
  );
  let widest = 0;
  let right = Number.NEGATIVE_INFINITY;
  for (const item of items) {
    // Form feeds, tabs and line ends have a meaning in the source text; inside a line they have none.
    const text = raised(item.text.replace(/\s+/g, ' '), item, main);
    const gap = item.left - right;
    // What OCR gives is a word of its own, however near the next.
    const isWord = item.confidence !== undefined;
    const isParted =
      line.text !== '' && (isWord || gap > SPACE_GAP * item.size || text.startsWith(' '));
    if (isParted && !line.text.endsWith(' ')) line.text += ' ';
    const words = wordsOf(item, text, line.text.length);
    line.text += text.trimStart();
    appendWords(line.words, words);
    right = Math.max(right, item.right);
    if (text.trim() === '') continue;
    line.bold &&= item.bold;
    if (text.length > widest) {
      widest = text.length;
      line.size = item.size;
      line.y = item.y;
    }
  }
  line.text = line.text.trimEnd();
  return line;
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A raised figure is the mark of a footnote: written as one, "recommendation 4" does not become "recommendation 42". */
function raised(text: string, item: PrintedItem, main: PrintedItem): string {
  const isRaised = item.size <= 0.8 * main.size || main.y - item.y > 0.25 * main.size;
  if (!isRaised || main.y - item.y < 0.1 * main.size || !/^ ?\d{1,3} ?$/.test(text)) return text;
  return text.replace(/\d/g, (figure) => RAISED.charAt(Number(figure)));
}

function edges(items: readonly PrintedItem[]): { left: number; right: number } {
  return {
    left: items.reduce((least, { left }) => Math.min(least, left), Number.POSITIVE_INFINITY),
    right: items.reduce((most, { right }) => Math.max(most, right), Number.NEGATIVE_INFINITY),
  };
}

/** The words of one item, whose text begins at `at` in the line. */
function wordsOf(item: PrintedItem, text: string, at: number): PrintedWord[] {
  const lead = text.length - text.trimStart().length;
  const total = widthOf(text) || 1;
  const scale = (item.right - item.left) / total;
  const top = item.top ?? item.y - 0.78 * item.size;
  const bottom = item.bottom ?? item.y + 0.22 * item.size;
  const confidence = item.confidence ?? null;
  return [...text.matchAll(/\S+/g)].map((match) => {
    const left = item.left + widthOf(text.slice(0, match.index)) * scale;
    const start = at + match.index - lead;
    const right = left + widthOf(match[0]) * scale;
    return { start, end: start + match[0].length, left, top, right, bottom, confidence };
  });
}

function widthOf(text: string): number {
  let width = 0;
  for (const unit of text) width += NARROW.test(unit) ? 0.3 : WIDE.test(unit) ? 0.85 : 0.55;
  return width;
}

/** A word of which a part is in another font comes in two items: it is one box. */
function appendWords(words: PrintedWord[], more: readonly PrintedWord[]): void {
  for (const word of more) {
    const last = words.at(-1);
    if (last && last.end === word.start) {
      last.end = word.end;
      last.right = Math.max(last.right, word.right);
      last.top = Math.min(last.top, word.top);
      last.bottom = Math.max(last.bottom, word.bottom);
    } else words.push({ ...word });
  }
}
