import { BOX_LENGTH, type OffsetRun, type PageBoxes } from '../model/index.js';
import { LARGEST_PAGE, type SourceBox, type SourceText } from './sourceText.js';

/** Tenths of a point. */
const UNIT = 10;

/** The boxes of a source's words, with their places in the reading text; undefined where the reader knows none. */
export function wordBoxes(
  { boxes = [], pageSizes = [] }: SourceText,
  runs: readonly OffsetRun[],
): PageBoxes[] | undefined {
  if (boxes.length === 0) return undefined;
  const pages = pageSizes.map(
    ({ width, height }, index): PageBoxes => ({
      page: index + 1,
      width: inUnits(width),
      height: inUnits(height),
      words: [],
    }),
  );
  for (const run of runs) {
    const sourceEnd = run.sourceStart + run.end - run.start;
    for (let i = firstAfter(boxes, run.sourceStart); i < boxes.length; i++) {
      const box = boxes[i] as SourceBox;
      if (box.start >= sourceEnd) break;
      const start = run.start + Math.max(0, box.start - run.sourceStart);
      const end = run.start + Math.min(box.end, sourceEnd) - run.sourceStart;
      addWord((pages[box.page - 1] as PageBoxes).words, box, start, end);
    }
  }
  return pages;
}

/** A damaged page may have no size, or one beyond measure. */
function inUnits(points: number): number {
  return points > 0 && points <= LARGEST_PAGE ? Math.round(points * UNIT) : 0;
}

function addWord(words: number[], box: SourceBox, start: number, end: number): void {
  const { left, top, right, bottom, confidence } = box;
  const edges = [left, top, right, bottom].map((edge) => Math.round(edge * UNIT));
  const last = words.length - BOX_LENGTH;
  // Cleaning may have changed a unit inside of a word, which parts it in two runs: it stays one box.
  const isSame = last >= 0 && edges.every((edge, i) => words[last + 2 + i] === edge);
  if (isSame) words[last + 1] = end;
  else {
    const percent = confidence === null ? -1 : Math.round(confidence * 100);
    for (const value of [start, end, ...edges, percent]) words.push(value);
  }
}

/** Index of the first box that ends after a place in the source. */
function firstAfter(boxes: readonly SourceBox[], place: number): number {
  let low = 0;
  let high = boxes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((boxes[middle] as SourceBox).end > place) high = middle;
    else low = middle + 1;
  }
  return low;
}
