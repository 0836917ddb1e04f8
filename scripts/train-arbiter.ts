/*
 * Trains the arbiter, which weighs what the cues say of a clause, and the second look, which weighs it again by what
 * stands around it; writes data/classifier/arbiter.json and data/classifier/second-look.json.
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
import { joined } from '../src/extract/claims/secondLook.js';
import {
  ARBITER_LABELS,
  ArbiterModel,
  loadLexicon,
  lookAgain,
  SecondLookModel,
  softmax,
} from '../src/lexicon/index.js';
import { type ArbiterExample, sureExamples } from './arbiter/examples.js';
import { goldHash } from './arbiter/goldHash.js';
import { examplesIn, gatherMaterial } from './arbiter/material.js';
import { secondLookOf, secondLooksByFold, surveysByFold } from './arbiter/secondLook.js';
import { FOLDS, scoresOf, signsOfModel, train, trainedByFold } from './arbiter/train.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FILE = `${ROOT}data/classifier/arbiter.json`;
const SECOND = `${ROOT}data/classifier/second-look.json`;
const DEVELOPMENT = `${ROOT}fixtures/corpus/development`;
function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function labelOfVerdict(verdict: string): string {
  return (ARBITER_LABELS as readonly string[]).includes(verdict) ? verdict : 'none';
}

const isRight = ({ also }: ArbiterExample, p: readonly number[]) =>
  (also as string[]).includes(ARBITER_LABELS[p.indexOf(Math.max(...p))] ?? 'none');

function logLoss(judged: readonly { example: ArbiterExample; p: readonly number[] }[]): number {
  const sum = judged.reduce(
    (total, { example, p }) =>
      total - Math.log(Math.max(p[ARBITER_LABELS.indexOf(example.label)] ?? 0, 1e-9)),
    0,
  );
  return sum / judged.length;
}

const share = (n: number, of: number) => Number((n / of).toFixed(3));

const lexicon = loadLexicon({ packs: [`${ROOT}fixtures/packs`] });
const material = await gatherMaterial(ROOT, DEVELOPMENT, lexicon);
const examples = sureExamples(material.letters);
const all = examplesIn(material);
const folds = trainedByFold(material);

// Judgements of clauses by models that had not seen their letter.
const judged = folds.flatMap(({ trained, letters }) =>
  sureExamples(letters).map((example) => ({ example, scores: [...scoresOf(trained, example)] })),
);
const at = (temperature: number) =>
  judged.map(({ example, scores }) => ({ example, p: softmax(scores, temperature) }));
const temperature = Number(
  Array.from({ length: 31 }, (_, i) => 0.5 + i * 0.05)
    .reduce((best, t) => (logLoss(at(t)) < logLoss(at(best)) ? t : best))
    .toFixed(2),
);
const first = at(temperature);

const surveys = surveysByFold(folds, temperature);
const second = secondLooksByFold(surveys).flatMap((look, k) =>
  (surveys[k]?.whole ?? [])
    .filter(({ example }) => example.teaches)
    .map(({ example, first, numbers }) => ({
      example,
      p: joined(first, lookAgain(look, numbers)),
    })),
);

const goldSha256 = goldHash(DEVELOPMENT);
const signs = signsOfModel(train(all));
const model = ArbiterModel.parse({
  about: 'Written by scripts/train-arbiter.ts from the development letters: do not edit.',
  trainedOn: {
    letters: material.letters.length,
    clauses: examples.length,
    sentences: all.length - examples.length,
    goldSha256,
    signsSha256: sha256(examples.map((example) => example.signs)),
  },
  crossValidation: {
    folds: FOLDS,
    accuracy: share(first.filter(({ example, p }) => isRight(example, p)).length, first.length),
    accuracyOfRules: share(
      examples.filter(({ also, verdict }) => (also as string[]).includes(labelOfVerdict(verdict)))
        .length,
      examples.length,
    ),
    logLoss: Number(logLoss(first).toFixed(3)),
  },
  temperature,
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

const look = SecondLookModel.parse({
  about: 'Written by scripts/train-arbiter.ts from the development letters: do not edit.',
  trainedOn: { letters: material.letters.length, clauses: examples.length, goldSha256 },
  crossValidation: {
    folds: FOLDS,
    accuracy: share(second.filter(({ example, p }) => isRight(example, p)).length, second.length),
    logLoss: Number(logLoss(second).toFixed(3)),
  },
  labels: [...ARBITER_LABELS],
  ...secondLookOf(surveys),
});
writeFileSync(SECOND, `${JSON.stringify(look)}\n`);
print(JSON.stringify(look.crossValidation, null, 1));
print(`${look.nets.length} nets written to data/classifier/second-look.json`);
