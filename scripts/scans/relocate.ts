import type { GoldDocument } from '../../src/evaluate/gold.js';

/** A quote may differ from the scan by this share of its letters; worse is not there. */
const MOST_EDITS = 0.2;

/**
 * Gold whose quotes are in the words of a scan: each quote is replaced by the words of `text` that are likest to it, so
 * that a misread letter does not count as a missed claim. A quote that is not there stays as it is, and is missed.
 */
export function relocate(gold: GoldDocument, text: string): GoldDocument {
  const move = <T extends { quote: string }>(row: T): T => ({
    ...row,
    quote: likest(row.quote, text) ?? row.quote,
  });
  return { ...gold, claims: gold.claims.map(move), not_claims: gold.not_claims.map(move) };
}

/** The stretch of `text` with the least edits to `quote` (Sellers); null if even that has too many. */
function likest(quote: string, text: string): string | null {
  const [letters, place] = skeleton(text);
  const [wanted] = skeleton(quote);
  if (wanted === '' || letters.includes(wanted)) return null;
  let row = Array.from({ length: letters.length + 1 }, () => 0);
  let starts = Array.from({ length: letters.length + 1 }, (_, i) => i);
  for (let i = 1; i <= wanted.length; i++) {
    const next = [i];
    const from = [0];
    for (let j = 1; j <= letters.length; j++) {
      const cost = wanted[i - 1] === letters[j - 1] ? 0 : 1;
      const options: [number, number][] = [
        [(row[j - 1] as number) + cost, starts[j - 1] as number],
        [(row[j] as number) + 1, starts[j] as number],
        [(next[j - 1] as number) + 1, from[j - 1] as number],
      ];
      const [edits, start] = options.reduce((best, option) =>
        option[0] < best[0] ? option : best,
      );
      next.push(edits);
      from.push(start);
    }
    row = next;
    starts = from;
  }
  const end = row.indexOf(Math.min(...row.slice(1)), 1);
  if ((row[end] as number) > MOST_EDITS * wanted.length) return null;
  return text.slice(place[starts[end] as number], (place[end - 1] as number) + 1);
}

function skeleton(text: string): [letters: string, place: number[]] {
  const place: number[] = [];
  let letters = '';
  for (const match of text.matchAll(/[\p{L}\p{N}%]/gu)) {
    letters += match[0].toLowerCase();
    place.push(match.index);
  }
  return [letters, place];
}
