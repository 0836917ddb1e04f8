import type { PrintedItem } from '../layout/printed.js';

/** Words that are painted again no further away than this, in points, are meant once: for weight, or as a shadow. */
const NEAR = 1.5;

/** Whether an item repeats one that was given before, in order of painting. */
export function doubleFinder(): (item: PrintedItem) => boolean {
  const seen = new Map<string, PrintedItem[]>();
  return (item) => {
    const same = seen.get(item.text) ?? [];
    const isDouble = same.some(
      ({ left, y }) => Math.abs(left - item.left) < NEAR && Math.abs(y - item.y) < NEAR,
    );
    // A page that says one thing a thousand times over is not looked at for ever.
    if (!isDouble && same.length < 1_000) seen.set(item.text, [...same, item]);
    return isDouble && item.text.trim() !== '';
  };
}
