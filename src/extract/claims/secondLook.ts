import {
  type Arbiter,
  arbiterOf,
  type Lexicon,
  lookAgain,
  secondLookOf,
} from '../../lexicon/index.js';
import { firstLook, type RuledClause, ruled } from './arbiter.js';
import type { ApartReading, Reading, SentenceReading } from './sentences.js';
import { formOf, type Stretch, surroundings } from './surroundings.js';

/** A sentence with the verdicts on its clauses. */
export interface RuledReading extends SentenceReading {
  ruled: RuledClause[];
}

/** Sentences and stretches that are weighed together: a letter whole, a long paper part by part, in bounded memory. */
const TOGETHER = 600;

/** Parts of at most `TOGETHER` readings, in order. */
export function* inParts<T>(readings: Iterable<T>): Generator<T[]> {
  let part: T[] = [];
  for (const reading of readings) {
    part.push(reading);
    if (part.length < TOGETHER) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

/** A reading as the second look sees it; `looks` are what the first gave its clauses. */
export function stretchOf(
  reading: Reading,
  looks: readonly (readonly number[])[],
  text: string,
): Stretch {
  if (reading.kind === 'apart') return { kind: 'apart', why: reading.why };
  const clauses = reading.clauses.map((clause, i) => {
    const place = (reading.sentence.start + clause.clause.start) / text.length;
    return { p: looks[i] ?? [], form: formOf(reading, i, place) };
  });
  return { kind: 'sentence', block: reading.block.index, clauses };
}

/** A probability of naught would silence the other look. */
const SMALLEST = 1e-6;

/** The geometric mean of the two looks: either alone was right less often on letters that neither had seen. */
export function joined(first: readonly number[], second: readonly number[]): number[] {
  const both = first.map((p, i) =>
    Math.sqrt(Math.max(p, SMALLEST) * Math.max(second[i] ?? 0, SMALLEST)),
  );
  const whole = both.reduce((sum, one) => sum + one, 0);
  return both.map((one) => one / whole);
}

function* ruledPart(
  part: readonly Reading[],
  arbiter: Arbiter,
  lexicon: Lexicon,
  text: string,
): Generator<ApartReading | RuledReading> {
  const looks = part.map((reading) =>
    reading.kind === 'apart' ? [] : firstLook(reading, arbiter, lexicon, text),
  );
  const model = secondLookOf(lexicon);
  const stretches = part.map((reading, i) => stretchOf(reading, looks[i] ?? [], text));
  const numbers = model ? surroundings(stretches, arbiter.labels) : [];
  let at = 0;
  for (const [i, reading] of part.entries()) {
    if (reading.kind === 'apart') {
      yield reading;
      continue;
    }
    const verdicts = reading.clauses.map((clause, j) => {
      const own = numbers[at++];
      const first = looks[i]?.[j] ?? [];
      const p = model && own ? joined(first, lookAgain(model, own)) : first;
      return ruled(clause, p, arbiter.labels);
    });
    yield { ...reading, ruled: verdicts };
  }
}

/**
 * Readings with the arbiter's verdicts. Each clause is weighed by itself, and then once more by what the arbiter held
 * of those around it.
 */
export function* ruledReadings(
  readings: Iterable<Reading>,
  lexicon: Lexicon,
  text: string,
): Generator<ApartReading | RuledReading> {
  const arbiter = arbiterOf(lexicon);
  for (const part of inParts(readings)) yield* ruledPart(part, arbiter, lexicon, text);
}
