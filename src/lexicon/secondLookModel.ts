import { z } from 'zod';
import { ARBITER_LABELS } from './arbiter.js';
import type { Lexicon } from './load.js';
import { ModelFile } from './modelFile.js';
import { Replacement } from './replacement.js';
import { softmax } from './softmax.js';
import { view } from './view.js';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A row for each unit: its weights in the order of what it is given, then what is added to their sum. */
const Layer = z.array(z.array(z.number()).min(2)).min(1);

/** Two layers; the first passes on what is above zero (Rumelhart, Hinton, Williams 1986; Nair, Hinton 2010). */
const Net = z.strictObject({ hidden: Layer, output: Layer });
export type Net = z.infer<typeof Net>;

/**
 * Small nets that weigh a clause once more by what the arbiter held of the clauses around it. Each gives the
 * labels probabilities; what counts is their mean. Written by scripts/train-arbiter.ts.
 */
export const SecondLookModel = z
  .strictObject({
    about: z.string(),
    trainedOn: z.strictObject({
      letters: z.int().positive(),
      clauses: z.int().positive(),
      goldSha256: Sha256,
    }),
    /** Measured on clauses of letters that neither the arbiter nor the nets of the fold had seen. */
    crossValidation: z.strictObject({
      folds: z.int().positive(),
      accuracy: z.number(),
      logLoss: z.number(),
    }),
    labels: z.array(z.enum(ARBITER_LABELS)).min(2),
    /** Each number is taken less its mean and divided by its spread. */
    means: z.array(z.number()).min(1),
    spreads: z.array(z.number().positive()).min(1),
    nets: z.array(Net).min(1),
  })
  .refine(({ means, spreads, nets, labels }) => {
    const width = means.length + 1;
    return (
      spreads.length === means.length &&
      nets.every(
        ({ hidden, output }) =>
          hidden.every((row) => row.length === width) &&
          output.length === labels.length &&
          output.every((row) => row.length === hidden.length + 1),
      )
    );
  }, 'must have as many weights as numbers, units and labels');
export type SecondLookModel = z.infer<typeof SecondLookModel>;

/** What the program needs of it. */
export type SecondLook = Pick<SecondLookModel, 'means' | 'spreads' | 'nets'>;

const FILE = new ModelFile('second-look.json', SecondLookModel);

/** SHA-256 of the model in hex: part of the lexicon's hash. */
export function secondLookHash(): string {
  return FILE.hash();
}

const OTHERS = new Replacement<SecondLook | null>();

/** The same lexicon with another second look, or with none: for training and cross-validation. */
export function withSecondLook(lexicon: Lexicon, look: SecondLook | null): Lexicon {
  return OTHERS.with(lexicon, look);
}

/**
 * The model of the program; null where a caller asked for none.
 * @throws {PackError} when its file is missing or no model.
 */
export const secondLookOf = view((lexicon): SecondLook | null => {
  const other = OTHERS.of(lexicon);
  return other ? other.value : FILE.read();
});

function sumOf(row: readonly number[], values: readonly number[]): number {
  return values.reduce((sum, value, i) => sum + value * (row[i] ?? 0), row[values.length] ?? 0);
}

/** Probability of each label by the mean of the nets; `numbers` as the model was trained with. */
export function lookAgain(
  { means, spreads, nets }: SecondLook,
  numbers: readonly number[],
): number[] {
  const values = numbers.map((value, i) => (value - (means[i] ?? 0)) / (spreads[i] ?? 1));
  const each = nets.map(({ hidden, output }) => {
    const units = hidden.map((row) => Math.max(0, sumOf(row, values)));
    return softmax(
      output.map((row) => sumOf(row, units)),
      1,
    );
  });
  return (each[0] ?? []).map(
    (_, label) => each.reduce((sum, p) => sum + (p[label] ?? 0), 0) / each.length,
  );
}
