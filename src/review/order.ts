import type { Review } from '../model/index.js';

/** Oldest first. Two of one moment stand in the order of their ids, in whatever store they are. */
export function inOrder(reviews: readonly Review[]): Review[] {
  return [...reviews].sort((a, b) => {
    if (a.at !== b.at) return a.at < b.at ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  });
}

/** Ids of reviews that have been taken back. A withdrawal itself is not: the review is written again. */
export function withdrawnIds(reviews: readonly Review[]): Set<string> {
  return new Set(reviews.flatMap(({ withdraws }) => withdraws ?? []));
}
