/** Lengths in UTF-16 units: that of the longest sentence that patterns are tried on, and so many times as much. */
const SHORT = 2_000;
const TIMES = 8;
/** Eight times the text may cost eight times the work, and more for noise; a quadratic pattern costs 64 times. */
const MOST = 24;
/** Below so many ms growth cannot be told from noise, and does not matter. */
const FLOOR = 4;
const TRIES = 5;

export interface Growth {
  ratio: number;
  isMoreThanLinear: boolean;
}

/** Time of the processor and not of the clock: a busy machine counts for less. */
function milliseconds(pattern: RegExp, text: string): number {
  const began = process.cpuUsage();
  pattern.lastIndex = 0;
  if (pattern.global) for (const _ of text.matchAll(pattern));
  else pattern.test(text);
  return process.cpuUsage(began).user / 1000;
}

/** How much more work a pattern has with eight times as much of `pump`; the least of several tries counts. */
export function growthOf(pattern: RegExp, pump: string): Growth {
  // The sign at the end is one that no pattern takes, so that matching fails there.
  const textOf = (length: number) =>
    `${pump.repeat(Math.ceil(length / pump.length)).slice(0, length)}\u0001`;
  const [short, long] = [textOf(SHORT), textOf(SHORT * TIMES)];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let i = 0; i < TRIES; i++) {
    most = Math.min(most, milliseconds(pattern, long));
    if (most < FLOOR) return { ratio: 0, isMoreThanLinear: false };
    least = Math.min(least, milliseconds(pattern, short));
    if (most / least <= MOST / 2) break;
  }
  return { ratio: most / least, isMoreThanLinear: most / least > MOST };
}
