import { probabilityOfBody, type SpeakerTrees } from '../../src/lexicon/index.js';
import { type BoostOptions, boost, type Table } from './boost.js';
import type { SpeakerExample } from './examples.js';

export const FOLDS = 5;
const OPTIONS: BoostOptions = {
  trees: 600,
  rate: 0.04,
  leaves: 8,
  least: 20,
  ridge: 3,
  signs: 0.1,
};
/** A sign of fewer blocks tells nothing of other letters. */
const LEAST = 30;

function tableOf(examples: readonly SpeakerExample[], signs: readonly string[]): Table {
  const claims = new Map<string, number>();
  for (const { letter, body, chief } of examples)
    claims.set(letter, (claims.get(letter) ?? 0) + body + chief);
  // A block with claims of both is an example of each. A long letter counts more than a short one, but not in proportion.
  const rows = examples.flatMap((example) =>
    [
      { example, body: 1, n: example.body },
      { example, body: 0, n: example.chief },
    ].filter(({ n }) => n > 0),
  );
  const table: Table = {
    width: signs.length,
    values: new Float32Array(rows.length * signs.length),
    body: Uint8Array.from(rows, ({ body }) => body),
    weights: Float64Array.from(
      rows,
      ({ example, n }) => n / Math.sqrt(claims.get(example.letter) ?? 1),
    ),
  };
  for (const [i, { example }] of rows.entries())
    for (const [j, sign] of signs.entries())
      table.values[i * signs.length + j] = example.signs.get(sign) ?? 0;
  return table;
}

export function trainWith(
  examples: readonly SpeakerExample[],
  options: BoostOptions,
): SpeakerTrees {
  const count = new Map<string, number>();
  for (const { signs } of examples)
    for (const sign of signs.keys()) count.set(sign, (count.get(sign) ?? 0) + 1);
  const signs = [...count].flatMap(([sign, n]) => (n >= LEAST ? [sign] : [])).sort();
  return boost(tableOf(examples, signs), signs, options);
}

export function trainSpeakers(examples: readonly SpeakerExample[]): SpeakerTrees {
  return trainWith(examples, OPTIONS);
}

/** For each fold a model that was trained without its letters; the letters take turns in the order of their ids. */
export function speakersByFold(
  ids: readonly string[],
  letters: readonly SpeakerExample[],
  others: readonly SpeakerExample[],
): { trees: SpeakerTrees; holds: (letter: string) => boolean }[] {
  const fold = new Map([...ids].sort().map((id, i) => [id, i % FOLDS]));
  return Array.from({ length: FOLDS }, (_, k) => {
    const holds = (letter: string) => fold.get(letter) === k;
    const rest = letters.filter(({ letter }) => !holds(letter));
    return { trees: trainSpeakers([...rest, ...others]), holds };
  });
}

export function opinionOf(trees: SpeakerTrees, { signs }: SpeakerExample): number {
  return probabilityOfBody(
    trees,
    trees.signs.map((sign) => signs.get(sign) ?? 0),
  );
}
