/**
 * Fits the weights of a claim's confidence on the development letters, each read with an arbiter that had not seen
 * it, and on the first readings of fresh letters (scripts/keep-first-reading.ts), on which no rule had been mended;
 * writes data/confidence.json. Reproducible: full-batch gradient descent from zero, no randomness.
 * Run after scripts/train-arbiter.ts: npx tsx scripts/fit-confidence.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLexicon } from '../src/lexicon/index.js';
import { crossRead } from './arbiter/crossRead.js';
import { type ConfidenceExample, examplesOf, FirstReading } from './confidence/examples.js';

const STEPS = 4000;
const RATE = 0.5;
/** Pull towards zero: a thousand claims are few for forty signs. */
const RIDGE = 0.004;

/**
 * A claim of a letter that was kept at its first reading counts as much as so many of letters on which the rules were
 * mended for months.
 */
const FRESH = 4;

type Example = ConfidenceExample & { letter: string; weight: number };

function firstReadings(): FirstReading[] {
  return readFileSync(join('data', 'classifier', 'first-readings.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => FirstReading.parse(JSON.parse(line)));
}

/**
 * A fresh letter that has joined the development letters is read anew, by models that have not seen it: its first
 * reading tells the signs of models that are no more.
 */
async function gather(): Promise<Example[]> {
  const lexicon = loadLexicon({ packs: ['fixtures/packs'] });
  const readings = await crossRead(join('fixtures', 'corpus', 'development'), lexicon);
  const first = firstReadings();
  const fresh = new Set(first.map(({ letter }) => letter));
  const read = readings.flatMap(({ gold, outcome }) =>
    outcome.ok ? examplesOf(outcome.record, gold).map((one) => ({ ...one, letter: gold.id })) : [],
  );
  const known = new Set(readings.map(({ gold }) => gold.id));
  const kept = first.filter(({ letter }) => !known.has(letter));
  return [...read, ...kept].map((one) => ({ ...one, weight: fresh.has(one.letter) ? FRESH : 1 }));
}

function fitWeights(examples: readonly Example[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { signs } of examples) for (const sign of signs) weights.set(sign, 0);
  const whole = examples.reduce((sum, { weight }) => sum + weight, 0);
  for (let step = 0; step < STEPS; step++) {
    const slope = new Map<string, number>();
    for (const { signs, right, weight } of examples) {
      const sum = signs.reduce((total, sign) => total + (weights.get(sign) ?? 0), 0);
      const error = 1 / (1 + Math.exp(-sum)) - (right ? 1 : 0);
      for (const sign of signs) slope.set(sign, (slope.get(sign) ?? 0) + (weight * error) / whole);
    }
    for (const [sign, weight] of weights) {
      const pull = sign === 'always' ? 0 : RIDGE * weight;
      weights.set(sign, weight - RATE * ((slope.get(sign) ?? 0) + pull));
    }
  }
  return weights;
}

const examples = await gather();
const weights = fitWeights(examples);
const rows = [...weights]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([id, weight]) => ({ id, weight: Math.round(weight * 1000) / 1000 }));
writeFileSync(
  join('data', 'confidence.json'),
  `${JSON.stringify({ about: `Weights of the signs of a claim's confidence, fitted on ${examples.length} claims of the development letters and of first readings by scripts/fit-confidence.ts.`, confidence: rows }, null, 2)}\n`,
);
console.log(
  `${examples.length} claims, ${examples.filter((e) => e.right).length} right, ${rows.length} signs`,
);
