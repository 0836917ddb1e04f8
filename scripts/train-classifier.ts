/*
 * Trains the classifier that gives the second opinion, and writes data/classifier/model.json.
 *
 *   tsx scripts/train-classifier.ts
 *
 * Reads data/classifier/sentences.jsonl; compares naive Bayes with logistic regression by cross validation and keeps
 * the better one. The same sentences give the same bytes. Run it after every change of the sentences or of
 * src/extract/claims/features.ts.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CLASSIFIER_LABELS, ClassifierModel } from '../src/lexicon/index.js';
import { trainBayes } from './classifier/bayes.js';
import {
  crossValidate,
  fitTemperature,
  reliability,
  type Scores,
  scoresOf,
} from './classifier/crossValidate.js';
import type { Trainer } from './classifier/linear.js';
import { trainLogistic } from './classifier/logistic.js';
import { type Example, readExamples } from './classifier/sentences.js';

const FILE = fileURLToPath(new URL('../data/classifier/model.json', import.meta.url));
const FOLDS = 10;

interface Candidate {
  algorithm: ClassifierModel['algorithm'];
  train: Trainer;
  temperature: number;
  scores: Scores;
}

function candidate(
  algorithm: ClassifierModel['algorithm'],
  train: Trainer,
  examples: readonly Example[],
): Candidate {
  const judged = crossValidate(examples, CLASSIFIER_LABELS, train, FOLDS);
  const temperature = fitTemperature(judged, CLASSIFIER_LABELS);
  const scores = scoresOf(judged, CLASSIFIER_LABELS, temperature, FOLDS);
  print(
    `${algorithm}: accuracy ${scores.accuracy}, log loss ${scores.logLoss}, temperature ${temperature}`,
  );
  for (const { label, sentences, precision, recall } of scores.labels) {
    print(
      `  ${label.padEnd(16)} ${String(sentences).padStart(4)}  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}`,
    );
  }
  for (const { from, sentences, right, said } of reliability(
    judged,
    CLASSIFIER_LABELS,
    temperature,
  )) {
    if (sentences === 0) continue;
    print(
      `  from ${from.toFixed(1)}: ${sentences} sentences, said ${(said / sentences).toFixed(2)}, right ${(right / sentences).toFixed(2)}`,
    );
  }
  return { algorithm, train, temperature, scores };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Four digits are more than the labels are worth, and keep the file small. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

const { examples, sentencesSha256, featuresSha256 } = readExamples();
const bayes = candidate('bayes', trainBayes, examples);
const logistic = candidate('logistic_regression', trainLogistic, examples);
const better = logistic.scores.accuracy >= bayes.scores.accuracy ? logistic : bayes;
const linear = better.train(examples, CLASSIFIER_LABELS);
const model = ClassifierModel.parse({
  about: 'Written by scripts/train-classifier.ts from sentences.jsonl: do not edit.',
  algorithm: better.algorithm,
  trainedOn: { sentences: examples.length, sentencesSha256, featuresSha256 },
  crossValidation: better.scores,
  length: linear.length,
  temperature: better.temperature,
  labels: CLASSIFIER_LABELS,
  bias: linear.bias.map(rounded),
  features: linear.features.map(({ name, value, weights }) => [
    name,
    rounded(value),
    ...weights.map((w) => Math.round(w * 1000) / 1000),
  ]),
});
const text = `${JSON.stringify(model)}\n`;
writeFileSync(FILE, text);
print(
  `kept ${better.algorithm}: ${model.features.length} features, ${Math.ceil(text.length / 1000)} kB`,
);
