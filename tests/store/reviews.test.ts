import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/index.js';
import type { ClaimValues, ResponseRecord, Review } from '../../src/model/index.js';
import {
  claimValues,
  documentValues,
  reviewClaim,
  reviewDocument,
  withdrawal,
} from '../../src/review/index.js';
import { openStore, type Store } from '../../src/store/index.js';
import { CATALOGUE } from '../support/catalogue.js';
import { temporaryFolders } from '../support/folder.js';
import { gather } from '../support/gather.js';
import { makeRecord, type RecordPlan } from '../support/record.js';

const folder = temporaryFolders();
let path: string;
let store: Store;
let record: ResponseRecord;

const PLAN: RecordPlan = {
  areas: ['barsetshire'],
  recommendations: ['1', '2', '3'],
  claims: [
    { quote: 'We have adopted it.', recommendations: ['1'], topics: ['iicsa_definition'] },
    { quote: 'We will train all staff.', status: 'planned', recommendations: ['2'] },
  ],
  positions: { 1: 'says_completed', 2: 'says_planned', 3: 'not_addressed_to_forces' },
};
const HEAD = 'A letterhead that another version reads, and this did not.\n\n';

beforeEach(async () => {
  path = join(folder(), 's.sqlite');
  store = await openStore(path);
  await store.useCatalogue({ ...CATALOGUE, hash: 'sha256:c' });
  record = makeRecord(PLAN);
  await store.save(record, 'letters/barset.txt');
  return () => store.close();
});

let minute = 0;
function who(by = 'A. Reader') {
  minute++;
  return { by, at: new Date(Date.UTC(2026, 1, 1, 0, minute)).toISOString() };
}

function about(n: number) {
  const claim = record.claims[n] as ResponseRecord['claims'][number];
  return { span: claim.evidence, claimId: claim.id, machine: claimValues(claim) };
}

function correction(n: number, set: Partial<ClaimValues>, by?: string): Review {
  const fields = Object.keys(set) as (keyof ClaimValues)[];
  const values = { ...about(n).machine, ...set };
  return reviewClaim(record, { kind: 'correct', ...about(n), fields, values }, who(by));
}

/** The same bytes as another version reads them: the text has moved, and so have all spans. */
function movedReading(change: (moved: ResponseRecord) => void = () => {}): ResponseRecord {
  // Not structuredClone, which keeps what two fields share, so that it would be moved twice.
  const moved = JSON.parse(JSON.stringify(record)) as ResponseRecord;
  const shift = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('start' in value && 'end' in value && typeof value.start === 'number') {
      (value as { start: number }).start += HEAD.length;
      (value as { end: number }).end += HEAD.length;
    }
    for (const inner of Object.values(value)) shift(inner);
  };
  shift(moved);
  moved.document.text = `${HEAD}${record.document.text}`;
  moved.document.characters = moved.document.text.length;
  moved.document.pages = [
    { ...moved.document.pages[0], start: 0, end: moved.document.characters } as never,
  ];
  const ids = new Map(moved.claims.map((claim, n) => [claim.id, `${n}`.repeat(16)]));
  for (const claim of moved.claims) claim.id = ids.get(claim.id) ?? '';
  for (const position of moved.positions)
    position.claims = position.claims.map((id) => ids.get(id) ?? '');
  moved.provenance.extractor = '0.2.0';
  change(moved);
  return moved;
}

async function statuses() {
  return (await store.claims()).map(({ status, reviewState }) => [status, reviewState]);
}

function rows(sql: string): unknown[] {
  const database = new Database(path, { readonly: true });
  try {
    return database.prepare(sql).raw().all();
  } finally {
    database.close();
  }
}

describe('a review', () => {
  it('takes effect in claims, views, statistics, search and positions, and is marked', async () => {
    await store.saveReviews([correction(0, { status: 'in_progress' })]);
    expect(await statuses()).toEqual([
      ['in_progress', 'corrected'],
      ['planned', null],
    ]);
    expect(
      rows(
        'SELECT status, reviewed, review_state, reviewed_by FROM claims_flat ORDER BY start_offset',
      ),
    ).toEqual([
      ['in_progress', 1, 'corrected', 'A. Reader'],
      ['planned', 0, null, null],
    ]);
    expect(rows('SELECT reviewed, review_state FROM documents_flat')).toEqual([[1, null]]);
    expect(
      rows(
        "SELECT position FROM response_matrix WHERE force_id = 'barsetshire' AND recommendation = '1'",
      ),
    ).toEqual([['says_in_progress']]);
    const { groups } = await store.stats({}, ['status']);
    expect(groups.status?.map(({ value }) => value)).toEqual(['in_progress', 'planned']);
    const found = await store.search({ words: 'adopted', within: 'claims' });
    expect(found.claims?.hits).toMatchObject([{ status: 'in_progress', reviewed: true }]);
    expect((await store.claims({ status: 'completed' })).length).toBe(0);
  });

  it('leaves what the program read to be seen', async () => {
    await store.saveReviews([correction(0, { status: 'in_progress' })]);
    const [read] = await gather(store.records({ reading: 'extracted' }));
    expect(read?.claims[0]).toMatchObject({ status: 'completed' });
    expect(read).not.toHaveProperty('review');
    const [now] = await gather(store.records({ withReviews: true }));
    expect(now?.claims[0]?.review?.was).toEqual({ status: 'completed' });
    expect(now?.reviews).toHaveLength(1);
  });

  it('is kept when another version moves every offset, and changes every id', async () => {
    const review = correction(0, { status: 'in_progress' });
    await store.saveReviews([review]);
    expect((await store.save(movedReading(), 'letters/barset.txt')).outcome).toBe('updated');
    expect(await statuses()).toEqual([
      ['in_progress', 'corrected'],
      ['planned', null],
    ]);
    expect(await store.reviews()).toMatchObject([
      { id: review.id, place: 'exact', claimId: '0'.repeat(16) },
    ]);
  });

  it('is kept when other rules no longer find the claim, or read it otherwise', async () => {
    await store.saveReviews([correction(0, { status: 'in_progress' })]);
    const next = makeRecord({ ...PLAN, rulePack: `sha256:${'b'.repeat(64)}` });
    next.claims.shift();
    for (const position of next.positions) position.claims = [];
    await store.save(next, 'letters/barset.txt');
    expect(await statuses()).toEqual([
      ['in_progress', 'added'],
      ['planned', null],
    ]);
  });

  it('is listed where its words are gone, and comes back with them', async () => {
    const review = correction(0, { status: 'in_progress' });
    await store.saveReviews([review]);
    const words = 'We have adopted it.';
    await store.save(
      movedReading((moved) => {
        const text = moved.document.text ?? '';
        const [claim] = moved.claims;
        if (!claim) return;
        const { start } = claim.evidence;
        const other = 'Q'.repeat(words.length);
        moved.document.text = text.replace(words, other);
        claim.quote = other;
        for (const evidence of [claim.evidence, claim.sentence, claim.because[0]?.evidence]) {
          if (evidence && evidence.start === start) evidence.text = other;
        }
      }),
      'letters/barset.txt',
    );
    expect(await store.reviews({ lost: true })).toMatchObject([{ id: review.id, place: 'lost' }]);
    expect(await statuses()).toEqual([
      ['completed', null],
      ['planned', null],
    ]);
    await store.save(
      { ...movedReading(), provenance: { ...record.provenance, extractor: '0.3.0' } },
      'letters/barset.txt',
    );
    expect(await store.reviews({ lost: true })).toEqual([]);
    expect((await statuses())[0]).toEqual(['in_progress', 'corrected']);
  });

  it('outlives its document, and may come before it', async () => {
    const review = correction(0, { status: 'in_progress' });
    await store.saveReviews([review]);
    await store.remove(record.document.id);
    expect(await store.reviews()).toMatchObject([{ id: review.id, place: null }]);
    await store.save(record, 'letters/barset.txt');
    expect((await statuses())[0]).toEqual(['in_progress', 'corrected']);
    const other = await openStore(':memory:');
    expect(await other.saveReviews([review])).toMatchObject({ notHeld: [record.document.id] });
    await other.save(record, 'b.txt');
    expect((await other.claims())[0]?.status).toBe('in_progress');
    await other.close();
  });

  it('is kept once, whatever is changed in it refused', async () => {
    const review = correction(0, { status: 'in_progress' });
    expect((await store.saveReviews([review])).added).toBe(1);
    expect((await store.saveReviews([review])).added).toBe(0);
    await expect(store.saveReviews([{ ...review, by: 'Another' }])).rejects.toThrow('hash');
  });

  it('is never changed or deleted, by nobody', async () => {
    await store.saveReviews([correction(0, { status: 'in_progress' })]);
    const database = new Database(path);
    expect(() => database.prepare("UPDATE reviews SET reviewer = 'x'").run()).toThrow(
      'never changed',
    );
    expect(() => database.prepare('DELETE FROM reviews').run()).toThrow('never deleted');
    database.close();
  });

  it('is taken back by a withdrawal, and both stay', async () => {
    const review = correction(0, { status: 'in_progress' });
    await store.saveReviews([review]);
    const back = withdrawal(review, who());
    await store.saveReviews([back]);
    expect((await statuses())[0]).toEqual(['completed', null]);
    expect(await store.reviews()).toMatchObject([
      { id: review.id, withdrawn: true },
      { kind: 'withdraw', withdraws: review.id },
    ]);
    await expect(store.saveReviews([withdrawal(back, who())])).rejects.toThrow('not withdrawn');
  });

  it('of a second person supersedes in what it judges, and both are named', async () => {
    await store.saveReviews([
      correction(0, { status: 'in_progress', speaker: 'unknown' }),
      correction(0, { status: 'not_done' }, 'B. Second'),
    ]);
    expect((await store.claims())[0]).toMatchObject({ status: 'not_done', speaker: 'unknown' });
    expect(rows('SELECT reviewed_by FROM claims_flat WHERE reviewed = 1')).toEqual([
      ['A. Reader; B. Second'],
    ]);
  });

  it('takes a claim out of the queue, which begins with the least certain', async () => {
    expect(await store.reviewQueue()).toHaveLength(2);
    const note = { kind: 'note' as const, ...about(0), note: 'Look again.' };
    await store.saveReviews([
      reviewClaim(record, note, who()),
      correction(1, { status: 'planned' }),
    ]);
    expect((await store.reviewQueue()).map(({ quote }) => quote)).toEqual(['We have adopted it.']);
  });
});

describe('a review of a document', () => {
  function moved(): Review {
    const values = {
      ...documentValues(record),
      forces: [{ id: 'loamshire', name: 'Loamshire Police' }],
      policingBodies: [
        { name: 'Police and Crime Commissioner for Loamshire', type: 'PCC' as const },
      ],
      officeHolders: [null],
    };
    const fields = ['forces', 'policingBodies', 'officeHolders'] as const;
    return reviewDocument(record, { kind: 'correct', fields, values }, who());
  }

  it('with a wrong body corrected moves the row of a comparison', async () => {
    const names = async () => {
      const { rows: all } = await compare(store, CATALOGUE, { inspection: 'group-cse-2025' });
      return all.map(({ force, policingBody, cells, review }) => [
        force.id,
        policingBody?.name,
        cells.map(({ position }) => position),
        review?.corrected ?? null,
      ]);
    };
    const positions = ['says_completed', 'says_planned', 'not_addressed_to_forces'];
    expect(await names()).toEqual([
      ['barsetshire', 'Police and Crime Commissioner for Barsetshire', positions, null],
    ]);
    await store.saveReviews([moved()]);
    expect(await names()).toEqual([
      [
        'loamshire',
        'Police and Crime Commissioner for Loamshire',
        positions,
        ['forces', 'policingBodies', 'officeHolders'],
      ],
    ]);
    expect(
      rows(
        "SELECT force_id, state FROM coverage WHERE inspection = 'group-cse-2025' AND state = 'document_held'",
      ),
    ).toEqual([['loamshire', 'document_held']]);
    expect((await store.claims({ force: 'loamshire' })).length).toBe(2);
    expect(await store.documents()).toMatchObject([
      { forces: ['loamshire'], reviewState: 'corrected' },
    ]);
    await store.save(movedReading(), 'letters/barset.txt');
    expect(await store.documents()).toMatchObject([{ forces: ['loamshire'] }]);
  });

  it('links and unlinks documents that are the same response', async () => {
    const words = 'The same long words stand in both of these two papers. '.repeat(20);
    const [one, two] = [makeRecord({ salt: words }), makeRecord({ salt: `${words} ` })];
    await store.save(one, 'one.txt');
    await store.save(two, 'two.pdf');
    expect(await store.relations()).toHaveLength(1);
    record = one;
    await store.saveReviews([moved()]);
    expect(await store.relations()).toEqual([]);
  });
});

it('the database stays whole', async () => {
  await store.saveReviews([correction(0, { status: 'in_progress' })]);
  expect(rows('SELECT name, start_offset IS NOT NULL FROM policing_bodies')).toEqual([
    ['Police and Crime Commissioner for Barsetshire', 1],
  ]);
  expect(rows('PRAGMA foreign_key_check')).toEqual([]);
  expect(rows('PRAGMA integrity_check')).toEqual([['ok']]);
});
