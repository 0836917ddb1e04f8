import type { Span } from '../../model/index.js';

/** Something marked in a text. Of two that begin together the longer holds the other. */
export interface Marked<T> extends Span {
  value: T;
}

/** A run of text with all marks that cover it, the outermost first. */
export interface Run<T> extends Span {
  over: readonly Marked<T>[];
}

/**
 * Cuts a stretch of text at the ends of marks, so that each run is covered by the same marks from end to end: marks that
 * overlap without holding each other nest correctly when each is drawn run by run.
 */
export function runsOf<T>(within: Span, marks: readonly Marked<T>[]): Run<T>[] {
  const here = marks.filter(({ start, end }) => start < within.end && end > within.start);
  const cuts = new Set([within.start, within.end]);
  for (const { start, end } of here) {
    if (start > within.start) cuts.add(start);
    if (end < within.end) cuts.add(end);
  }
  const places = [...cuts].sort((a, b) => a - b);
  const ordered = [...here].sort((a, b) => a.start - b.start || b.end - a.end);
  return places.slice(1).map((end, n) => {
    const start = places[n] as number;
    return { start, end, over: ordered.filter((mark) => mark.start < end && mark.end > start) };
  });
}
