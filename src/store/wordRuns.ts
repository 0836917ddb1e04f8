import { createHash } from 'node:crypto';

/*
 * Passages that several bodies share, by winnowing (Schleimer, Wilkerson, Aiken 2003): of every few runs of words that
 * follow each other the one with the least hash is kept, so that whatever is shared by two texts and long enough leaves
 * the same keys in both, wherever in them it stands.
 */

/** Words in a run: shorter ones are shared by chance ("the force has adopted the definition of"). */
const RUN = 7;
/** Of so many runs one is kept: every shared passage of RUN + WINDOW - 1 = 10 words is found, and some shorter ones. */
const WINDOW = 4;

/** The words of a text as they are compared: without case, marks and spaces. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Keys of the runs that stand for a text, in the order of the text, each once; 48 bits, so that none meet by chance. */
export function runKeys(text: string): number[] {
  const words = wordsOf(text);
  const keys: number[] = [];
  for (let at = 0; at + RUN <= words.length; at++) {
    keys.push(keyOf(words.slice(at, at + RUN).join(' ')));
  }
  const kept = new Set<number>();
  for (let from = 0; from < Math.max(1, keys.length - WINDOW + 1); from++) {
    const window = keys.slice(from, from + WINDOW);
    if (window.length > 0) kept.add(Math.min(...window));
  }
  return [...kept];
}

function keyOf(words: string): number {
  return createHash('sha256').update(words).digest().readUIntBE(0, 6);
}

/** The longest run of words that two texts share, as the first of them writes it; '' if they share none. */
export function sharedWords(one: string, other: string): string {
  const places = [...one.matchAll(/[\p{L}\p{N}]+/gu)];
  const [a, b] = [places.map(([word]) => word.toLowerCase()), wordsOf(other)];
  let best = { end: 0, length: 0 };
  let before = new Uint32Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    const row = new Uint32Array(b.length + 1);
    for (let j = 0; j < b.length; j++) {
      if (a[i] !== b[j]) continue;
      const length = (before[j] ?? 0) + 1;
      row[j + 1] = length;
      if (length > best.length) best = { end: i + 1, length };
    }
    before = row;
  }
  const [first, last] = [places[best.end - best.length], places[best.end - 1]];
  if (best.length === 0 || !first || !last) return '';
  return one.slice(first.index, last.index + last[0].length);
}
