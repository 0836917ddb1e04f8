import { ARBITER_LABELS, type Arbiter, arbiterFrom, scaleOf } from '../../src/lexicon/index.js';
import type { ArbiterExample, LetterExamples } from './examples.js';
import { examplesIn, type Material } from './material.js';
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
    scale: scaleOf(example.signs.length),
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
  const { positions, scale } = rowOf(example, position);
  return probabilities(fit, positions, scale).map((p) => Math.log(Math.max(p, 1e-12)));
}

/** An arbiter that was trained without some letters. */
export interface Fold {
  trained: Trained;
  letters: LetterExamples[];
  small: LetterExamples[];
}

/**
 * For each fold a model that was trained without its letters, which take turns in the order of their ids; a letter may
 * give no example and takes its turn as well.
 */
export function trainedByFold(material: Material): Fold[] {
  const foldOf = (letters: readonly LetterExamples[]) => {
    const ids = letters.map(({ id }) => id).sort();
    return new Map(ids.map((id, i) => [id, i % FOLDS]));
  };
  const folds = { letters: foldOf(material.letters), small: foldOf(material.small) };
  return Array.from({ length: FOLDS }, (_, k) => {
    const held = {
      letters: material.letters.filter(({ id }) => folds.letters.get(id) === k),
      small: material.small.filter(({ id }) => folds.small.get(id) === k),
    };
    const rest = {
      letters: material.letters.filter((letter) => !held.letters.includes(letter)),
      small: material.small.filter((letter) => !held.small.includes(letter)),
      sentences: material.sentences,
    };
    return { trained: train(examplesIn(rest)), ...held };
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
