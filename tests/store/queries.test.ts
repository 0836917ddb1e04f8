import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ResponseRecord } from '../../src/model/index.js';
import { type ClaimFilter, openStore, type Store } from '../../src/store/index.js';
import { temporaryFolders } from '../support/folder.js';
import { makeRecord } from '../support/record.js';

const folder = temporaryFolders();
let path: string;
let store: Store;
let records: { barset: ResponseRecord; midsomer: ResponseRecord; joint: ResponseRecord };

beforeEach(async () => {
  path = join(folder(), 's.sqlite');
  store = await openStore(path);
  records = {
    midsomer: makeRecord({
      areas: ['midsomer'],
      recommendations: ['1', '12'],
      claims: [
        { quote: 'Midsomer has adopted it.', recommendations: ['1'], topics: ['iicsa_definition'] },
        {
          quote: 'Training will follow.',
          recommendations: ['12'],
          status: 'planned',
          speaker: 'chief_constable',
        },
      ],
      positions: { 1: 'says_completed', 12: 'says_planned' },
    }),
    barset: makeRecord({
      areas: ['barsetshire'],
      claims: [{ quote: 'We are doing it.', status: 'in_progress', recommendations: ['1', '12'] }],
      positions: { 1: 'says_in_progress' },
    }),
    joint: makeRecord({
      areas: ['loamshire', 'polchester'],
      inspection: 'document:1',
      title: 'A report nobody knows',
      catalogued: false,
      claims: [{ quote: 'Both have done it.' }],
    }),
  };
  await store.save(records.midsomer, 'letters/midsomer.txt');
  await store.save(records.barset, 'letters/barset.pdf');
  await store.save(records.joint, 'joint');
  return () => store.close();
});

describe('claims', () => {
  const rows: [string, ClaimFilter, string[]][] = [
    [
      'all, by name of the force and place',
      {},
      [
        'We are doing it.',
        'Both have done it.',
        'Midsomer has adopted it.',
        'Training will follow.',
      ],
    ],
    ['of a force', { force: 'midsomer' }, ['Midsomer has adopted it.', 'Training will follow.']],
    ['of the second of two forces', { force: 'polchester' }, ['Both have done it.']],
    ['on a topic', { topic: 'iicsa_definition' }, ['Midsomer has adopted it.']],
    [
      'on a recommendation, 1 not being 12',
      { recommendation: '1' },
      ['We are doing it.', 'Midsomer has adopted it.'],
    ],
    ['with a status', { status: 'planned' }, ['Training will follow.']],
    ['by a speaker', { speaker: 'chief_constable' }, ['Training will follow.']],
    ['on an inspection', { inspection: 'document:1' }, ['Both have done it.']],
    ['to a number', { limit: 1 }, ['We are doing it.']],
    [
      'by two marks at once',
      { force: 'midsomer', status: 'completed' },
      ['Midsomer has adopted it.'],
    ],
    ['whose filter is SQL', { topic: "' OR 1=1 --" }, []],
  ];
  it.each(rows)('%s', async (_name, filter, quotes) => {
    expect((await store.claims(filter)).map((claim) => claim.quote)).toEqual(quotes);
  });

  it('carry what is needed to cite them', async () => {
    const claim = records.barset.claims[0];
    expect(await store.claims({ force: 'barsetshire' })).toMatchObject([
      {
        claimId: claim?.id,
        documentId: records.barset.document.id,
        source: 'letters/barset.pdf',
        forceNames: ['Barsetshire Constabulary'],
        policingBodies: ['Police and Crime Commissioner for Barsetshire'],
        responseDate: '2025-12-18',
        recommendations: ['1', '12'],
        start: claim?.evidence.start,
        end: claim?.evidence.end,
        page: 1,
      },
    ]);
  });

  it('are found by the beginning of their id', async () => {
    const id = records.barset.claims[0]?.id ?? '';
    const found = await store.findClaims(id.slice(0, 8));
    expect(found.map(({ claim }) => claim.id)).toEqual([id]);
    expect(found[0]?.record.document.text).toBe(records.barset.document.text);
    expect(await store.findClaims('%')).toEqual([]);
  });
});

describe('findDocuments', () => {
  const ids = async (query: string) =>
    (await store.findDocuments(query)).map((document) => document.source);
  it.each([
    ['letters/midsomer.txt', ['letters/midsomer.txt']],
    ['midsomer.txt', ['letters/midsomer.txt']],
    ['midsomer', ['letters/midsomer.txt']],
    ['joint', ['joint']],
    ['mid', []],
    ['%', []],
    ['', []],
  ])('%j', async (query, sources) => {
    expect(await ids(query)).toEqual(sources);
  });

  it('takes the beginning of an id, with or without sha256:', async () => {
    const { id } = records.joint.document;
    expect(await ids(id)).toEqual(['joint']);
    expect(await ids(id.slice(0, 17))).toEqual(['joint']);
    expect(await ids(id.slice(7, 17))).toEqual(['joint']);
    expect(await ids(id.slice(7, 9))).toEqual([]);
  });
});

describe('what is held', () => {
  it('lists forces by name', async () => {
    expect(await store.forces()).toEqual([
      { id: 'barsetshire', name: 'Barsetshire Constabulary', documents: 1, claims: 1 },
      { id: 'loamshire', name: 'Loamshire Police', documents: 1, claims: 1 },
      { id: 'midsomer', name: 'Midsomer Constabulary', documents: 1, claims: 2 },
      { id: 'polchester', name: 'Polchester Police', documents: 1, claims: 1 },
    ]);
  });

  it('lists inspections, each unknown one with its document', async () => {
    expect(await store.inspections()).toMatchObject([
      {
        ref: 'group-cse-2025',
        catalogued: true,
        documents: 2,
        forces: 2,
        claims: 3,
        documentId: null,
      },
      {
        ref: 'document:1',
        catalogued: false,
        title: 'A report nobody knows',
        documents: 1,
        forces: 2,
        claims: 1,
        documentId: records.joint.document.id,
      },
    ]);
  });

  it('counts', async () => {
    expect(await store.counts()).toEqual({
      documents: 3,
      forces: 4,
      inspections: 2,
      claims: 4,
      failures: 0,
    });
  });

  it('counts two unknown inspections as two', async () => {
    await store.save(
      makeRecord({ inspection: 'document:1', catalogued: false, salt: 'another' }),
      'another.txt',
    );
    expect(await store.counts()).toMatchObject({ inspections: 3 });
    const unknown = (await store.inspections()).filter((row) => !row.catalogued);
    expect(unknown.map((row) => row.claims).sort()).toEqual([0, 1]);
  });
});

describe('the views for analysts', () => {
  const query = (sql: string) => {
    const database = new Database(path, { readonly: true });
    try {
      return database.prepare(sql).all();
    } finally {
      database.close();
    }
  };

  it('positions_flat has a row for each cell', () => {
    expect(
      query(
        'SELECT force_id, force_name, recommendation, kind, position, claims FROM positions_flat ORDER BY 1, 3',
      ),
    ).toEqual([
      {
        force_id: 'barsetshire',
        force_name: 'Barsetshire Constabulary',
        recommendation: '1',
        kind: null,
        position: 'says_in_progress',
        claims: 1,
      },
      {
        force_id: 'midsomer',
        force_name: 'Midsomer Constabulary',
        recommendation: '1',
        kind: 'recommendation',
        position: 'says_completed',
        claims: 1,
      },
      {
        force_id: 'midsomer',
        force_name: 'Midsomer Constabulary',
        recommendation: '12',
        kind: 'recommendation',
        position: 'says_planned',
        claims: 1,
      },
    ]);
  });

  it('claims_flat has a row for each claim, of current extractions only', async () => {
    const rulePack = `sha256:${'b'.repeat(64)}`;
    const { text: _text, ...rest } = records.barset.document;
    const emptied = {
      ...records.barset,
      document: { ...rest, text: _text },
      claims: [],
      positions: [],
      provenance: { extractor: '0.1.0', rulePack },
    } as ResponseRecord;
    expect(query('SELECT * FROM claims_flat').length).toBe(4);
    await store.save(emptied, 'letters/barset.pdf');
    expect(query('SELECT * FROM claims_flat').length).toBe(3);
    expect(query('SELECT * FROM claims').length).toBe(4);
    expect(query('SELECT * FROM positions_flat').length).toBe(2);
  });

  it('documents_flat joins lists in the record’s order', () => {
    expect(
      query("SELECT forces, force_names, claims FROM documents_flat WHERE source = 'joint'"),
    ).toEqual([
      {
        forces: 'loamshire; polchester',
        force_names: 'Loamshire Police; Polchester Police',
        claims: 1,
      },
    ]);
  });
});
