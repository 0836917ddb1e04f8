/*
 * Trains the arbiter, which weighs what the cues say of a clause, and writes data/classifier/arbiter.json.
 *
 *   npx tsx scripts/train-arbiter.ts
 *
 * Reads the development letters with their gold (never the test half) and the labelled sentences; cross-validates
 * by whole letters. The same letters, packs and program give the same bytes. Run it after every change of cues,
 * of how clauses are read, or of the gold.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { softmax } from '../src/extract/claims/softmax.js';
import { ARBITER_LABELS, ArbiterModel, loadLexicon } from '../src/lexicon/index.js';
import { type ArbiterExample, examplesOfFolder, otherExamples } from './arbiter/examples.js';
import { goldHash } from './arbiter/goldHash.js';
import { FOLDS, scoresOf, signsOfModel, train, trainedByFold } from './arbiter/train.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FILE = `${ROOT}data/classifier/arbiter.json`;
const DEVELOPMENT = `${ROOT}fixtures/corpus/development`;
function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** Judgements of clauses by a model that had not seen their letter. */
function crossValidate(letters: readonly ArbiterExample[], others: readonly ArbiterExample[]) {
  const ids = [...new Set(letters.map(({ letter }) => letter))];
  return trainedByFold(ids, letters, others).flatMap(({ trained, holds }) =>
    letters
      .filter(({ letter }) => holds(letter))
      .map((example) => ({ example, scores: scoresOf(trained, example) })),
  );
}

function labelOfVerdict(verdict: string): string {
  return (ARBITER_LABELS as readonly string[]).includes(verdict) ? verdict : 'none';
}

const lexicon = loadLexicon({ packs: [`${ROOT}fixtures/packs`] });
const letters = await examplesOfFolder(DEVELOPMENT, lexicon);
const sentences = await otherExamples(ROOT, lexicon);
const judged = crossValidate(letters, sentences);

function lossAt(temperature: number): number {
  const sum = judged.reduce((total, { example, scores }) => {
    const p = softmax([...scores], temperature)[ARBITER_LABELS.indexOf(example.label)] ?? 0;
    return total - Math.log(Math.max(p, 1e-9));
  }, 0);
  return sum / judged.length;
}
const temperature = Array.from({ length: 31 }, (_, i) => 0.5 + i * 0.05).reduce((best, t) =>
  lossAt(t) < lossAt(best) ? t : best,
);
const right = judged.filter(({ example, scores }) =>
  (example.also as string[]).includes(
    ARBITER_LABELS[scores.indexOf(Math.max(...scores))] ?? 'none',
  ),
).length;
const byRules = letters.filter((example) =>
  (example.also as string[]).includes(labelOfVerdict(example.verdict)),
).length;

const signs = signsOfModel(train([...letters, ...sentences]));
const model = ArbiterModel.parse({
  about: 'Written by scripts/train-arbiter.ts from the development letters: do not edit.',
  trainedOn: {
    letters: new Set(letters.map((example) => example.letter)).size,
    clauses: letters.length,
    sentences: sentences.length,
    goldSha256: goldHash(DEVELOPMENT),
    signsSha256: sha256(letters.map((example) => example.signs)),
  },
  crossValidation: {
    folds: FOLDS,
    accuracy: Number((right / judged.length).toFixed(3)),
    accuracyOfRules: Number((byRules / letters.length).toFixed(3)),
    logLoss: Number(lossAt(temperature).toFixed(3)),
  },
  temperature: Number(temperature.toFixed(2)),
  labels: [...ARBITER_LABELS],
  signs,
});
const { signs: _signs, ...head } = model;
writeFileSync(
  FILE,
  `${JSON.stringify(head).slice(0, -1)},"signs":[\n${signs.map((sign) => JSON.stringify(sign)).join(',\n')}\n]}\n`,
);
print(JSON.stringify(head, null, 1));
print(`${signs.length} signs written to data/classifier/arbiter.json`);
