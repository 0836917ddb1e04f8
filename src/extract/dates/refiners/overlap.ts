import { overlaps } from '../../../model/index.js';
import type { DateMention, Refiner } from '../types.js';

/**
 * Keeps the longest of overlapping mentions; of equally long ones the one recognised first. The input is in
 * the recognisers' order; the output in the order of the text.
 */
export const removeOverlaps: Refiner = (mentions) => {
  const ordered = mentions
    .map((mention, rank) => ({ mention, rank }))
    .sort(
      (a, b) =>
        a.mention.start - b.mention.start ||
        lengthOf(b.mention) - lengthOf(a.mention) ||
        a.rank - b.rank,
    );
  const kept: DateMention[] = [];
  for (const { mention } of ordered) {
    const last = kept.at(-1);
    if (last === undefined || !overlaps(last, mention)) kept.push(mention);
    else if (lengthOf(mention) > lengthOf(last)) kept[kept.length - 1] = mention;
  }
  return kept;
};

function lengthOf(mention: DateMention): number {
  return mention.end - mention.start;
}
