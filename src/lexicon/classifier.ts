import { z } from 'zod';
import { STATUSES } from '../model/index.js';
import { ModelFile } from './modelFile.js';
import { view } from './view.js';

/** What a sentence may be: a claim of some status, or no claim. */
export const CLASSIFIER_LABELS = [...STATUSES, 'none'] as const;
export type ClassifierLabel = (typeof CLASSIFIER_LABELS)[number];

const Share = z.number().min(0).max(1);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * A linear model of sentences: score of a label = its bias + the sum, over the features that the sentence has, of
 * value x weight; probabilities = softmax(scores / temperature). Written by scripts/train-classifier.ts.
 */
export const ClassifierModel = z
  .strictObject({
    about: z.string(),
    algorithm: z.enum(['bayes', 'logistic_regression']),
    /** Of the labelled sentences and of their features: a test tells when the model is older than either. */
    trainedOn: z.strictObject({
      sentences: z.int().positive(),
      sentencesSha256: Sha256,
      featuresSha256: Sha256,
    }),
    /** Measured on sentences that the model of the fold had not seen. */
    crossValidation: z.strictObject({
      folds: z.int().positive(),
      accuracy: Share,
      /** Mean of -ln(probability of the right label). */
      logLoss: z.number().nonnegative(),
      labels: z.array(
        z.strictObject({
          label: z.enum(CLASSIFIER_LABELS),
          sentences: z.int(),
          precision: Share,
          recall: Share,
        }),
      ),
    }),
    /** Euclidean length to which the values of a sentence's features are scaled; null: each value is 1. */
    length: z.number().positive().nullable(),
    temperature: z.number().positive(),
    labels: z.array(z.enum(CLASSIFIER_LABELS)).min(2),
    bias: z.array(z.number()),
    /** Feature, its value before scaling (inverse document frequency), and a weight for each label. */
    features: z.array(z.tuple([z.string(), z.number()], z.number())),
  })
  .refine(
    (model) =>
      model.bias.length === model.labels.length &&
      model.features.every((feature) => feature.length === model.labels.length + 2),
    'must have one bias and one weight of each feature for each label',
  );
export type ClassifierModel = z.infer<typeof ClassifierModel>;

const FILE = new ModelFile('model.json', ClassifierModel);

/** SHA-256 of the model that comes with the program, in hex: part of the lexicon's hash. */
export function classifierHash(): string {
  return FILE.hash();
}

/** A model made ready for use. */
export interface Classifier {
  labels: readonly ClassifierLabel[];
  bias: readonly number[];
  length: number | null;
  temperature: number;
  features: ReadonlyMap<string, { value: number; weights: readonly number[] }>;
}

export function classifierFrom(model: ClassifierModel): Classifier {
  const { labels, bias, length, temperature } = model;
  const features = new Map(
    model.features.map(([name, value, ...weights]) => [name, { value, weights }]),
  );
  return { labels, bias, length, temperature, features };
}

/**
 * The classifier of the program; packs of the caller's do not change it.
 * @throws {PackError} when its file is missing or no model.
 */
export const classifierOf = view((): Classifier => classifierFrom(FILE.read()));
