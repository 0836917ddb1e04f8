import { z } from 'zod';
import { InternalError } from './errors.js';

/**
 * A span of the document's reading text with its exact words.
 * `start` and `end` are half-open UTF-16 offsets into `document.text`; `text === document.text.slice(start, end)`.
 * `page` is the 1-based page that holds `start`, `pageEnd` the one that holds the last unit.
 */
export const Evidence = z.strictObject({
  start: z.int().min(0),
  end: z.int().min(1),
  text: z.string().min(1),
  page: z.int().min(1),
  pageEnd: z.int().min(1),
});
export type Evidence = z.infer<typeof Evidence>;

/** Half-open `[start, end)` in UTF-16 units of the reading text. */
export interface Span {
  start: number;
  end: number;
}

/** Anything that has a reading text and pages with their spans in it. */
export interface PagedText {
  text: string;
  pages: readonly { number: number; start: number; end: number }[];
}

/** Number of the page that holds `offset`; between two pages, the earlier one. */
export function pageAt(document: PagedText, offset: number): number {
  let number = 1;
  for (const page of document.pages) {
    if (page.start > offset) break;
    number = page.number;
  }
  return number;
}

/**
 * The only maker of evidence: a span that does not hold words of the document cannot be made.
 * White space at either end is trimmed off.
 * @throws {InternalError} if the span is outside the text or holds only white space.
 */
export function makeEvidence(document: PagedText, start: number, end: number): Evidence {
  if (start < 0 || end > document.text.length || start >= end) {
    throw new InternalError(
      `span [${start}, ${end}) is not inside a text of ${document.text.length}`,
    );
  }
  let from = start;
  let to = end;
  while (from < to && /\s/.test(document.text.charAt(from))) from++;
  while (to > from && /\s/.test(document.text.charAt(to - 1))) to--;
  if (from === to) throw new InternalError(`span [${start}, ${end}) holds no words`);
  return {
    start: from,
    end: to,
    text: document.text.slice(from, to),
    page: pageAt(document, from),
    pageEnd: pageAt(document, to - 1),
  };
}

/** Whether two spans share at least one unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
