import { z } from 'zod';
import { CLASSIFIER_LABELS } from './classifier.js';
import type { Lexicon } from './load.js';
import { ModelFile } from './modelFile.js';
import { Replacement } from './replacement.js';
import { view } from './view.js';

/**
 * What the arbiter tells apart: the statuses, why a tempting passage is no claim where annotators say why, and `none`
 * for all else that is no claim.
 */
export const ARBITER_LABELS = [
  ...CLASSIFIER_LABELS,
  'background',
  'other_body',
  'hmicfrs_finding',
  'recommendation_text',
] as const;
export type ArbiterLabel = (typeof ARBITER_LABELS)[number];

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * A multinomial logistic model of clauses: score of a label = sum of the weights of the clause's signs, times
 * `scaleOf` their number; probabilities = softmax(scores / temperature). Written by scripts/train-arbiter.ts.
 */
export const ArbiterModel = z
  .strictObject({
    about: z.string(),
    /** A test tells when the model is older than its letters or their gold; `signsSha256` is for who trains it anew. */
    trainedOn: z.strictObject({
      letters: z.int().positive(),
      clauses: z.int().positive(),
      sentences: z.int().nonnegative(),
      goldSha256: Sha256,
      signsSha256: Sha256,
    }),
    /** Measured on clauses of letters that the model of the fold had not seen. */
    crossValidation: z.strictObject({
      folds: z.int().positive(),
      accuracy: z.number(),
      accuracyOfRules: z.number(),
      logLoss: z.number(),
    }),
    temperature: z.number().positive(),
    labels: z.array(z.enum(ARBITER_LABELS)).min(2),
    /** Sign, and its weight for each label in hundredths. */
    signs: z.array(z.tuple([z.string()], z.int())),
  })
  .refine(
    (model) => model.signs.every((sign) => sign.length === model.labels.length + 1),
    'must have one weight of each sign for each label',
  );
export type ArbiterModel = z.infer<typeof ArbiterModel>;

/**
 * By which the sum of the weights of a clause with so many signs is multiplied: a long clause has many signs, and is no
 * surer for that. Without it the logarithmic loss on letters not seen was .886 in place of .860.
 */
export const scaleOf = (signs: number): number => 6 / Math.sqrt(Math.max(1, signs));

/** The model made ready for use. */
export interface Arbiter {
  labels: readonly ArbiterLabel[];
  temperature: number;
  weights: ReadonlyMap<string, readonly number[]>;
}

const FILE = new ModelFile('arbiter.json', ArbiterModel);

/** SHA-256 of the model in hex: part of the lexicon's hash. */
export function arbiterHash(): string {
  return FILE.hash();
}

export function arbiterFrom(
  model: Pick<ArbiterModel, 'labels' | 'temperature' | 'signs'>,
): Arbiter {
  return {
    labels: model.labels,
    temperature: model.temperature,
    weights: new Map(model.signs.map(([sign, ...weights]) => [sign, weights.map((w) => w / 100)])),
  };
}

const OTHERS = new Replacement<Arbiter>();

/** The same lexicon with another arbiter: for cross-validation, where a letter must not meet a model that knows it. */
export function withArbiter(lexicon: Lexicon, arbiter: Arbiter): Lexicon {
  return OTHERS.with(lexicon, arbiter);
}

/**
 * The arbiter of the program; packs of the caller's do not change it.
 * @throws {PackError} when its file is missing or no model.
 */
export const arbiterOf = view(
  (lexicon): Arbiter => OTHERS.of(lexicon)?.value ?? arbiterFrom(FILE.read()),
);
