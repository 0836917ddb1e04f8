import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, runQuery, type Store } from '../../src/store/index.js';
import { CATALOGUE } from '../support/catalogue.js';
import { temporaryFolders } from '../support/folder.js';
import { makeRecord, type RecordPlan } from '../support/record.js';

/* The views as people ask them, in SQL. */

const folder = temporaryFolders();
let path: string;
let store: Store;
beforeEach(async () => {
  path = join(folder(), 's.sqlite');
  store = await openStore(path);
  await store.useCatalogue({ ...CATALOGUE, hash: 'sha256:c' });
});
afterEach(() => store.close());
const hold = async (plan: RecordPlan) => {
  const record = makeRecord(plan);
  await store.save(record, `${record.document.id.slice(7, 15)}.txt`);
  return record;
};
const ask = async (sql: string) => (await runQuery(path, sql)).rows;
const done = { quote: 'It is done.', recommendations: ['1'], topics: ['one'] };

describe('response_matrix', () => {
  it('has a row for each body and recommendation, and keeps the kinds of silence apart', async () => {
    await hold({
      areas: ['midsomer'],
      recommendations: ['1'],
      claims: [done],
      positions: { 1: 'says_completed', 2: 'mentioned_no_act' },
    });
    await hold({ areas: ['polchester'], positions: { 1: 'nearby_only' } });
    await store.saveFailure(
      {
        documentId: `sha256:${'b'.repeat(64)}`,
        source: 'l.pdf',
        problem: { code: 'damaged', severity: 'error', message: 'x' },
      },
      {
        provenance: {
          sourceUrl: null,
          retrieved: null,
          publishedOn: null,
          body: 'loamshire',
          inspection: 'group-cse-2025',
          note: null,
        },
      },
    );
    expect(
      await ask(
        "SELECT force_id, recommendation, position, claims FROM response_matrix WHERE inspection = 'group-cse-2025' ORDER BY force_id, recommendation",
      ),
    ).toEqual([
      ['barsetshire', '1', 'no_document', 0],
      ['barsetshire', '2', 'no_document', 0],
      ['barsetshire', '3', 'not_addressed_to_forces', 0],
      ['loamshire', '1', 'unreadable', 0],
      ['loamshire', '2', 'unreadable', 0],
      ['loamshire', '3', 'not_addressed_to_forces', 0],
      ['midsomer', '1', 'says_completed', 1],
      ['midsomer', '2', 'mentioned_no_act', 0],
      ['midsomer', '3', 'not_addressed_to_forces', 0],
      ['polchester', '1', 'nearby_only', 0],
      ['polchester', '2', 'not_mentioned', 0],
      ['polchester', '3', 'not_addressed_to_forces', 0],
    ]);
  });

  it('knows where the speakers differ on the same part, and not where they speak of others', async () => {
    const both = (status: 'completed' | 'not_done', parts: string[][]) => [
      { ...done, speaker: 'chief_constable' as const, parts: parts[0] ?? [] },
      { quote: 'I see that it is not so.', recommendations: ['1'], status, parts: parts[1] ?? [] },
    ];
    await hold({
      areas: ['midsomer'],
      recommendations: ['1'],
      claims: both('not_done', [['a'], ['a']]),
      positions: { 1: 'mixed' },
    });
    await hold({
      areas: ['loamshire'],
      recommendations: ['1'],
      claims: both('not_done', [['a'], ['b']]),
      positions: { 1: 'mixed' },
    });
    await hold({
      areas: ['polchester'],
      recommendations: ['1'],
      claims: both('completed', [['a'], ['a']]),
      positions: { 1: 'says_completed' },
    });
    expect(await ask('SELECT force_id FROM response_matrix WHERE speakers_differ = 1')).toEqual([
      ['midsomer'],
    ]);
  });
});

describe('coverage', () => {
  it('says what is held of each body, and what a response does not mention', async () => {
    await hold({ areas: ['midsomer'], positions: { 1: 'says_completed' } });
    expect(
      await ask(
        "SELECT force_id, state, documents, mentioned, not_mentioned FROM coverage WHERE inspection = 'group-cse-2025' ORDER BY force_id",
      ),
    ).toEqual([
      ['barsetshire', 'no_document', 0, null, null],
      ['loamshire', 'no_document', 0, null, null],
      ['midsomer', 'document_held', 1, 1, '2'],
      ['polchester', 'no_document', 0, null, null],
    ]);
  });
});

describe('section55_clock', () => {
  it.each([
    ['2025-12-18', 56, 'on_or_before_day_56', 0],
    ['2025-12-19', 57, 'day_57_common_reading', 0],
    ['2025-12-20', 58, 'after_day_57', 0],
    ['2025-12', null, 'unknown', 0],
    ['2025-10-01', null, 'unknown', 1],
    [null, null, 'unknown', 0],
  ])('of a letter dated %s', async (date, day, value, before) => {
    await hold({ date });
    const [row] = await ask(
      'SELECT day, value, dated_before_publication, day_56, day_57 FROM section55_clock',
    );
    expect(row?.slice(1)).toEqual([value, before, '2025-12-18', '2025-12-19']);
    if (before === 0) expect(row?.[0]).toBe(day);
  });
});

describe('changes_over_time', () => {
  it('lays the letters of a body on a topic one after the other, undated ones last', async () => {
    await hold({ date: '2024-05-01', inspection: 'old', claims: [{ ...done, status: 'planned' }] });
    await hold({
      date: '2025-12-01',
      claims: [done, { quote: 'More is to do.', status: 'planned', topics: ['one'] }],
    });
    await hold({
      date: null,
      inspection: 'midsomer-2024',
      claims: [{ quote: 'It waits.', status: 'awaiting', topics: ['one'] }],
    });
    expect(
      await ask(
        'SELECT letter, response_date, statuses, completed, planned, previous_date, previous_statuses FROM changes_over_time ORDER BY letter',
      ),
    ).toEqual([
      [1, '2024-05-01', 'planned', 0, 1, null, null],
      [2, '2025-12-01', 'completed; planned', 1, 1, '2024-05-01', 'planned'],
      [3, null, 'awaiting', 0, 0, '2025-12-01', 'completed; planned'],
    ]);
  });
});

describe('claims_flat, documents_flat and positions_flat', () => {
  it('follow a review, and mark the same response in another file', async () => {
    const record = await hold({
      recommendations: ['1'],
      claims: [done],
      positions: { 1: 'says_completed' },
    });
    expect(
      await ask(
        'SELECT c.status, c.review_state, d.claims, d.duplicate_of, p.position, p.claim_ids FROM claims_flat c JOIN documents_flat d USING (document_id) JOIN positions_flat p USING (document_id)',
      ),
    ).toEqual([['completed', null, 1, null, 'says_completed', record.claims[0]?.id ?? '']]);
  });
});
