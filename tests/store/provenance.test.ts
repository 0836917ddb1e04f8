import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DocumentProvenance, Given } from '../../src/model/index.js';
import { openStore, type Store } from '../../src/store/index.js';
import { temporaryFolders } from '../support/folder.js';
import { gather } from '../support/gather.js';
import { makeRecord } from '../support/record.js';

const folder = temporaryFolders();
let path: string;
let store: Store;
beforeEach(async () => {
  path = join(folder(), 's.sqlite');
  store = await openStore(path);
  return () => store.close();
});

const said = (rest: Partial<DocumentProvenance> = {}): DocumentProvenance => ({
  sourceUrl: null,
  retrieved: null,
  publishedOn: null,
  body: null,
  inspection: null,
  note: null,
  ...rest,
});
const FULL = said({
  sourceUrl: 'https://pcc.example/a',
  retrieved: '2026-01-31',
  publishedOn: { value: '2025-12-18', basis: 'page' },
  note: 'seen',
});

const given = (body: string): Given => ({ body, inspection: null });
const recordWith = (of?: Given) => {
  const record = makeRecord();
  if (of) record.provenance.given = of;
  return record;
};
const provenance = async () =>
  (await gather(store.records())).map((record) => record.document.provenance);

describe('what a manifest says', () => {
  it('reaches record, list and every flat view', async () => {
    const record = makeRecord({
      claims: [{ quote: 'It is done.', recommendations: ['1'] }],
      positions: { 1: 'says_completed' },
    });
    await store.save(record, 'a.txt', { provenance: FULL });
    expect(await provenance()).toEqual([FULL]);
    expect((await store.documents())[0]?.provenance).toEqual(FULL);
    const database = new Database(path);
    for (const view of ['documents_flat', 'claims_flat', 'positions_flat']) {
      const row = database
        .prepare(`SELECT source_url, retrieved, published_on, published_on_basis FROM ${view}`)
        .get();
      expect(row, view).toEqual({
        source_url: 'https://pcc.example/a',
        retrieved: '2026-01-31',
        published_on: '2025-12-18',
        published_on_basis: 'page',
      });
    }
    database.close();
  });

  it('is that of the first path, whichever was imported first', async () => {
    await store.save(makeRecord(), 'b.txt', { provenance: said({ note: 'b' }) });
    await store.save(makeRecord(), 'a.txt', { provenance: said({ note: 'a' }) });
    expect((await provenance())[0]?.note).toBe('a');
  });

  it('is replaced by a later manifest, and kept by an import without one', async () => {
    await store.save(makeRecord(), 'a.txt', { provenance: FULL });
    await store.save(makeRecord(), 'a.txt');
    expect(await provenance()).toEqual([FULL]);
    await store.save(makeRecord(), 'a.txt', { provenance: said({ note: 'new' }) });
    expect((await provenance())[0]?.note).toBe('new');
  });

  it('goes with the document', async () => {
    const { documentId } = await store.save(makeRecord(), 'a.txt', { provenance: FULL });
    await store.remove(documentId);
    await store.save(makeRecord(), 'a.txt');
    expect(await provenance()).toEqual([undefined]);
  });
});

describe('an area that a manifest gives', () => {
  const notes = (body: string) => ({ provenance: said({ body }) });
  const touch = (source: string, body: string | null) =>
    store.touch(
      makeRecord().document.id,
      makeRecord().provenance,
      source,
      body === null ? {} : notes(body),
    );

  it('asks for another reading where the document was read without it', async () => {
    await store.save(makeRecord(), 'a.txt');
    expect(await touch('a.txt', 'midsomer')).toBeNull();
    const anew = await store.save(recordWith(given('midsomer')), 'a.txt', notes('midsomer'));
    expect(anew.outcome).toBe('updated');
    expect((await touch('a.txt', 'midsomer'))?.outcome).toBe('unchanged');
    // Without a manifest the one before holds.
    expect((await touch('a.txt', null))?.outcome).toBe('unchanged');
    expect(await store.givenFor(makeRecord().document.id, 'a.txt')).toEqual(given('midsomer'));
    expect((await gather(store.records())).map((record) => record.provenance.given)).toEqual([
      given('midsomer'),
    ]);
  });

  it('is that of the first path, so that order does not matter', async () => {
    await store.save(recordWith(given('loamshire')), 'b.txt', notes('loamshire'));
    const id = makeRecord().document.id;
    const now = said({ body: 'midsomer' });
    expect(await store.givenFor(id, 'a.txt', now)).toEqual(given('midsomer'));
    expect(await store.givenFor(id, 'c.txt', now)).toEqual(given('loamshire'));
    await store.save(recordWith(given('midsomer')), 'a.txt', { provenance: now });
    expect((await touch('b.txt', 'loamshire'))?.outcome).toBe('unchanged');
    expect((await touch('a.txt', 'midsomer'))?.outcome).toBe('unchanged');
  });
});
