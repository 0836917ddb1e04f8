import { probabilitiesOf } from '../../src/extract/claims/secondOpinion.js';
import type { ClassifierLabel, ClassifierModel } from '../../src/lexicon/index.js';
import { type Trainer, usable } from './linear.js';
import type { Example } from './sentences.js';

/** The judgement of a sentence by a model that was not trained on it. */
export interface Judged {
  label: ClassifierLabel;
  /** At temperature 1. */
  probabilities: number[];
}

/** Folds by turns within each label, so that every fold holds the labels in the same shares. */
export function foldsOf(examples: readonly Example[], folds: number): number[] {
  const next = new Map<string, number>();
  return examples.map(({ label }) => {
    const at = next.get(label) ?? 0;
    next.set(label, at + 1);
    return at % folds;
  });
}

export function crossValidate(
  examples: readonly Example[],
  labels: readonly ClassifierLabel[],
  train: Trainer,
  folds: number,
): Judged[] {
  const fold = foldsOf(examples, folds);
  const judged: Judged[] = [];
  for (let k = 0; k < folds; k++) {
    const model = usable(
      train(
        examples.filter((_, i) => fold[i] !== k),
        labels,
      ),
      labels,
      1,
    );
    for (const { text, label } of examples.filter((_, i) => fold[i] === k)) {
      judged.push({
        label,
        probabilities: probabilitiesOf(text, model) ?? labels.map(() => 1 / labels.length),
      });
    }
  }
  return judged;
}

/** Probabilities at another temperature: p^(1/T), made to add up to 1. */
function tempered(probabilities: readonly number[], temperature: number): number[] {
  const parts = probabilities.map((p) => Math.max(p, 1e-300) ** (1 / temperature));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / whole);
}

export function logLossOf(
  judged: readonly Judged[],
  labels: readonly ClassifierLabel[],
  temperature: number,
): number {
  const losses = judged.map(
    ({ label, probabilities }) =>
      -Math.log(Math.max(1e-12, tempered(probabilities, temperature)[labels.indexOf(label)] ?? 0)),
  );
  return losses.reduce((sum, loss) => sum + loss, 0) / judged.length;
}

/** The temperature of least log loss (Guo et al. 2017, "On calibration of modern neural networks"), to 5 %. */
export function fitTemperature(
  judged: readonly Judged[],
  labels: readonly ClassifierLabel[],
): number {
  const tried = Array.from({ length: 121 }, (_, i) => Math.round(1000 * 0.1 * 1.05 ** i) / 1000);
  const losses = tried.map((temperature) => logLossOf(judged, labels, temperature));
  return tried[losses.indexOf(Math.min(...losses))] ?? 1;
}

export type Scores = ClassifierModel['crossValidation'];

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

export function scoresOf(
  judged: readonly Judged[],
  labels: readonly ClassifierLabel[],
  temperature: number,
  folds: number,
): Scores {
  const guesses = judged.map(
    ({ probabilities }) => labels[probabilities.indexOf(Math.max(...probabilities))],
  );
  const right = judged.filter(({ label }, i) => guesses[i] === label).length;
  return {
    folds,
    accuracy: round(right / judged.length),
    logLoss: round(logLossOf(judged, labels, temperature)),
    labels: labels.map((label) => {
      const sentences = judged.filter((j) => j.label === label).length;
      const guessed = guesses.filter((guess) => guess === label).length;
      const both = judged.filter((j, i) => j.label === label && guesses[i] === label).length;
      return {
        label,
        sentences,
        precision: guessed === 0 ? 0 : round(both / guessed),
        recall: sentences === 0 ? 0 : round(both / sentences),
      };
    }),
  };
}

/** Of the judgements in each band of probability, how many are right: the check of the calibration. */
export function reliability(
  judged: readonly Judged[],
  labels: readonly ClassifierLabel[],
  temperature: number,
) {
  const bands = [0, 0.3, 0.5, 0.7, 0.9].map((from) => ({ from, sentences: 0, right: 0, said: 0 }));
  for (const { label, probabilities } of judged) {
    const fitted = tempered(probabilities, temperature);
    const said = Math.max(...fitted);
    const band = bands.findLast(({ from }) => said >= from);
    if (!band) continue;
    band.sentences++;
    band.said += said;
    if (labels[fitted.indexOf(said)] === label) band.right++;
  }
  return bands;
}
