import { LogisticRegressionClassifier } from 'natural/lib/natural/classifiers/index.js';
import { chooseFeatures } from './chooseFeatures.js';
import { type Descent, descend, sparse } from './descent.js';
import type { Linear, Trainer } from './linear.js';

const MOST_FEATURES = 2500;
/** Set by cross validation among 1 to 4; shorter vectors need more steps for the same fit. */
const LENGTH = 4;
const DESCENT: Descent = { rate: 1, leastGain: 0.0003 };

interface Table {
  elements: number[][];
}

/** The part of natural's logistic regression that its typings leave out. */
interface Inner {
  classifications: string[];
  theta: unknown[];
  computeThetas(examples: Table, classes: Table): void;
  addExample(row: number[], label: string): void;
  train(): void;
}

/**
 * Logistic regression of `natural`, one label against the rest. Its own descent multiplies and copies full matrices
 * at every step (0.9 s a step for these sentences, some 3000 steps a training) and drops the intercept that it has
 * fitted; only that method is put aside for the same descent on sparse rows, and the intercept is a feature that
 * every sentence has. A test holds the two to the same verdicts on a small table.
 */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  labels: readonly string[],
  options: Descent,
): Map<string, number[]> {
  const inner = new LogisticRegressionClassifier().classifier as unknown as Inner;
  const fitted: number[][] = [];
  inner.computeThetas = (examples, classes) => {
    const table = examples.elements.map(sparse);
    const width = examples.elements[0]?.length ?? 0;
    inner.classifications.forEach((_, i) => {
      fitted.push(
        descend(
          table,
          classes.elements.map((row) => row[i] ?? 0),
          width,
          options,
        ),
      );
    });
  };
  for (const [i, row] of rows.entries()) inner.addExample([...row], labels[i] ?? '');
  inner.train();
  return new Map(inner.classifications.map((label, i) => [label, fitted[i] ?? []]));
}

export const trainLogistic: Trainer = (examples, labels): Linear => {
  const names = chooseFeatures(examples, labels, { most: MOST_FEATURES });
  const position = new Map(names.map((name, i) => [name, i]));
  const present = examples.map(({ features }) =>
    features.flatMap((name) => position.get(name) ?? []),
  );
  const seen = names.map(() => 0);
  for (const at of present.flat()) seen[at] = (seen[at] ?? 0) + 1;
  const values = seen.map((count) => Math.log((examples.length + 1) / (count + 1)));
  const rows = present.map((positions) => {
    const row = new Array<number>(names.length + 1).fill(0);
    const length = Math.sqrt(positions.reduce((sum, at) => sum + (values[at] ?? 0) ** 2, 0));
    for (const at of positions) row[at] = (LENGTH * (values[at] ?? 0)) / length;
    row[names.length] = 1;
    return row;
  });
  const thetas = fitLogistic(
    rows,
    examples.map((example) => example.label),
    DESCENT,
  );
  const weight = (label: string, at: number) => thetas.get(label)?.[at] ?? 0;
  return {
    length: LENGTH,
    bias: labels.map((label) => weight(label, names.length)),
    features: names.map((name, i) => ({
      name,
      value: values[i] ?? 0,
      weights: labels.map((label) => weight(label, i)),
    })),
  };
};
