import {
  demandsMore,
  endsSentence,
  numberLength,
  startsInside,
  startsWithField,
  startsWithLabel,
} from './lineForms.js';
import type { SourceLine } from './sourceText.js';

/** Lines shorter than this say nothing about the width at which a text was wrapped, in units. */
const MEASURED = 40;
/** No mail program or typewriter wraps wider than this, in units. */
const WIDEST = 130;
/** A shorter line is never full: addresses and letterheads are short because they are lines by nature. */
const SHORTEST_FULL = 45;
/** Hyphenation and editing by hand leave some lines short by so many units. */
const SLACK = 8;

/**
 * Width in units at which a text was hard-wrapped, or null if its lines are whole paragraphs. A wrapped text shows
 * itself: in most of its lines the first word of the next line would not have fitted.
 */
export function wrapWidth(lines: readonly SourceLine[]): number | null {
  const pairs: [SourceLine, SourceLine][] = [];
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    if (next && next.blanksBefore === 0 && widthOf(line) >= MEASURED) pairs.push([line, next]);
  });
  if (pairs.length < 3) return null;
  // Short lines over long ones are headings and items over paragraphs, however alike in length.
  if (pairs.filter(([, next]) => widthOf(next) > WIDEST).length > 0.2 * pairs.length) return null;
  const widths = pairs.map(([line]) => widthOf(line)).sort((a, b) => a - b);
  const ninth = widths[Math.floor(widths.length * 0.9)] as number;
  if (ninth > WIDEST) return null;
  // The widest lines may be edits by hand.
  const width = widths[Math.floor(widths.length * 0.95)] as number;
  const full = pairs.filter(([line, next]) => isFull(line, next, width - SLACK)).length;
  return full >= 0.6 * pairs.length ? width : null;
}

/**
 * Whether the break between two neighbouring lines is only a wrap, so that they are to be joined.
 * `width` is the wrap width of the text around them, or null if it is not wrapped by width.
 */
export function isWrap(line: SourceLine, next: SourceLine, width: number | null): boolean {
  if (next.style.continues !== undefined) return next.style.continues;
  if (startsWithLabel(next.text) && endsSentence(line.text)) return false;
  if (startsWithField(next.text) && !demandsMore(line.text)) return false;
  const hyphenated = /\p{L}[-‐‑\u00ad]$/u.test(line.text) && /^\p{L}/u.test(next.text);
  if (hyphenated && line.text.length >= (/^\p{Ll}/u.test(next.text) ? 25 : 50)) return true;
  // "Recommendation 2: to train them" over "Already done": a title breaks where it likes.
  const titled = startsWithLabel(line.text) && /^\p{Lu}/u.test(next.text);
  const slack = endsSentence(line.text) || titled ? 0 : SLACK;
  const full = line.style.full ?? (width !== null && isFull(line, next, width - slack));
  if (full) {
    const indented = next.indent >= line.indent + 3 && endsSentence(line.text);
    return !indented && (line.style.full === true || line.text.length >= SHORTEST_FULL);
  }
  if (endsSentence(line.text) || /[:;]$/.test(line.text)) return false;
  if (line.text.length >= 25 && startsInside(next.text)) return true;
  return line.text.length >= 60 && demandsMore(line.text) && numberLength(next.text) === 0;
}

/** Whether the first word of the next line would not have fitted on this line. */
function isFull(line: SourceLine, next: SourceLine, width: number): boolean {
  const firstWord = /^\S{1,200}/.exec(next.text)?.[0].length ?? 0;
  return widthOf(line) + 1 + firstWord > width;
}

function widthOf(line: SourceLine): number {
  return line.indent + line.text.length;
}
