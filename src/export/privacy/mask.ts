import type { Span } from '../../model/index.js';

/** Stands for each UTF-16 unit that is left out: so lengths and offsets stay as they are. */
export const BLOCK = '█';

/** Spans in order, with those that overlap or touch joined. */
export function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = all.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else all.push({ start: span.start, end: span.end });
  }
  return all;
}

/**
 * A piece of a text with the parts that lie in spans blotted out. White space stays, so that lines break where they did.
 * @param start where the piece begins in the text that the spans belong to.
 * @param spans in order, not overlapping.
 */
export function masked(piece: string, start: number, spans: readonly Span[]): string {
  let text = piece;
  for (const span of spans) {
    const from = Math.max(0, span.start - start);
    const to = Math.min(piece.length, span.end - start);
    if (from >= to) continue;
    const blotted = piece.slice(from, to).replace(/\S/g, BLOCK);
    text = text.slice(0, from) + blotted + text.slice(to);
  }
  return text;
}

/** Spans of all matches of patterns (with flag `g`). */
export function matchSpans(text: string, patterns: readonly RegExp[]): Span[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 0: words }) => ({
      start: index,
      end: index + words.length,
    })),
  );
}
