import { BayesClassifier } from 'natural/lib/natural/classifiers/index.js';
import { chooseFeatures } from './chooseFeatures.js';
import type { Linear, Trainer } from './linear.js';

const SMOOTHING = 0.1;

/**
 * Naive Bayes of `natural`. Its counts are read out and used as log weights: its own `getClassifications` multiplies
 * the probabilities, which for a long sentence is 0 for every label.
 */
export const trainBayes: Trainer = (examples, labels): Linear => {
  const names = chooseFeatures(examples, labels, { most: Number.POSITIVE_INFINITY });
  const position = new Map(names.map((name, i) => [name, i]));
  const { classifier } = new BayesClassifier(undefined, SMOOTHING);
  for (const { features, label } of examples) {
    const present = features.flatMap((name) => position.get(name) ?? []);
    classifier.addExample(Object.fromEntries(present.map((at) => [String(at), at])), label);
  }
  const total = (label: string) => classifier.classTotals[label] ?? 1;
  return {
    length: null,
    bias: labels.map((label) => Math.log(total(label) / classifier.totalExamples)),
    features: names.map((name, i) => ({
      name,
      value: 1,
      weights: labels.map((label) =>
        Math.log((classifier.classFeatures[label]?.[i] ?? SMOOTHING) / total(label)),
      ),
    })),
  };
};
