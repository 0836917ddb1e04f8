import type { Span } from '../model/index.js';

/** Letters that a quote must have to be known by a part of it: shorter parts stand anywhere. */
const SHORTEST_CUT = 20;

/** Letters and digits of a text with the offset of each: quotes are found whatever the white space and marks. */
function skeleton(text: string): { letters: string; offsets: number[] } {
  let letters = '';
  const offsets: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i).toLowerCase();
    if (/[\p{L}\p{N}%]/u.test(c) && c.length === 1) {
      letters += c;
      offsets.push(i);
    }
  }
  return { letters, offsets };
}

/**
 * Finds quotes in a text, each occurrence once. A quote that stands there several times ("Yes") goes to the first
 * place not yet given out after the quote before it: people list claims in the order of reading.
 */
export class Locator {
  private readonly text: string;
  private readonly letters: string;
  private readonly offsets: readonly number[];
  private readonly taken = new Map<string, number>();
  private before = 0;

  constructor(text: string) {
    const { letters, offsets } = skeleton(text);
    this.text = text;
    this.letters = letters;
    this.offsets = offsets;
  }

  /** Span of a quote in the text, or null where its words do not stand there in this order. */
  find(quote: string): Span | null {
    const { letters } = skeleton(quote);
    if (letters === '') return null;
    const from = this.taken.get(letters) ?? 0;
    const at = [Math.max(from, this.before), from, 0]
      .map((start) => this.wholeWords(letters, start))
      .find((found) => found >= 0);
    if (at !== undefined) {
      this.taken.set(letters, at + letters.length);
      this.before = at;
      return this.span(at, at + letters.length);
    }
    return this.approximate(letters);
  }

  /** First place from `from` on where the letters are whole words: "Y" is not found in "by". */
  private wholeWords(letters: string, from: number): number {
    for (let at = this.letters.indexOf(letters, from); at >= 0; ) {
      const { start, end } = this.span(at, at + letters.length);
      if (!isWord(this.text.charAt(start - 1)) && !isWord(this.text.charAt(end))) return at;
      at = this.letters.indexOf(letters, at + 1);
    }
    return -1;
  }

  /** A quote that a page break or misreading cut: its longest end or beginning of at least 60 %. */
  private approximate(letters: string): Span | null {
    if (letters.length < SHORTEST_CUT) return null;
    const least = Math.ceil(letters.length * 0.6);
    for (let length = letters.length - 1; length >= least; length--) {
      const head = this.letters.indexOf(letters.slice(0, length));
      if (head >= 0) return this.span(head, head + length);
      const tail = this.letters.indexOf(letters.slice(letters.length - length));
      if (tail >= 0) return this.span(tail, tail + length);
    }
    return null;
  }

  private span(from: number, to: number): Span {
    return { start: this.offsets[from] ?? 0, end: (this.offsets[to - 1] ?? 0) + 1 };
  }
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

/** Length of the overlap of two spans as a share of the shorter one. */
export function overlapShare(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / Math.min(a.end - a.start, b.end - b.start);
}
