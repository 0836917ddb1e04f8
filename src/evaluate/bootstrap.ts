/** Seed of every run: the same letters give the same intervals. */
const SEED = 55;
const RESAMPLES = 1000;

/** Bounds of a 95 % interval. */
export type Interval = [low: number, high: number];

/**
 * Uniform numbers in [0, 1) from a seed: mulberry32 (Tommy Ettinger, public domain), enough for resampling.
 * The product has no other source of chance, and this one repeats itself exactly.
 */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Draws of as many letters as there are, with replacement: claims of one letter resemble each other, so letters are
 * drawn and not claims. With fewer than two letters there is nothing to draw from.
 */
export function resamples<T>(letters: readonly T[], seed = SEED, times = RESAMPLES): T[][] {
  if (letters.length < 2) return [];
  const next = seeded(seed);
  return Array.from({ length: times }, () =>
    letters.map(() => letters[Math.floor(next() * letters.length)] as T),
  );
}

/**
 * Percentile interval of the values that a figure has in the draws (Efron and Tibshirani 1993, chapter 13).
 * Draws in which it has nothing to divide by (null) are left out; null if fewer than half are left.
 */
export function interval(drawn: readonly (number | null)[]): Interval | null {
  const values = drawn.filter((value) => value !== null);
  if (values.length < drawn.length / 2) return null;
  values.sort((a, b) => a - b);
  const low = values[Math.floor(values.length * 0.025)];
  const high = values[Math.ceil(values.length * 0.975) - 1];
  return low === undefined || high === undefined ? null : [low, high];
}
