import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/model/index.js';
import { openStore, type Store, type StoredCatalogue } from '../../src/store/index.js';
import { CATALOGUE } from '../support/catalogue.js';
import { temporaryFolders } from '../support/folder.js';
import { makeRecord, type RecordPlan } from '../support/record.js';

const folder = temporaryFolders();
let store: Store;
beforeEach(async () => {
  store = await openStore(join(folder(), 's.sqlite'));
  await store.useCatalogue({ ...CATALOGUE, hash: 'sha256:c' });
  return () => store.close();
});
const hold = async (plan: RecordPlan) => {
  const record = makeRecord(plan);
  await store.save(record, `${record.document.id.slice(7, 15)}.txt`);
  return record;
};
const found = async (words: string, filter = {}) => {
  const { claims } = await store.search({ words, ...filter });
  return claims?.hits.map(({ quote }) => quote).sort();
};

describe('search', () => {
  beforeEach(async () => {
    await hold({
      areas: ['barsetshire'],
      claims: [
        { quote: 'We have adopted the definition.' },
        { quote: 'We will train officers.', status: 'planned' },
      ],
      salt: 'Café readers meet.',
    });
    await hold({
      areas: ['midsomer'],
      claims: [
        {
          quote: 'The definition is being adopted.',
          status: 'in_progress',
          speaker: 'chief_constable',
        },
      ],
    });
  });

  it.each([
    ['adopting', ['The definition is being adopted.', 'We have adopted the definition.']],
    ['"adopted the definition"', ['We have adopted the definition.']],
    ['def*', ['The definition is being adopted.', 'We have adopted the definition.']],
    ['definition -being', ['We have adopted the definition.']],
    ['train OR being', ['The definition is being adopted.', 'We will train officers.']],
    ['DEFINITION train', []],
    ['nothing-of-the-kind', []],
  ])('%s', async (words, expected) => {
    expect(await found(words)).toEqual(expected);
  });

  it('finds pages of letters too, without regard to accents, and marks what was looked for', async () => {
    const { letters } = await store.search({ words: 'cafe', within: 'letters' });
    expect(letters?.total).toBe(1);
    const { text = '', matches = [] } = letters?.hits[0]?.snippet ?? {};
    expect(matches.map(([start, end]) => text.slice(start, end))).toEqual(['Café']);
  });

  it('is narrowed by what claims have, and counts what there is besides', async () => {
    expect(await found('definition', { speaker: 'chief_constable' })).toEqual([
      'The definition is being adopted.',
    ]);
    expect(await found('definition', { force: 'barsetshire' })).toEqual([
      'We have adopted the definition.',
    ]);
    const { claims } = await store.search({ words: 'definition', limit: 1 });
    expect([claims?.hits.length, claims?.total, claims?.documents]).toEqual([1, 2, 2]);
    expect(claims?.facets.status).toEqual([
      { value: 'completed', count: 1 },
      { value: 'in_progress', count: 1 },
    ]);
    expect(claims?.facets.force?.map(({ value }) => value).sort()).toEqual([
      'barsetshire',
      'midsomer',
    ]);
  });

  it('follows removal and a new reading', async () => {
    const record = await hold({
      areas: ['loamshire'],
      claims: [{ quote: 'The definition was printed.' }],
    });
    expect(await found('printed')).toHaveLength(1);
    await store.save(
      {
        ...record,
        claims: [],
        provenance: { ...record.provenance, rulePack: `sha256:${'d'.repeat(64)}` },
      },
      'a.txt',
    );
    expect(await found('printed')).toEqual([]);
    expect((await store.search({ words: 'printed', within: 'letters' })).letters?.total).toBe(1);
    await store.remove(record.document.id);
    expect((await store.search({ words: 'printed' })).letters?.total).toBe(0);
  });

  it.each(['', ' ', '""', '-', '*', 'OR', '!?', '--', '\0'])(
    'asks for a word: %j',
    async (words) => {
      await expect(store.search({ words })).rejects.toThrow(UsageError);
    },
  );

  it('takes any other signs for words, and never for the language of the index', async () => {
    const signs = fc.constantFrom(
      '"',
      "'",
      '(',
      ')',
      '*',
      '-',
      '^',
      ':',
      '+',
      'AND',
      'OR',
      'NOT',
      'NEAR',
      'NEAR(',
      'quote',
      '{',
      '}',
      '\\',
      ';',
      'adopted',
      'é',
      '\0',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(signs, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('', ' '),
        async (parts, between) => {
          try {
            await store.search({ words: parts.join(between) });
          } catch (error) {
            expect(error).toBeInstanceOf(UsageError);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('stats', () => {
  it('count claims with the documents and bodies that they stand in, each topic of a claim', async () => {
    await hold({
      areas: ['barsetshire'],
      claims: [
        { quote: 'One.', topics: ['a', 'b'] },
        { quote: 'Two.', status: 'planned' },
      ],
      salt: 'first',
    });
    await hold({
      areas: ['barsetshire'],
      date: '2024-01-01',
      claims: [{ quote: 'Three.', topics: ['a'] }],
      salt: 'second',
    });
    await hold({
      areas: ['loamshire', 'midsomer'],
      claims: [{ quote: 'Four.', speaker: 'unknown' }],
      salt: 'third',
    });
    const all = await store.stats({}, ['status', 'topic', 'force']);
    expect([all.claims, all.documents, all.bodies, all.bodiesKnown]).toEqual([4, 3, 3, 4]);
    expect(all.groups.status).toEqual([
      { value: 'completed', name: null, claims: 3, documents: 3, bodies: 3 },
      { value: 'planned', name: null, claims: 1, documents: 1, bodies: 1 },
    ]);
    expect(
      all.groups.topic?.map(({ value, claims, documents, bodies }) => [
        value,
        claims,
        documents,
        bodies,
      ]),
    ).toEqual([
      ['a', 2, 2, 1],
      ['b', 1, 1, 1],
      [null, 2, 2, 3],
    ]);
    expect(all.groups.force?.find(({ value }) => value === 'midsomer')).toMatchObject({
      claims: 1,
      documents: 1,
      bodies: expect.any(Number),
    });
    expect((await store.stats({ speaker: 'unknown' })).claims).toBe(1);
    expect((await store.stats({ status: 'declined' })).claims).toBe(0);
  });
});

describe('the catalogue of a store', () => {
  it('is kept once for the same packs, and replaced by that of others', async () => {
    const rows = async () =>
      (await store.coverage({ inspection: 'group-cse-2025' })).map(({ force }) => force);
    expect(await rows()).toEqual(['barsetshire', 'loamshire', 'midsomer', 'polchester']);
    const { rows: all }: Pick<StoredCatalogue, 'rows'> = CATALOGUE;
    const fewer = { ...all, bodies: all.bodies.slice(0, 1) };
    await store.useCatalogue({ rows: fewer, hash: 'sha256:c' });
    expect(await rows()).toHaveLength(4);
    await store.useCatalogue({ rows: fewer, hash: 'sha256:d' });
    expect(await rows()).toHaveLength(1);
  });
});
