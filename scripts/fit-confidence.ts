/**
 * Fits the weights of a claim's confidence on the development letters and the fixture letters, and writes
 * data/confidence.json. Reproducible: full-batch gradient descent from zero, no randomness.
 * Run: npx tsx scripts/fit-confidence.ts
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GoldDocument } from '../src/evaluate/gold.js';
import { goldKey, matchClaims, statusRight } from '../src/evaluate/match.js';
import { loadLexicon } from '../src/lexicon/index.js';
import type { Claim, ResponseRecord } from '../src/model/index.js';
import { readLetter } from '../src/pipeline.js';

interface Example {
  signs: string[];
  right: boolean;
}

const STEPS = 4000;
const RATE = 0.5;
/** Pull towards zero: a thousand claims are few for forty signs. */
const RIDGE = 0.004;

function keysRight(claim: Claim, gold: readonly string[]): boolean {
  const wanted = gold.map((key) => goldKey(key, 'recommendation')).sort();
  return JSON.stringify([...claim.recommendations].sort()) === JSON.stringify(wanted);
}

/** Claims with whether all of span, status, speaker and link are right; debatable ones are left out. */
function examplesOf(record: ResponseRecord, gold: GoldDocument): Example[] {
  const matching = matchClaims(record, gold);
  const right = new Set(
    matching.pairs
      .filter(
        (p) =>
          statusRight(p) &&
          p.claim.speaker === p.gold.speaker &&
          keysRight(p.claim, p.gold.recommendations),
      )
      .map((p) => p.claim.id),
  );
  const debatable = new Set(matching.debatable.map((claim) => claim.id));
  return record.claims
    .filter((claim) => !debatable.has(claim.id))
    .map((claim) => ({
      signs: (claim.because.find((reason) => reason.rule === 'confidence')?.text ?? '').split(', '),
      right: right.has(claim.id),
    }));
}

async function gather(): Promise<Example[]> {
  const lexicon = loadLexicon({ packs: ['fixtures/packs'] });
  const development = join('fixtures', 'corpus', 'development');
  const letters = readdirSync(join(development, 'gold'))
    .sort()
    .map((file) => ({
      letter: join(development, 'documents', file.replace('.json', '.txt')),
      gold: join(development, 'gold', file),
    }));
  const examples: Example[] = [];
  for (const { letter, gold } of letters) {
    const record = await readLetter(readFileSync(letter), lexicon);
    examples.push(
      ...examplesOf(record, GoldDocument.parse(JSON.parse(readFileSync(gold, 'utf8')))),
    );
  }
  return examples;
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
  `${examples.length} claims, ${examples.filter((e) => e.right).length} all right, ${rows.length} signs`,
);
