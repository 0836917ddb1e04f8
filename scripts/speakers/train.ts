import { probabilityOfBody, type SpeakerTrees, type Trees } from '../../src/lexicon/index.js';
import type { SpeakerSigns } from '../../src/segment/speakerSigns.js';
import { speakerSurroundings } from '../../src/segment/speakerSurroundings.js';
import { type BoostOptions, boost, type Table } from './boost.js';
import type { SpeakerExample } from './examples.js';

export const FOLDS = 5;
const FIRST: BoostOptions = {
  trees: 600,
  rate: 0.04,
  leaves: 8,
  least: 20,
  ridge: 3,
  signs: 0.1,
};
/** Its signs are few and tell much. */
const AGAIN: BoostOptions = { ...FIRST, trees: 200, signs: 0.5 };
/** A sign of fewer blocks tells nothing of other letters. */
const LEAST = 30;

/** An example with the signs by which it is weighed. */
interface Counted {
  example: SpeakerExample;
  signs: SpeakerSigns;
}

function tableOf(given: readonly Counted[], signs: readonly string[]): Table {
  const claims = new Map<string, number>();
  for (const { example } of given)
    claims.set(example.letter, (claims.get(example.letter) ?? 0) + example.body + example.chief);
  // A block with claims of both is an example of each. A long letter counts more than a short one, but not in proportion.
  const rows = given.flatMap((counted) =>
    [
      { counted, body: 1, n: counted.example.body },
      { counted, body: 0, n: counted.example.chief },
    ].filter(({ n }) => n > 0),
  );
  const table: Table = {
    width: signs.length,
    values: new Float32Array(rows.length * signs.length),
    body: Uint8Array.from(rows, ({ body }) => body),
    weights: Float64Array.from(
      rows,
      ({ counted, n }) => n / Math.sqrt(claims.get(counted.example.letter) ?? 1),
    ),
  };
  for (const [i, { counted }] of rows.entries())
    for (const [j, sign] of signs.entries())
      table.values[i * signs.length + j] = counted.signs.get(sign) ?? 0;
  return table;
}

function trainOn(given: readonly Counted[], options: BoostOptions): Trees {
  const telling = given.filter(({ example }) => example.body + example.chief > 0);
  const count = new Map<string, number>();
  for (const { signs } of telling)
    for (const sign of signs.keys()) count.set(sign, (count.get(sign) ?? 0) + 1);
  const signs = [...count].flatMap(([sign, n]) => (n >= LEAST ? [sign] : [])).sort();
  return boost(tableOf(telling, signs), signs, options);
}

const byOwnSigns = (examples: readonly SpeakerExample[]): Counted[] =>
  examples.map((example) => ({ example, signs: example.signs }));

/** A block as it was first held for, and what stands around it. */
interface Weighed extends Counted {
  ofBody: number;
}

/** Blocks of letters as a model holds them that had not seen their letter. */
function weighed(first: Trees, examples: readonly SpeakerExample[]): Weighed[] {
  const letters = new Map<string, SpeakerExample[]>();
  for (const example of examples) {
    const letter = letters.get(example.letter) ?? [];
    letters.set(example.letter, letter);
    letter.push(example);
  }
  return [...letters.values()].flatMap((letter) => {
    const heard = letter.map(({ block, signs }) => ({
      block,
      ofBody: probabilityOfBody(first, signs),
    }));
    const around = speakerSurroundings(heard);
    return letter.map((example, i) => ({
      example,
      ofBody: heard[i]?.ofBody ?? 0.5,
      signs: around[i] ?? new Map(),
    }));
  });
}

export interface SpeakerFold {
  trees: SpeakerTrees;
  /** Claims of letters that neither model had seen, block by block: by the first, and by both. */
  judged: { example: SpeakerExample; first: number; both: number }[];
}

export interface TrainedSpeakers {
  folds: SpeakerFold[];
  whole: { first: Trees; again: Trees };
}

/**
 * The models of the program, and for each fold those that were trained without its letters, which take turns in the
 * order of their ids. What is looked at again is learnt from what first models gave letters that they had not seen.
 */
export function trainSpeakers(
  ids: readonly string[],
  letters: readonly SpeakerExample[],
  others: readonly SpeakerExample[],
): TrainedSpeakers {
  const fold = new Map([...ids].sort().map((id, i) => [id, i % FOLDS]));
  const parts = Array.from({ length: FOLDS }, (_, k) => {
    const rest = letters.filter(({ letter }) => fold.get(letter) !== k);
    const first = trainOn(byOwnSigns([...rest, ...others]), FIRST);
    const held = letters.filter(({ letter }) => fold.get(letter) === k);
    return { first, held: weighed(first, held) };
  });
  const folds = parts.map(({ first, held }) => {
    const rest = parts.flatMap((part) => (part.held === held ? [] : part.held));
    const again = trainOn(rest, AGAIN);
    const judged = held.map(({ example, ofBody, signs }) => ({
      example,
      first: ofBody,
      both: (ofBody + probabilityOfBody(again, signs)) / 2,
    }));
    return { trees: { first, again }, judged };
  });
  const whole = {
    first: trainOn(byOwnSigns([...letters, ...others]), FIRST),
    again: trainOn(
      parts.flatMap(({ held }) => held),
      AGAIN,
    ),
  };
  return { folds, whole };
}
