import type { Span } from '../model/index.js';
import { overlapShare } from './locate.js';

/** `soft`: more than half of the shorter span is shared. `strict`: at least 90 % of either span is shared. */
export function meets(a: Span, b: Span, strict = false): boolean {
  if (!strict) return overlapShare(a, b) > 0.5;
  return shared(a, b) >= 0.9 * Math.max(a.end - a.start, b.end - b.start);
}

/** Units that two spans share. */
export function shared(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** Shared units as a share of all units of both (Jaccard). */
function likeness(a: Span, b: Span): number {
  const both = shared(a, b);
  return both / (a.end - a.start + (b.end - b.start) - both);
}

/**
 * Pairs spans of two lists one to one: the likest first, until none is left that meet.
 * @returns index in `a` to index in `b`.
 */
export function pairUp(
  a: readonly (Span | null)[],
  b: readonly (Span | null)[],
  strict = false,
): Map<number, number> {
  const candidates: { i: number; j: number; like: number }[] = [];
  a.forEach((first, i) => {
    b.forEach((second, j) => {
      if (first && second && meets(first, second, strict)) {
        candidates.push({ i, j, like: likeness(first, second) });
      }
    });
  });
  // At equal likeness in the order of the lists, so that a repeat meets its own place.
  candidates.sort((x, y) => y.like - x.like || x.i - y.i || x.j - y.j);
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  for (const { i, j } of candidates) {
    if (pairs.has(i) || taken.has(j)) continue;
    pairs.set(i, j);
    taken.add(j);
  }
  return pairs;
}
