import type { Span } from '../model/index.js';

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

/** Finds quotes in a text, each occurrence once; keeps what was given out, so that repeats go to the next place. */
export class Locator {
  private readonly letters: string;
  private readonly offsets: readonly number[];
  private readonly taken = new Map<string, number>();

  constructor(text: string) {
    const { letters, offsets } = skeleton(text);
    this.letters = letters;
    this.offsets = offsets;
  }

  /** Span of a quote in the text, or null where its words do not stand there in this order. */
  find(quote: string): Span | null {
    const { letters } = skeleton(quote);
    if (letters === '') return null;
    const from = this.taken.get(letters) ?? 0;
    let at = this.letters.indexOf(letters, from);
    if (at < 0) at = this.letters.indexOf(letters);
    if (at >= 0) {
      this.taken.set(letters, at + letters.length);
      return this.span(at, at + letters.length);
    }
    return this.approximate(letters);
  }

  /** A quote that a page break or misreading cut: its longest end or beginning of at least 60 %. */
  private approximate(letters: string): Span | null {
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

/** Length of the overlap of two spans as a share of the shorter one. */
export function overlapShare(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / Math.min(a.end - a.start, b.end - b.start);
}
