import { joint, type WordEvidence } from './hyphen.js';
import { sliceTraced, TraceBuilder, type TracedText } from './offsetMap.js';

/** How much of either end is looked at, in units: more than any pattern over line ends needs. */
const END_UNITS = 200;

/**
 * Words of a block while lines are still being joined to it. Joining costs no more than what is joined: a paragraph
 * of a hundred thousand lines must not be copied a hundred thousand times.
 */
export class GrowingWords {
  #parts: TracedText[];
  #length: number;

  constructor(words: TracedText) {
    this.#parts = [words];
    this.#length = words.text.length;
  }

  /** Length in units. */
  get length(): number {
    return this.#length;
  }

  /** The whole, if it is no longer than `most` units; else null. */
  textWithin(most: number): string | null {
    return this.#length <= most ? this.#parts.map(({ text }) => text).join('') : null;
  }

  /** The first units. */
  head(): string {
    let head = '';
    for (const { text } of this.#parts) {
      if (head.length >= END_UNITS) break;
      head += text.slice(0, END_UNITS);
    }
    return head;
  }

  /** The last units. */
  tail(): string {
    let tail = '';
    for (let i = this.#parts.length - 1; i >= 0 && tail.length < END_UNITS; i--) {
      tail = (this.#parts[i] as TracedText).text.slice(-END_UNITS) + tail;
    }
    return tail;
  }

  /** Joins words over a line end: by a space, or by nothing where a word was broken there. */
  join(after: GrowingWords, evidence: WordEvidence): void {
    const { drop, insert } = joint(this.tail(), after.head(), evidence);
    const last = this.#parts.pop() as TracedText;
    this.#parts.push(sliceTraced(last, 0, last.text.length - drop), { text: insert, runs: [] });
    for (const part of after.#parts) this.#parts.push(part);
    this.#length += insert.length - drop + after.#length;
  }

  finish(): TracedText {
    const builder = new TraceBuilder();
    for (const part of this.#parts) builder.keep(part);
    const words = builder.finish();
    this.#parts = [words];
    return words;
  }
}
