import type { Classifier, ClassifierLabel } from '../../src/lexicon/index.js';
import type { Example } from './sentences.js';

/** A trained model without its temperature. */
export interface Linear {
  length: number | null;
  bias: number[];
  features: { name: string; value: number; weights: number[] }[];
}

export type Trainer = (examples: readonly Example[], labels: readonly ClassifierLabel[]) => Linear;

/** The form in which the program itself uses a model. */
export function usable(
  linear: Linear,
  labels: readonly ClassifierLabel[],
  temperature: number,
): Classifier {
  const { bias, length } = linear;
  return {
    labels,
    bias,
    length,
    temperature,
    features: new Map(linear.features.map((f) => [f.name, f])),
  };
}
