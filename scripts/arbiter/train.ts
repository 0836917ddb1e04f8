import { ARBITER_LABELS, type Arbiter, arbiterFrom } from '../../src/lexicon/index.js';
import type { ArbiterExample } from './examples.js';
import { type Fit, fitSoftmax, probabilities, type Row } from './softmax.js';
import { withoutCues } from './withoutCues.js';

export const FOLDS = 5;
const OPTIONS = { steps: 150, rate: 0.3, ridge: 1, dropout: 0.5 };
/** A sign of one clause tells nothing of the next. */
const LEAST = 2;
/** Hundredths; a sign whose weights are all smaller changes hardly a verdict and fills the file. */
const SMALLEST = 8;
const LABELS = ARBITER_LABELS.length;

export interface Trained {
  fit: Fit;
  position: Map<string, number>;
}

function rowOf(example: ArbiterExample, position: Map<string, number>): Row {
  return {
    positions: Int32Array.from(example.signs.flatMap((sign) => position.get(sign) ?? [])),
    label: ARBITER_LABELS.indexOf(example.label),
    weight: example.weight,
  };
}

export function train(given: readonly ArbiterExample[]): Trained {
  const examples = [...given, ...withoutCues(given)];
  const count = new Map<string, number>();
  for (const { signs } of examples)
    for (const sign of signs) count.set(sign, (count.get(sign) ?? 0) + 1);
  const names = [...count].flatMap(([sign, n]) => (n >= LEAST ? [sign] : [])).sort();
  const position = new Map(names.map((sign, i) => [sign, i]));
  const rows = examples.map((example) => rowOf(example, position));
  return { fit: fitSoftmax(rows, names.length, LABELS, OPTIONS), position };
}

/** Natural logarithms of the probabilities of the labels. */
export function scoresOf({ fit, position }: Trained, example: ArbiterExample): Float64Array {
  return probabilities(fit, rowOf(example, position).positions).map((p) =>
    Math.log(Math.max(p, 1e-12)),
  );
}

/**
 * For each fold a model that was trained without its letters. `ids` are those of all letters, also of one that gives no
 * example; they take turns in their order.
 */
export function trainedByFold(
  ids: readonly string[],
  letters: readonly ArbiterExample[],
  others: readonly ArbiterExample[],
): { trained: Trained; holds: (letter: string) => boolean }[] {
  const fold = new Map([...ids].sort().map((id, i) => [id, i % FOLDS]));
  return Array.from({ length: FOLDS }, (_, k) => {
    const holds = (letter: string) => fold.get(letter) === k;
    const rest = letters.filter(({ letter }) => !holds(letter));
    return { trained: train([...rest, ...others]), holds };
  });
}

/** Weights in hundredths, as the model file holds them. */
export function signsOfModel({ fit, position }: Trained): [string, ...number[]][] {
  return [...position]
    .map(([sign, i]) => {
      const weights = Array.from({ length: LABELS }, (_, k) =>
        Math.round(100 * (fit.weights[i * LABELS + k] ?? 0)),
      );
      return [sign, ...weights] as [string, ...number[]];
    })
    .filter(([, ...weights]) => weights.some((weight) => Math.abs(weight) >= SMALLEST));
}

/** The form in which the program uses it. */
export function usable(trained: Trained, temperature: number): Arbiter {
  return arbiterFrom({
    labels: [...ARBITER_LABELS],
    temperature,
    signs: signsOfModel(trained),
  });
}
