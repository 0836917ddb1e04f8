import type { Span } from '../../model/index.js';
import type { Block } from '../../segment/index.js';
import type { BlockNumbers, Numbers } from './linking.js';

/** Number of a paragraph, question or field of the document itself: "4.3", "Q2.", "C1". */
const OWN_LABEL =
  /^[\s*_#|]{0,4}(?<label>[A-Z]{1,2}\d{1,2}(?:\.\d{1,2})?|\d{1,2}\.\d{1,2})(?=[.):]?[\s|])/u;
const REFERENCE =
  /(?<![\p{L}\d.£])(?:(?<letter>[A-Z]{1,2}\d{1,2}(?:\.\d{1,2})?)|(?<=\b(?:paragraphs?|paras?\.?|sections?|at|in|to|of|on|under|and|with regard to)\s)(?<decimal>\d{1,2}\.\d{1,2}))(?![\p{L}\d%]|\.\d)/gu;

/**
 * What the document's own paragraph numbers stand for, so that "Q2 is closed" or "the figures at 4.3" later on is
 * about the recommendation that is answered there.
 */
export class CrossReferences {
  private readonly keys = new Map<string, string[]>();
  /** Where the labels themselves stand. */
  private readonly labels = new Set<number>();

  constructor(
    private readonly text: string,
    blocks: readonly Block[],
    standing: readonly BlockNumbers[],
    numbers: Numbers,
  ) {
    let last: string | null = null;
    for (const block of blocks) {
      if (block.voice === 'artefact') continue;
      const match = OWN_LABEL.exec(block.text);
      const label = match?.groups?.label ?? null;
      if (match && label !== null) {
        last = label;
        this.labels.add(block.start + match[0].length - label.length);
      }
      if (last === null) continue;
      const own = numbers.keysWithin(block);
      const keys = own.length > 0 ? own : (standing[block.index]?.keys ?? []);
      // The paragraph itself and what stands under it up to the next label.
      if (label !== null || !this.keys.has(last)) this.note(last, keys);
    }
  }

  private note(label: string, keys: readonly string[]): void {
    if (keys.length === 0) return;
    // A label that stands twice, for different matters, tells nothing.
    const held = this.keys.get(label);
    this.keys.set(label, held && held.join() !== keys.join() ? [] : [...keys]);
  }

  /** Recommendations that the paragraphs named in a stretch answer, in their order. */
  keysIn(span: Span): string[] {
    const words = this.text.slice(span.start, span.end);
    const found: string[] = [];
    for (const match of words.matchAll(REFERENCE)) {
      if (this.labels.has(span.start + match.index)) continue;
      const label = match.groups?.letter ?? match.groups?.decimal ?? '';
      for (const key of this.keys.get(label) ?? []) if (!found.includes(key)) found.push(key);
    }
    return found;
  }
}
