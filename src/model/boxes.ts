import { z } from 'zod';
import type { Span } from './evidence.js';

/**
 * Where the words of a page stand on it. Edges are in tenths of a point (1/720 inch) from the top left corner of the
 * page as it is shown; a picture without a known resolution counts as a sheet as long as A4. Words are flat, seven
 * numbers each: start and end in the reading text, left, top, right, bottom, and the confidence of OCR in percent,
 * or -1 where no OCR was used. They are in the order of the reading text. A word that a line end has broken has a box
 * for each part; words that cleaning has dropped have none.
 */
export const PageBoxes = z.strictObject({
  page: z.int().min(1),
  width: z.int().min(0),
  height: z.int().min(0),
  words: z.array(z.int()),
});
export type PageBoxes = z.infer<typeof PageBoxes>;

/** Numbers that each word takes in {@link PageBoxes}. */
export const BOX_LENGTH = 7;

/** A part of a quote on a page: one rectangle for each of its lines. Units as in {@link PageBoxes}. */
export interface Box {
  page: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** Lowest confidence of its words, 0 to 1; null where no OCR was used. */
  confidence: number | null;
  /** Size of the page, to scale by. */
  pageWidth: number;
  pageHeight: number;
}

/**
 * The rectangles that a span of the reading text covers on its pages, in reading order; none if the format has no
 * pages to print on. Words that the span only touches are covered whole.
 */
export function boxesOf(document: { boxes?: readonly PageBoxes[] | undefined }, span: Span): Box[] {
  const boxes: Box[] = [];
  for (const page of document.boxes ?? []) {
    let last: Box | null = null;
    for (let at = 0; at + BOX_LENGTH <= page.words.length; at += BOX_LENGTH) {
      const [start, end] = [page.words[at] as number, page.words[at + 1] as number];
      if (start >= span.end || end <= span.start) continue;
      const box = boxAt(page, at);
      if (last && isOnLine(last, box)) widen(last, box);
      else {
        boxes.push(box);
        last = box;
      }
    }
  }
  return boxes;
}

function boxAt({ page, width, height, words }: PageBoxes, at: number): Box {
  const [left = 0, top = 0, right = 0, bottom = 0, percent = -1] = words.slice(at + 2);
  const confidence = percent < 0 ? null : percent / 100;
  return { page, left, top, right, bottom, confidence, pageWidth: width, pageHeight: height };
}

/** Whether a word stands on the line of a box, and not in another column. */
function isOnLine(box: Box, word: Box): boolean {
  const height = Math.min(box.bottom - box.top, word.bottom - word.top);
  const shared = Math.min(box.bottom, word.bottom) - Math.max(box.top, word.top);
  return shared > 0.5 * height && word.left - box.right < 2.5 * height && word.right > box.left;
}

function widen(box: Box, word: Box): void {
  box.left = Math.min(box.left, word.left);
  box.top = Math.min(box.top, word.top);
  box.right = Math.max(box.right, word.right);
  box.bottom = Math.max(box.bottom, word.bottom);
  if (word.confidence !== null) box.confidence = Math.min(box.confidence ?? 1, word.confidence);
}
