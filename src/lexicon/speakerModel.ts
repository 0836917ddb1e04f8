import { z } from 'zod';
import type { Lexicon } from './load.js';
import { ModelFile } from './modelFile.js';
import { Replacement } from './replacement.js';
import { view } from './view.js';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** `[sign, threshold, lower, higher]`: a value up to the threshold goes to node `lower`; or `[value]`: a leaf. */
const Node = z.union([
  z.tuple([z.number()]),
  z.tuple([z.int().nonnegative(), z.number(), z.int().positive(), z.int().positive()]),
]);
export type TreeNode = z.infer<typeof Node>;

/** A tree in which nodes led back would never end. */
const leadsOn = (to: number, from: number, tree: readonly TreeNode[]) =>
  to > from && to < tree.length;

/** Boosted trees (Friedman 2001): the log-odds are `prior` plus the leaves to which the values of the signs lead. */
const Trees = z
  .strictObject({
    signs: z.array(z.string()).min(1),
    prior: z.number(),
    trees: z.array(z.array(Node).min(1)),
  })
  .refine(
    ({ trees, signs }) =>
      trees.every((tree) =>
        tree.every(
          (node, at) =>
            node.length === 1 ||
            (node[0] < signs.length && leadsOn(node[2], at, tree) && leadsOn(node[3], at, tree)),
        ),
      ),
    'must lead from each node to later ones of its tree, by signs that are listed',
  );
export type Trees = z.infer<typeof Trees>;

/**
 * How probable it is that a block is the policing body's words and not the chief officer's: `first` by counts of signs,
 * `again` by what `first` holds of the blocks around it. Written by scripts/train-speakers.ts.
 */
export const SpeakerModel = z.strictObject({
  about: z.string(),
  trainedOn: z.strictObject({
    letters: z.int().positive(),
    blocks: z.int().positive(),
    goldSha256: Sha256,
  }),
  /** Measured on claims of letters that the models of the fold had not seen. */
  crossValidation: z.strictObject({
    folds: z.int().positive(),
    claims: z.int().positive(),
    /** By `first` alone, and by both. */
    accuracyOfFirst: z.number(),
    accuracy: z.number(),
    /** Share right of those claims of which it is surer than the program asks. */
    accuracyOfSure: z.number(),
    sure: z.int().nonnegative(),
  }),
  first: Trees,
  again: Trees,
});
export type SpeakerModel = z.infer<typeof SpeakerModel>;

/** What the program needs of it; nothing is looked at again where `again` is null. */
export interface SpeakerTrees {
  first: Trees;
  again: Trees | null;
}

const FILE = new ModelFile('speakers.json', SpeakerModel);

/** SHA-256 of the model in hex: part of the lexicon's hash. */
export function speakerModelHash(): string {
  return FILE.hash();
}

const OTHERS = new Replacement<SpeakerTrees | null>();

/** The same lexicon with another model, or with none: for training and cross-validation. */
export function withSpeakers(lexicon: Lexicon, trees: SpeakerTrees | null): Lexicon {
  return OTHERS.with(lexicon, trees);
}

/**
 * The model of the program; null where a caller asked for none.
 * @throws {PackError} when its file is missing or no model.
 */
export const speakerModelOf = view((lexicon): SpeakerTrees | null => {
  const other = OTHERS.of(lexicon);
  return other ? other.value : FILE.read();
});

function leafOf(tree: readonly TreeNode[], values: ArrayLike<number>): number {
  let node = tree[0];
  while (node && node.length === 4) {
    const [sign, threshold, lower, higher] = node;
    // Trained on numbers of single precision: a value on an edge must fall on the same side here.
    node = tree[Math.fround(values[sign] ?? 0) <= threshold ? lower : higher];
  }
  return node?.[0] ?? 0;
}

/** Probability that the words are the policing body's; what has no value is zero. */
export function probabilityOfBody(model: Trees, values: ReadonlyMap<string, number>): number {
  const row = model.signs.map((sign) => values.get(sign) ?? 0);
  const sum = model.trees.reduce((total, tree) => total + leafOf(tree, row), model.prior);
  return 1 / (1 + Math.exp(-sum));
}
