import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { InternalError, problem, type ResponseRecord } from '../../src/model/index.js';
import { openStore, type Store } from '../../src/store/index.js';
import { temporaryFolders } from '../support/folder.js';
import { gather } from '../support/gather.js';
import { makeRecord, withoutText } from '../support/record.js';

const folder = temporaryFolders();
let store: Store;
beforeEach(async () => {
  store = await openStore(join(folder(), 's.sqlite'));
  return () => store.close();
});

async function all(query = {}): Promise<ResponseRecord[]> {
  return gather(store.records(query));
}

const adopted = {
  quote: 'The force has adopted the definition.',
  recommendations: ['1'],
  topics: ['iicsa_definition'],
  parts: ['adopt'],
};

describe('save', () => {
  it('gives back exactly what was extracted, key order and all', async () => {
    const record = makeRecord({ claims: [adopted], positions: { 1: 'says_completed' } });
    await store.save(record, 'letters/a.txt');
    expect(JSON.stringify(await all())).toBe(
      JSON.stringify([withoutText(record, 'letters/a.txt')]),
    );
  });

  it('gives the reading text only when asked', async () => {
    const record = makeRecord();
    await store.save(record, 'a.txt');
    expect((await all())[0]?.document.text).toBeUndefined();
    expect((await all({ withText: true }))[0]?.document.text).toBe(record.document.text);
  });

  it('says added, then unchanged, and keeps every path', async () => {
    const record = makeRecord();
    expect((await store.save(record, 'b.txt')).outcome).toBe('added');
    expect((await store.save(record, 'b.txt')).outcome).toBe('unchanged');
    expect((await store.save(record, 'a.txt')).outcome).toBe('unchanged');
    expect((await all())[0]?.document.source).toBe('a.txt');
    expect((await store.counts()).documents).toBe(1);
  });

  it('tells of the earlier document when the bytes at a path have changed', async () => {
    const before = await store.save(makeRecord({ salt: 'first draft' }), 'a.txt');
    const after = await store.save(makeRecord({ salt: 'final' }), 'a.txt');
    expect(before.earlierAtSource).toEqual([]);
    expect(after).toMatchObject({ outcome: 'added', earlierAtSource: [before.documentId] });
    expect((await store.counts()).documents).toBe(2);
  });

  it('yields records by document id whatever the order of saving', async () => {
    const records = ['x', 'y', 'z', 'w'].map((salt) => makeRecord({ salt }));
    for (const record of records) await store.save(record, `${record.document.id}.txt`);
    const ids = (await all()).map((record) => record.document.id);
    expect(ids).toEqual(records.map((record) => record.document.id).sort());
  });

  it('reads more records than one batch holds', async () => {
    for (let n = 0; n < 120; n++) await store.save(makeRecord({ salt: `letter ${n}` }), `${n}.txt`);
    expect(new Set((await all()).map((record) => record.document.id)).size).toBe(120);
  });

  it('keeps only the records that answer an inspection when one is named', async () => {
    await store.save(makeRecord({ inspection: 'vetting-2022' }), 'a.txt');
    await store.save(makeRecord({ salt: 'other' }), 'b.txt');
    const found = await all({ inspection: 'vetting-2022' });
    expect(found.map((record) => record.inspection?.ref)).toEqual(['vetting-2022']);
  });

  const breaches: [string, (record: ResponseRecord) => void][] = [
    [
      'a quote that is not in the text',
      (r) => Object.assign(r.claims[0]?.evidence ?? {}, { text: 'other' }),
    ],
    [
      'a claim id twice',
      (r) => r.claims.push(structuredClone(r.claims[0] as (typeof r.claims)[0])),
    ],
    ['a position on a claim that is not there', (r) => r.positions[0]?.claims.push('none')],
    ['a status outside the list', (r) => Object.assign(r.claims[0] ?? {}, { status: 'complied' })],
    ['no reading text', (r) => delete r.document.text],
    [
      'half a character',
      (r) => Object.assign(r.document, { text: `${r.document.text?.slice(0, -1)}\ud83d` }),
    ],
    ['a wrong length', (r) => Object.assign(r.document, { characters: 3 })],
  ];
  it.each(breaches)('refuses a record with %s and stores nothing', async (_name, spoil) => {
    const record = makeRecord({ claims: [adopted], positions: { 1: 'says_completed' } });
    spoil(record);
    await expect(store.save(record, 'a.txt')).rejects.toThrow(InternalError);
    expect((await store.counts()).documents).toBe(0);
  });
});

describe('the current extraction', () => {
  const versions = (plans: [extractor: string, rulePack: string][]) =>
    plans.map(([extractor, rulePack]) => makeRecord({ extractor, rulePack }));
  const A = `sha256:${'a'.repeat(64)}`;
  const B = `sha256:${'b'.repeat(64)}`;
  const rows: [string, [string, string][], [string, string]][] = [
    [
      'of the newer version',
      [
        ['0.9.0', A],
        ['0.10.0', A],
      ],
      ['0.10.0', A],
    ],
    [
      'of the newer version even if saved first',
      [
        ['0.10.0', A],
        ['0.9.0', A],
      ],
      ['0.10.0', A],
    ],
    [
      'of the release over its pre-release',
      [
        ['1.0.0', A],
        ['1.0.0-rc.1', A],
      ],
      ['1.0.0', A],
    ],
    [
      'of the rule pack used last',
      [
        ['0.1.0', B],
        ['0.1.0', A],
      ],
      ['0.1.0', A],
    ],
    [
      'of the rule pack used last, though known before',
      [
        ['0.1.0', A],
        ['0.1.0', B],
        ['0.1.0', A],
      ],
      ['0.1.0', A],
    ],
  ];
  it.each(rows)('is that %s', async (_name, plans, [extractor, rulePack]) => {
    for (const record of versions(plans)) await store.save(record, 'a.txt');
    expect((await all()).map((record) => record.provenance)).toEqual([{ extractor, rulePack }]);
    expect((await store.counts()).documents).toBe(1);
  });

  it('is announced as an update', async () => {
    await store.save(makeRecord(), 'a.txt');
    const result = await store.save(makeRecord({ rulePack: B }), 'a.txt');
    expect(result.outcome).toBe('updated');
  });

  it('is found by touch without the record', async () => {
    const record = makeRecord();
    const { id } = record.document;
    expect(await store.touch(id, record.provenance, 'a.txt')).toBeNull();
    await store.save(record, 'a.txt');
    expect(await store.touch(id, record.provenance, 'b.txt')).toMatchObject({
      outcome: 'unchanged',
    });
    expect(await store.touch(id, { ...record.provenance, rulePack: B }, 'b.txt')).toBeNull();
    expect((await store.findDocuments('b.txt')).length).toBe(1);
  });
});

describe('failures', () => {
  const key = `sha256:${'f'.repeat(64)}`;
  const failed = (documentId: string | null, source: string, message = 'cut short') =>
    store.saveFailure({ documentId, source, problem: problem('damaged', message) });

  it('are kept once for each content, with every path', async () => {
    await failed(key, 'b.pdf');
    await failed(key, 'a.pdf', 'said again');
    expect(await store.failures()).toEqual([
      { documentId: key, sources: ['a.pdf', 'b.pdf'], code: 'damaged', message: 'said again' },
    ]);
  });

  it('end when the same bytes are read after all', async () => {
    const record = makeRecord();
    await failed(record.document.id, 'b.txt');
    await store.save(record, 'a.txt');
    expect(await store.failures()).toEqual([]);
  });

  it('end when other bytes at the same path are read, for that path only', async () => {
    await failed(key, 'a.txt');
    await failed(key, 'copy.txt');
    await store.save(makeRecord(), 'a.txt');
    expect((await store.failures()).map((failure) => failure.sources)).toEqual([['copy.txt']]);
    await store.save(makeRecord(), 'copy.txt');
    expect(await store.failures()).toEqual([]);
  });

  it('move when other bytes at the same path fail', async () => {
    await failed(null, 'a.txt');
    await failed(key, 'a.txt');
    expect(await store.failures()).toMatchObject([{ documentId: key, sources: ['a.txt'] }]);
  });

  it('leave a document that is held in place', async () => {
    const record = makeRecord();
    await store.save(record, 'a.txt');
    await failed(record.document.id, 'a.txt');
    expect(await store.counts()).toMatchObject({ documents: 1, failures: 1 });
  });
});

describe('remove', () => {
  it('takes the document with all that hangs on it, and nothing else', async () => {
    const gone = makeRecord({
      claims: [adopted],
      salt: 'gone',
      positions: { 1: 'says_completed' },
    });
    const kept = makeRecord({ claims: [adopted], salt: 'kept' });
    await store.save(gone, 'gone.txt');
    await store.save(kept, 'kept.txt');
    expect(await store.remove(gone.document.id)).toBe(true);
    expect(await store.remove(gone.document.id)).toBe(false);
    expect((await all()).map((record) => record.document.id)).toEqual([kept.document.id]);
    expect((await all({ withText: true }))[0]?.document.text).toBe(kept.document.text);
    expect(await store.counts()).toMatchObject({ documents: 1, claims: 1 });
  });
});
