import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/store/index.js';
import { runKeys, sharedWords } from '../../src/store/wordRuns.js';
import { temporaryFolders } from '../support/folder.js';
import { makeRecord, type RecordPlan } from '../support/record.js';

const LONG =
  'the new flag was built into the crime system by our own staff in May and has been used since then';

describe('runs of words', () => {
  it.each([
    ['the same words', LONG, LONG],
    ['with other case, marks and spaces', LONG, `“${LONG.toUpperCase().replaceAll(' ', ' \n')}.”`],
    ['within other words', LONG, `In this county ${LONG}, as I have been told by many people.`],
    [
      'ten words of it',
      LONG,
      `Here, too, ${LONG.split(' ').slice(3, 13).join(' ')} and nothing else`,
    ],
  ])('have keys in common: %s', (_, one, other) => {
    const keys = new Set(runKeys(one));
    expect(runKeys(other).some((key) => keys.has(key))).toBe(true);
  });

  it.each([
    [
      'other words',
      LONG,
      'All officers of the county have been trained in what the definition asks of them this year',
    ],
    ['few of its words', LONG, 'the new flag was built by us'],
    ['its words in another order', LONG, LONG.split(' ').reverse().join(' ')],
    ['nothing', LONG, ''],
  ])('have none in common: %s', (_, one, other) => {
    const keys = new Set(runKeys(one));
    expect(runKeys(other).filter((key) => keys.has(key))).toEqual([]);
  });

  it.each([
    ['A, b c d.', 'x B C D y', 'b c d'],
    ['one two three', 'three two one', 'one'],
    ['a', 'b', ''],
    ['', '', ''],
    ['“The ‘new’ flag”, she said', 'the new FLAG', 'The ‘new’ flag'],
  ])('the longest of %j and %j is %j', (one, other, expected) => {
    expect(sharedWords(one, other)).toBe(expected);
  });
});

describe('shared wording', () => {
  const folder = temporaryFolders();
  let store: Store;
  beforeEach(async () => {
    store = await openStore(join(folder(), 's.sqlite'));
    return () => store.close();
  });
  const hold = async (plan: RecordPlan) => {
    const record = makeRecord(plan);
    await store.save(record, `${record.document.id.slice(7, 15)}.txt`);
    return record;
  };
  const words = async (filter = {}) =>
    (await store.wording(filter)).map(({ words: shared, bodies }) => [bodies, shared.slice(0, 30)]);

  it('is found between bodies, what most of them share first, and with each quote', async () => {
    const other =
      'we will hold the chief constable to account for each of these matters in public every spring';
    await hold({
      areas: ['barsetshire'],
      claims: [{ quote: `Since March ${LONG}` }, { quote: `And ${other}` }],
    });
    await hold({ areas: ['midsomer'], claims: [{ quote: `I am told that ${LONG}.` }] });
    await hold({
      areas: ['loamshire'],
      claims: [{ quote: `${LONG}!` }, { quote: `So ${other}.` }],
    });
    const found = await store.wording();
    expect(found.map(({ bodies, words: shared }) => [bodies, shared])).toEqual([
      [3, LONG],
      [2, other],
    ]);
    expect(found[0]?.length).toBe(21);
    expect(found[0]?.claims.map(({ forceNames }) => forceNames[0])).toEqual([
      'Barsetshire Constabulary',
      'Loamshire Police',
      'Midsomer Constabulary',
    ]);
    expect(await words({ bodies: 3 })).toEqual([[3, LONG.slice(0, 30)]]);
    expect(await words({ force: 'midsomer' })).toEqual([[3, LONG.slice(0, 30)]]);
    expect(await words({ inspection: 'other' })).toEqual([]);
    expect(await words({ limit: 1 })).toHaveLength(1);
  });

  it('is not what one body says twice, or two bodies say in a joint response', async () => {
    await hold({
      areas: ['barsetshire'],
      date: '2025-01-01',
      claims: [{ quote: LONG }],
      salt: 'one',
    });
    await hold({
      areas: ['barsetshire'],
      date: '2025-06-01',
      claims: [{ quote: LONG }],
      salt: 'two',
    });
    expect(await words()).toEqual([]);
    await hold({
      areas: ['loamshire', 'midsomer'],
      claims: [{ quote: `It is ${LONG}` }],
      salt: 'three',
    });
    expect((await words()).map(([bodies]) => bodies)).toEqual([2]);
  });

  it('goes with a document that is removed, and follows a new reading', async () => {
    const first = await hold({ areas: ['barsetshire'], claims: [{ quote: LONG }] });
    await hold({ areas: ['midsomer'], claims: [{ quote: LONG }] });
    expect(await words()).toHaveLength(1);
    await store.save(
      {
        ...first,
        claims: [],
        positions: [],
        provenance: { ...first.provenance, rulePack: `sha256:${'c'.repeat(64)}` },
      },
      'again.txt',
    );
    expect(await words()).toEqual([]);
    await store.save(first, 'again.txt');
    expect(await words()).toHaveLength(1);
    await store.remove(first.document.id);
    expect(await words()).toEqual([]);
  });
});

describe('figures', () => {
  const folder = temporaryFolders();
  it('are given with unit, quote and letter, and narrowed by each', async () => {
    const store = await openStore(join(folder(), 's.sqlite'));
    const record = makeRecord({
      claims: [
        {
          quote: 'We have trained 340 officers this year, or 80 % of them.',
          recommendations: ['1'],
        },
      ],
    });
    const [claim] = record.claims;
    if (!claim) throw new Error('no claim');
    const at = (words: string) => {
      const start = claim.evidence.start + claim.quote.indexOf(words);
      return { ...claim.evidence, start, end: start + words.length, text: words };
    };
    claim.figures = [
      { value: 340, unit: 'officers', evidence: at('340 officers'), period: at('this year') },
      { value: 80, unit: '%', evidence: at('80 %') },
    ];
    await store.save(record, 'a.txt');
    const rows = await store.figures();
    expect(
      rows.map(({ value, unit, period, recommendations, forceNames }) => [
        value,
        unit,
        period,
        recommendations,
        forceNames,
      ]),
    ).toEqual([
      [340, 'officers', 'this year', '1', 'Barsetshire Constabulary'],
      [80, '%', null, '1', 'Barsetshire Constabulary'],
    ]);
    expect(await store.figures({ unit: 'officer' })).toHaveLength(1);
    expect(await store.figures({ force: 'midsomer' })).toEqual([]);
    expect(
      await store.figures({ force: 'barsetshire', inspection: 'group-cse-2025' }),
    ).toHaveLength(2);
    await store.close();
  });
});
