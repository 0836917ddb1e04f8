import search from 'approx-string-match';
import type { Anchor, Place, Span } from '../model/index.js';
import { type Folded, fold } from './fold.js';

/** Units of text before and after a quote that are kept with it: as many as Hypothesis keeps. */
export const CONTEXT = 32;
/** Share of a quote that may have changed. */
const MOST_ERRORS = 0.2;
/** Below so many units nearly anything is like a quote with a fifth of it changed. */
const SHORTEST_FUZZY = 16;
/** A quote that has changed must stand between words that have not (0 to 1, mean of both sides). */
const LEAST_CONTEXT = 0.5;
/** Longer quotes are looked for by this much of their beginning and end. */
const MOST_LETTERS = 2_000;

export interface Located extends Span {
  place: Exclude<Place, 'document' | 'lost'>;
}

/**
 * Finds the place of a quote: its exact words, else but for spaces, quotation marks and dashes, else words that are much
 * the same and stand in the same context. Of several places that with the likest context, then the nearest.
 * After the TextQuoteSelector of the W3C Web Annotation Data Model, and how Hypothesis anchors it.
 * @returns null where the words do not stand in the text.
 */
export function locate(text: string, anchor: Anchor): Located | null {
  const exact = best(spansOf(text, anchor.quote), text, anchor);
  if (exact) return { ...exact, place: 'exact' };
  const [folded, quote] = [fold(text), fold(anchor.quote).text.trim()];
  if (quote === '') return null;
  const same = spansOf(folded.text, quote).map((span) => unfolded(span, folded));
  const normalised = best(same, text, anchor);
  if (normalised) return { ...normalised, place: 'normalised' };
  return fuzzy(text, folded, quote, anchor);
}

function fuzzy(text: string, folded: Folded, quote: string, anchor: Anchor): Located | null {
  if (quote.length < SHORTEST_FUZZY || quote.length > MOST_LETTERS) return null;
  const found = search(folded.text, quote, Math.floor(quote.length * MOST_ERRORS));
  const likely = found
    .map(({ start, end }) => unfolded({ start, end }, folded))
    .filter((span) => contextOf(text, span, anchor) >= LEAST_CONTEXT);
  const span = best(likely, text, anchor);
  return span && { ...span, place: 'fuzzy' };
}

function spansOf(text: string, words: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    spans.push({ start: at, end: at + words.length });
  }
  return spans;
}

function unfolded({ start, end }: Span, { offsets }: Folded): Span {
  return { start: offsets[start] ?? 0, end: (offsets[end - 1] ?? 0) + 1 };
}

function best(spans: readonly Span[], text: string, anchor: Anchor): Span | null {
  if (spans.length < 2) return spans[0] ?? null;
  const rated = spans.map((span) => ({
    span,
    context: contextOf(text, span, anchor),
    away: Math.abs(span.start - anchor.start),
  }));
  rated.sort((a, b) => b.context - a.context || a.away - b.away);
  return rated[0]?.span ?? null;
}

/** How like the words around a span are to those around the quote when it was kept: 0 to 1. */
function contextOf(text: string, { start, end }: Span, { prefix, suffix }: Anchor): number {
  const before = text.slice(Math.max(0, start - 2 * CONTEXT), start);
  const after = text.slice(end, end + 2 * CONTEXT);
  return (likeness(before, prefix) + likeness(after, suffix)) / 2;
}

function likeness(around: string, kept: string): number {
  const [text, words] = [fold(around).text, fold(kept).text.trim()];
  if (words === '') return 1;
  if (text.trim() === '') return 0;
  const errors = search(text, words, words.length)[0]?.errors ?? words.length;
  return 1 - errors / words.length;
}

/** A span as it is kept with a review. */
export function anchorOf(text: string, { start, end }: Span, claimId: string | null): Anchor {
  return {
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
    start,
    end,
    claimId,
  };
}
