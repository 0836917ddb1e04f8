import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { goldHash } from '../../scripts/arbiter/goldHash.js';
import { type NetTable, trainNet } from '../../scripts/arbiter/net.js';
import { inParts, joined } from '../../src/extract/claims/secondLook.js';
import { type Stretch, surroundings } from '../../src/extract/claims/surroundings.js';
import {
  ARBITER_LABELS,
  type Arbiter,
  type Lexicon,
  loadLexicon,
  lookAgain,
  type SecondLook,
  SecondLookModel,
  withArbiter,
  withSecondLook,
} from '../../src/lexicon/index.js';
import { readLetter } from '../../src/pipeline.js';

const ROOT = join(import.meta.dirname, '../..');
const model = SecondLookModel.parse(
  JSON.parse(readFileSync(join(ROOT, 'data/classifier/second-look.json'), 'utf8')),
);
const LABELS = ['completed', 'background'] as const;
const FORM = [0.5];

const clause = (completed: number) => ({ p: [completed, 1 - completed], form: FORM });
const sentence = (block: number, ...of: number[]): Stretch => ({
  kind: 'sentence',
  block,
  clauses: of.map(clause),
});

describe('the second look of the program', () => {
  it('was trained on the development letters as they are', () => {
    expect(model.trainedOn.goldSha256).toBe(goldHash(join(ROOT, 'fixtures/corpus/development')));
  });

  it('was surer of what is right on letters not seen than the arbiter alone', () => {
    const arbiter = JSON.parse(
      `${
        readFileSync(join(ROOT, 'data/classifier/arbiter.json'), 'utf8')
          .slice(0, 2000)
          .split(',"signs"')[0]
      }}`,
    ) as { crossValidation: { accuracy: number; logLoss: number } };
    expect(model.crossValidation.accuracy).toBeGreaterThan(arbiter.crossValidation.accuracy);
    expect(model.crossValidation.logLoss).toBeLessThan(arbiter.crossValidation.logLoss);
  });

  it('gives probabilities, whatever the numbers', () => {
    for (const value of [0, 1, -1, 1e6]) {
      const p = lookAgain(model, new Array<number>(model.means.length).fill(value));
      expect(p).toHaveLength(ARBITER_LABELS.length);
      expect(p.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
    }
  });

  it.each([
    [
      'a number without a spread',
      (one: typeof model) => ({ ...one, spreads: one.spreads.slice(1) }),
    ],
    [
      'a unit without a weight',
      (one: typeof model) => ({
        ...one,
        nets: one.nets.map((net) => ({ ...net, output: net.output.map((row) => row.slice(1)) })),
      }),
    ],
    ['a label without an output', (one: typeof model) => ({ ...one, labels: one.labels.slice(1) })],
  ])('refuses a file with %s', (_, damage) => {
    expect(SecondLookModel.safeParse(model).success).toBe(true);
    expect(SecondLookModel.safeParse(damage(model)).success).toBe(false);
  });
});

describe('what stands around a clause', () => {
  /** Positions of the parts, for two labels: see `surroundings`. */
  const PREVIOUS = 5;
  const NEXT = 7;
  const SENTENCE = 9;
  const BLOCK = 11;
  const ALL = 13;
  const BEFORE = 15;
  const AFTER = 17;
  const TOGETHER = 19;
  const APART = 24;
  const numbers = surroundings(
    [
      sentence(0, 0.9),
      { kind: 'apart', why: 'hmicfrs_finding' },
      sentence(1, 0.2, 0.4),
      sentence(1, 0.6),
    ],
    LABELS,
  );
  const at = (i: number, from: number, n = 2) => numbers[i]?.slice(from, from + n);

  it('is told for each clause, in the order of the text', () => {
    expect(numbers).toHaveLength(4);
    expect(numbers.map((one) => one[2])).toEqual([0.9, 0.2, 0.4, 0.6]);
    expect(new Set(numbers.map((one) => one.length)).size).toBe(1);
  });

  it('has the neighbours, and none at the ends', () => {
    expect(at(0, PREVIOUS)).toEqual([0, 0]);
    expect(at(0, NEXT)).toEqual([0.2, 0.8]);
    expect(at(3, PREVIOUS)).toEqual([0.4, 0.6]);
    expect(at(3, NEXT)).toEqual([0, 0]);
  });

  it('has the rest of the sentence, of the block and of the letter without the clause itself', () => {
    expect(at(1, SENTENCE)?.[0]).toBeCloseTo(0.4, 9);
    expect(at(3, SENTENCE)).toEqual([0, 0]);
    expect(at(1, BLOCK)?.[0]).toBeCloseTo(0.5, 9);
    expect(at(0, BLOCK)).toEqual([0, 0]);
    expect(at(0, ALL)?.[0]).toBeCloseTo(0.4, 9);
  });

  it('forgets with distance, to both sides', () => {
    expect(at(0, BEFORE)).toEqual([0, 0]);
    expect(at(1, BEFORE)?.[0]).toBeCloseTo(0.18, 9);
    expect(at(2, BEFORE)?.[0]).toBeCloseTo(0.184, 9);
    expect(at(3, AFTER)).toEqual([0, 0]);
    expect(at(2, AFTER)?.[0]).toBeCloseTo(0.12, 9);
  });

  it('tells which neighbours share the block and the sentence', () => {
    expect(at(0, TOGETHER, 4)).toEqual([0, 0, 0, 0]);
    expect(at(1, TOGETHER, 4)).toEqual([0, 0, 1, 1]);
    expect(at(2, TOGETHER, 4)).toEqual([1, 1, 1, 0]);
  });

  it('tells how near the inspectorate’s own words are, before and after', () => {
    const near = (i: number) => numbers[i]?.slice(APART) ?? [];
    const half = near(0).length / 2;
    expect(Math.max(...near(0).slice(0, half))).toBe(0);
    expect(Math.max(...near(0).slice(half))).toBe(1);
    expect(Math.max(...near(1).slice(0, half))).toBe(1);
    expect(Math.max(...near(3).slice(0, half))).toBeCloseTo(1 / 1.5, 9);
    expect(Math.max(...near(3).slice(half))).toBe(0);
  });

  it('is cut in parts that hold all, in order', () => {
    const readings = Array.from({ length: 1500 }, (_, i) => i);
    const parts = [...inParts(readings)];
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flat()).toEqual(readings);
    expect([...inParts([])]).toEqual([]);
  });
});

describe('the two looks together', () => {
  it('are their geometric mean: who is sure counts more than who is not', () => {
    const p = joined([0.9, 0.1], [0.5, 0.5]);
    expect(p[0]).toBeCloseTo(0.75, 9);
    expect(p[1]).toBeCloseTo(0.25, 9);
  });

  it('give probabilities also where one of them holds a label for impossible', () => {
    const p = joined([1, 0], [0, 1]);
    expect(p).toEqual([0.5, 0.5]);
  });
});

describe('training a net', () => {
  // Neither number alone tells anything (Minsky, Papert 1969): what differs is of the first label.
  const rows = [0, 1].flatMap((a) => [0, 1].map((b) => [a, b] as const));
  const table: NetTable = {
    width: 2,
    labels: 2,
    values: Float64Array.from(rows.flat()),
    label: Uint8Array.from(rows, ([a, b]) => (a === b ? 1 : 0)),
    weights: Float64Array.from(rows, () => 1),
  };
  const options = { units: 12, rounds: 800, batch: 4, rate: 0.02, ridge: 0, seed: 7 };
  const net = trainNet(table, options);
  const look: SecondLook = { means: [0, 0], spreads: [1, 1], nets: [net] };

  it('learns what no single number tells', () => {
    for (const [a, b] of rows) {
      const p = lookAgain(look, [a, b]);
      expect(p[a === b ? 1 : 0]).toBeGreaterThan(0.9);
    }
  });

  it('gives the same weights each time, and others from another seed', () => {
    expect(trainNet(table, options)).toEqual(net);
    expect(trainNet(table, { ...options, seed: 8 })).not.toEqual(net);
  });

  it('holds to what weighs more where examples contradict each other', () => {
    const both: NetTable = {
      width: 1,
      labels: 2,
      values: Float64Array.from([1, 1]),
      label: Uint8Array.from([0, 1]),
      weights: Float64Array.from([1, 4]),
    };
    const nets = [trainNet(both, { ...options, batch: 2 })];
    const [less, more] = lookAgain({ means: [0], spreads: [1], nets }, [1]);
    expect(more).toBeGreaterThan(3 * (less ?? 1));
  });
});

describe('what the second look may decide', () => {
  const LETTER = [
    'Office of the Police and Crime Commissioner for Barsetshire',
    '16 December 2025',
    'Dear Sir or Madam,',
    'Group-based child sexual exploitation: a progress report',
    'The force has adopted the definition. Its officers have been briefed.',
    'Yours faithfully,',
    'Helena Marchbanks\nPolice and Crime Commissioner for Barsetshire',
  ].join('\n\n');
  let lexicon: Lexicon;
  beforeAll(() => {
    lexicon = loadLexicon({ packs: [join(ROOT, 'fixtures/packs')] });
  });
  /** An arbiter that leans a little to one label, and a second look that holds each clause for another. */
  const read = async (look: SecondLook | null) => {
    const weights = ARBITER_LABELS.map((one) => (one === 'planned' ? 4 : 0));
    const arbiter: Arbiter = {
      labels: ARBITER_LABELS,
      temperature: 1,
      weights: new Map([['ALWAYS', weights]]),
    };
    const other = withSecondLook(withArbiter(lexicon, arbiter), look);
    return (await readLetter(new TextEncoder().encode(LETTER), other)).claims;
  };
  const holding = (label: (typeof ARBITER_LABELS)[number]): SecondLook => ({
    means: model.means,
    spreads: model.spreads,
    nets: [
      {
        hidden: [new Array<number>(model.means.length + 1).fill(0)],
        output: ARBITER_LABELS.map((one) => [0, one === label ? 20 : 0]),
      },
    ],
  });

  it('nothing where there is none', async () => {
    const claims = await read(null);
    expect(new Set(claims.map(({ status }) => status))).toEqual(new Set(['planned']));
  });

  it('the status, where it is surer than the first', async () => {
    const claims = await read(holding('in_progress'));
    expect(new Set(claims.map(({ status }) => status))).toEqual(new Set(['in_progress']));
  });

  it('that a clause is no claim only together with the first', async () => {
    expect(await read(holding('background'))).toEqual([]);
  });
});
