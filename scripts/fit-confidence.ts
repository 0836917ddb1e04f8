/**
 * Fits the weights of a claim's confidence on the development letters, each read with an arbiter that had not seen
 * it, and writes data/confidence.json. Reproducible: full-batch gradient descent from zero, no randomness.
 * Run after scripts/train-arbiter.ts: npx tsx scripts/fit-confidence.ts
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GoldDocument } from '../src/evaluate/gold.js';
import { accepts, matchClaims } from '../src/evaluate/match.js';
import { loadLexicon } from '../src/lexicon/index.js';
import type { ResponseRecord } from '../src/model/index.js';
import { crossRead } from './arbiter/crossRead.js';

interface Example {
  signs: string[];
  right: boolean;
}

const STEPS = 4000;
const RATE = 0.5;
/** Pull towards zero: a thousand claims are few for forty signs. */
const RIDGE = 0.004;

/** Claims with whether status and speaker are right; debatable ones are left out. */
function examplesOf(record: ResponseRecord, gold: GoldDocument): Example[] {
  const matching = matchClaims(record, gold);
  const debatable = new Set(matching.debatable.map((claim) => claim.id));
  return record.claims
    .filter((claim) => !debatable.has(claim.id))
    .map((claim) => ({
      signs: (claim.because.find((reason) => reason.rule === 'confidence')?.text ?? '').split(', '),
      right: (matching.met.get(claim) ?? []).some(
        (one) => !one.optional && accepts(one, claim.status) && one.speaker === claim.speaker,
      ),
    }));
}

async function gather(): Promise<Example[]> {
  const lexicon = loadLexicon({ packs: ['fixtures/packs'] });
  const readings = await crossRead(join('fixtures', 'corpus', 'development'), lexicon);
  return readings.flatMap(({ gold, outcome }) =>
    outcome.ok ? examplesOf(outcome.record, gold) : [],
  );
}

function fitWeights(examples: readonly Example[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { signs } of examples) for (const sign of signs) weights.set(sign, 0);
  for (let step = 0; step < STEPS; step++) {
    const slope = new Map<string, number>();
    for (const { signs, right } of examples) {
      const sum = signs.reduce((total, sign) => total + (weights.get(sign) ?? 0), 0);
      const error = 1 / (1 + Math.exp(-sum)) - (right ? 1 : 0);
      for (const sign of signs) slope.set(sign, (slope.get(sign) ?? 0) + error / examples.length);
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
  `${JSON.stringify({ about: `Weights of the signs of a claim's confidence, fitted on ${examples.length} claims of the development letters by scripts/fit-confidence.ts.`, confidence: rows }, null, 2)}\n`,
);
console.log(
  `${examples.length} claims, ${examples.filter((e) => e.right).length} right, ${rows.length} signs`,
);
