import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { goldHash } from '../../scripts/arbiter/goldHash.js';
import { fitSoftmax, probabilities, type Row } from '../../scripts/arbiter/softmax.js';
import { weigh } from '../../src/extract/claims/arbiter.js';
import {
  ARBITER_LABELS,
  type Arbiter,
  ArbiterModel,
  arbiterFrom,
  type Lexicon,
  loadLexicon,
  withArbiter,
} from '../../src/lexicon/index.js';
import { readLetter } from '../../src/pipeline.js';

const ROOT = join(import.meta.dirname, '../..');
const model = ArbiterModel.parse(
  JSON.parse(readFileSync(join(ROOT, 'data/classifier/arbiter.json'), 'utf8')),
);

describe('the arbiter of the program', () => {
  it('was trained on the development letters as they are', () => {
    expect(model.trainedOn.goldSha256).toBe(goldHash(join(ROOT, 'fixtures/corpus/development')));
  });

  it('knows every label, and was better than the cues alone on letters that it had not seen', () => {
    expect(model.labels).toEqual([...ARBITER_LABELS]);
    expect(model.crossValidation.accuracy).toBeGreaterThan(model.crossValidation.accuracyOfRules);
  });

  it('gives probabilities, also for signs that it does not know', () => {
    const arbiter = arbiterFrom(model);
    for (const signs of [
      ['ALWAYS'],
      ['no such sign'],
      ['ALWAYS', 'VERDICT:completed', 'constructor'],
    ]) {
      const p = weigh(signs, arbiter);
      expect(p).toHaveLength(arbiter.labels.length);
      expect(p.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
    }
  });
});

describe('a clause of many signs', () => {
  const arbiter: Arbiter = {
    labels: ['completed', 'none'],
    temperature: 1,
    weights: new Map([
      ['A', [0.5, 0]],
      ['B', [0.5, 0]],
    ]),
  };
  const odds = (signs: string[]) => {
    const [yes = 0, no = 1] = weigh(signs, arbiter);
    return Math.log(yes / no);
  };

  it('is surer where they agree, but not in proportion', () => {
    expect(odds(['A', 'B']) / odds(['A'])).toBeCloseTo(Math.SQRT2, 9);
  });

  it('is less sure where most of them tell nothing', () => {
    expect(odds(['A', 'unknown', 'unheard', 'unseen']) / odds(['A'])).toBeCloseTo(0.5, 9);
  });
});

describe('training', () => {
  const rows: Row[] = [
    { positions: Int32Array.from([0, 1]), scale: 1, label: 0, weight: 1 },
    { positions: Int32Array.from([0, 1]), scale: 1, label: 0, weight: 1 },
    { positions: Int32Array.from([0, 2]), scale: 1, label: 1, weight: 1 },
    { positions: Int32Array.from([0, 2]), scale: 1, label: 1, weight: 1 },
    { positions: Int32Array.from([0, 3]), scale: 1, label: 2, weight: 4 },
  ];
  const fit = fitSoftmax(rows, 4, 3, { steps: 200, rate: 0.3, ridge: 0.01, dropout: 0.2 });

  it.each([
    [[0, 1], 0],
    [[0, 2], 1],
    [[0, 3], 2],
  ])('learns that %j is label %i', (positions, label) => {
    const p = [...probabilities(fit, Int32Array.from(positions), 1)];
    expect(p.indexOf(Math.max(...p))).toBe(label);
    expect(p[label]).toBeGreaterThan(0.9);
  });

  it('leans to what weighs more where it knows nothing else', () => {
    const p = [...probabilities(fit, Int32Array.from([0]), 1)];
    expect(p.indexOf(Math.max(...p))).toBe(2);
  });

  it('spreads its weights where signs are left out by chance', () => {
    // Two signs that always come together: without dropout either may carry the other.
    const twins: Row[] = [
      { positions: Int32Array.from([0, 1, 2]), scale: 1, label: 0, weight: 1 },
      { positions: Int32Array.from([0, 3]), scale: 1, label: 1, weight: 1 },
    ];
    const options = { steps: 200, rate: 0.3, ridge: 0.01 };
    const alone = (dropout: number) => {
      const learnt = fitSoftmax(twins, 4, 2, { ...options, dropout });
      return probabilities(learnt, Int32Array.from([0, 1]), 1)[0] ?? 0;
    };
    expect(alone(0.5)).toBeGreaterThan(alone(0));
  });

  it('gives the same weights each time', () => {
    const again = fitSoftmax(rows, 4, 3, { steps: 200, rate: 0.3, ridge: 0.01, dropout: 0.2 });
    expect([...again.weights]).toEqual([...fit.weights]);
  });
});

describe('what the arbiter may decide', () => {
  /** An arbiter that holds every clause for a claim of one status, whatever the signs. */
  function stubborn(label: (typeof ARBITER_LABELS)[number]): Arbiter {
    const weights = ARBITER_LABELS.map((one) => (one === label ? 20 : 0));
    return { labels: ARBITER_LABELS, temperature: 1, weights: new Map([['ALWAYS', weights]]) };
  }
  const LETTER = [
    'Office of the Police and Crime Commissioner for Barsetshire',
    '16 December 2025',
    'Dear Sir or Madam,',
    'Group-based child sexual exploitation: a progress report',
    'The force has adopted the definition. Barsetshire County Council has opened a new children’s home.',
    'Yours faithfully,',
    'Helena Marchbanks\nPolice and Crime Commissioner for Barsetshire',
  ].join('\n\n');
  let lexicon: Lexicon;
  beforeAll(() => {
    lexicon = loadLexicon({ packs: [join(ROOT, 'fixtures/packs')] });
  });
  const read = async (arbiter: Arbiter) =>
    (await readLetter(new TextEncoder().encode(LETTER), withArbiter(lexicon, arbiter))).claims;

  it('the status of a clause, and says so beside what the cues say', async () => {
    const [claim] = await read(stubborn('planned'));
    expect(claim?.status).toBe('planned');
    const because = claim?.because.find(({ rule }) => rule === 'arbiter');
    expect(because?.text).toContain('the cues alone would say');
  });

  it('that a clause is no claim', async () => {
    expect(await read(stubborn('none'))).toEqual([]);
  });

  it('not that another body’s act is the force’s', async () => {
    const claims = await read(stubborn('completed'));
    expect(claims.map(({ quote }) => quote).join(' ')).not.toContain('County Council');
  });
});
