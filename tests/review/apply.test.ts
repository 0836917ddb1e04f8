import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { positionsOf } from '../../src/extract/positions.js';
import { loadLexicon } from '../../src/lexicon/index.js';
import type { ClaimValues, ResponseRecord, Review } from '../../src/model/index.js';
import { readLetter } from '../../src/pipeline.js';
import {
  applyReviews,
  claimValues,
  isWhole,
  type ReviewCatalogue,
  reviewClaim,
  reviewDocument,
  withdrawal,
} from '../../src/review/index.js';
import { makeRecord } from '../support/record.js';
import { ROOT } from '../support/sourceFiles.js';

const EMPTY: ReviewCatalogue = { inspections: [] };
const PLAN = {
  recommendations: ['1', '2'],
  claims: [
    { quote: 'We have adopted it.', recommendations: ['1'] },
    { quote: 'We will train all staff.', status: 'planned' as const, recommendations: ['2'] },
  ],
  positions: { 1: 'says_completed' as const, 2: 'says_planned' as const },
};

function at(minute: number, by = 'A. Reader') {
  return { by, at: `2026-02-01T10:${String(minute).padStart(2, '0')}:00.000Z` };
}

function correct(
  record: ResponseRecord,
  n: number,
  set: Partial<ClaimValues>,
  who = at(0),
): Review {
  const claim = record.claims[n] as ResponseRecord['claims'][number];
  const machine = claimValues(claim);
  return reviewClaim(
    record,
    {
      kind: 'correct',
      span: claim.evidence,
      claimId: claim.id,
      fields: Object.keys(set) as (keyof ClaimValues)[],
      values: { ...machine, ...set },
      machine,
    },
    who,
  );
}

function positionsIn(record: ResponseRecord) {
  return Object.fromEntries(record.positions.map((one) => [one.recommendation, one.position]));
}

describe('reviews of claims', () => {
  it('say nothing where there are none: the record is the very same', () => {
    const record = makeRecord(PLAN);
    expect(applyReviews(record, [], EMPTY).record).toBe(record);
  });

  it('change the value, keep what the program read, and move the position', () => {
    const record = makeRecord(PLAN);
    const { record: after } = applyReviews(
      record,
      [correct(record, 0, { status: 'in_progress' })],
      EMPTY,
    );
    expect(after.claims[0]).toMatchObject({
      status: 'in_progress',
      review: { state: 'corrected', was: { status: 'completed' } },
    });
    expect(after.positions).toMatchObject([
      { recommendation: '1', position: 'says_in_progress', reviewed: true },
      { recommendation: '2', position: 'says_planned' },
    ]);
    expect(after.positions[1]?.reviewed).toBeUndefined();
    expect(record.claims[0]?.status).toBe('completed');
  });

  it('follow a corrected link to another recommendation', () => {
    const record = makeRecord(PLAN);
    const review = correct(record, 0, { recommendations: ['2'] });
    const { record: after } = applyReviews(record, [review], EMPTY);
    expect(positionsIn(after)).toEqual({ 1: 'mentioned_no_act', 2: 'says_completed' });
  });

  it('leave a rejected claim out, set apart with its reason', () => {
    const record = makeRecord(PLAN);
    const [claim] = record.claims;
    if (!claim) throw new Error('no claim');
    const review = reviewClaim(
      record,
      { kind: 'reject', span: claim.evidence, claimId: claim.id, why: 'background' },
      at(0),
    );
    const { record: after, rejected } = applyReviews(record, [review], EMPTY);
    expect(after.claims.map(({ quote }) => quote)).toEqual(['We will train all staff.']);
    expect(after.excluded).toMatchObject([{ why: 'background', evidence: { text: claim.quote } }]);
    expect([...rejected.keys()]).toEqual([claim.id]);
    expect(positionsIn(after)).toEqual({ 1: 'mentioned_no_act', 2: 'says_planned' });
  });

  it('of two people: fields add up, a later word on one field counts, a withdrawn one does not', () => {
    const record = makeRecord(PLAN);
    const one = correct(record, 0, { status: 'in_progress', fit: 'nearby' }, at(1));
    const two = correct(record, 0, { status: 'awaiting' }, at(2, 'B. Second'));
    const after = applyReviews(record, [two, one], EMPTY).record.claims[0];
    expect(after).toMatchObject({ status: 'awaiting', fit: 'nearby' });
    const undone = applyReviews(record, [one, two, withdrawal(two, at(3))], EMPTY);
    expect(undone.record.claims[0]).toMatchObject({ status: 'in_progress', fit: 'nearby' });
    expect(undone.placed.map(({ review }) => review.id)).toEqual([one.id]);
  });

  it('hold where the program reads the value otherwise, follow it in what was not judged', () => {
    const record = makeRecord(PLAN);
    const review = correct(record, 0, { status: 'in_progress' });
    const again = makeRecord({
      ...PLAN,
      rulePack: `sha256:${'b'.repeat(64)}`,
      claims: [
        {
          ...PLAN.claims[0],
          quote: 'We have adopted it.',
          status: 'not_done',
          speaker: 'chief_constable',
        },
        ...PLAN.claims.slice(1),
      ],
    });
    const { record: after } = applyReviews(again, [review], EMPTY);
    expect(after.claims[0]).toMatchObject({
      status: 'in_progress',
      speaker: 'chief_constable',
      review: { was: { status: 'not_done' } },
    });
  });

  it('keep a claim that the program no longer finds, as long as its words stand there', () => {
    const record = makeRecord(PLAN);
    const review = correct(record, 0, { status: 'in_progress' });
    const without = { ...record, claims: record.claims.slice(1), positions: [] };
    const kept = applyReviews(without, [review], EMPTY);
    expect(kept.record.claims[0]).toMatchObject({
      id: expect.any(String),
      quote: 'We have adopted it.',
      status: 'in_progress',
      review: { state: 'added', was: null },
    });
    expect(positionsIn(kept.record)).toMatchObject({ 1: 'says_in_progress' });
  });

  it('are lost with their words, told, and take no effect', () => {
    const record = makeRecord(PLAN);
    const review = correct(record, 0, { status: 'in_progress' });
    const other = makeRecord({ ...PLAN, claims: PLAN.claims.slice(1), positions: {} });
    const { placed, record: after } = applyReviews(other, [review], EMPTY);
    expect(placed).toMatchObject([{ place: 'lost', claimId: null }]);
    expect(after.claims.map(({ quote }) => quote)).toEqual(['We will train all staff.']);
  });

  it('have an id that tells whether they were changed', () => {
    const record = makeRecord(PLAN);
    const review = correct(record, 0, { status: 'in_progress' });
    expect(isWhole(JSON.parse(JSON.stringify(review)))).toBe(true);
    expect(isWhole({ ...review, by: 'Another' })).toBe(false);
  });
});

describe('reviews of a document', () => {
  const values = {
    forces: [{ id: 'loamshire', name: 'Loamshire Police' }],
    policingBodies: [{ name: 'Police and Crime Commissioner for Loamshire', type: 'PCC' as const }],
    officeHolders: ['Some Holder'],
    responseDate: '2025-12-20',
    inspections: [
      { ref: 'vetting-2022', catalogue: { id: 'vetting-2022', title: 'Vetting', published: null } },
    ],
    inspectionTitle: 'Vetting',
    inspectionPublished: null,
  };
  const catalogue: ReviewCatalogue = {
    inspections: [
      {
        id: 'vetting-2022',
        recommendations: [
          {
            key: '7',
            kind: 'recommendation',
            number: '7',
            paraphrase: 'Vet them.',
            due: null,
            addressedToForces: true,
            parts: [],
          },
        ],
      },
    ],
  };

  it('move force, body, date and inspection with all that hangs on them', () => {
    const record = makeRecord(PLAN);
    const fields = Object.keys(values) as (keyof typeof values)[];
    const review = reviewDocument(record, { kind: 'correct', fields, values }, at(0));
    const { record: after } = applyReviews(record, [review], catalogue);
    expect(after).toMatchObject({
      force: { id: 'loamshire', evidence: null },
      policingBody: { officeHolder: 'Some Holder', evidence: null },
      responseDate: { value: '2025-12-20' },
      inspection: { ref: 'vetting-2022', title: 'Vetting' },
      review: { state: 'corrected' },
    });
    expect(after.claims.map((claim) => [claim.forces, claim.inspection])).toEqual([
      [[], 'vetting-2022'],
      [[], 'vetting-2022'],
    ]);
    expect(
      after.positions.map(({ force, inspection, recommendation, position }) =>
        [force, inspection, recommendation, position].join(' '),
      ),
    ).toEqual([
      'loamshire vetting-2022 1 says_completed',
      'loamshire vetting-2022 2 says_planned',
      'loamshire vetting-2022 7 not_mentioned',
    ]);
  });

  it('point to the words that show the value', () => {
    const record = makeRecord(PLAN);
    const start = record.document.text?.indexOf('Yours faithfully') ?? 0;
    const span = { start, end: start + 5 };
    const review = reviewDocument(
      record,
      { kind: 'correct', fields: ['forces'], values, span },
      at(0),
    );
    const { record: after } = applyReviews(record, [review], catalogue);
    expect(after.force?.evidence?.text).toBe('Yours');
  });
});

it('positions derived from a record alone are those that the extraction made, on every fixture letter', async () => {
  const lexicon = loadLexicon({ packs: [join(ROOT, 'fixtures', 'packs')] });
  const folder = join(ROOT, 'fixtures', 'letters');
  const letters = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /source\.(?:txt|md)$/.test(name),
  );
  expect(letters.length).toBeGreaterThan(8);
  for (const name of letters) {
    const record = await readLetter(readFileSync(join(folder, name)), lexicon);
    const [first] = record.claims;
    if (!first) continue;
    // One status is corrected, so that every position is derived anew.
    const other = first.status === 'planned' ? 'completed' : 'planned';
    const forth = correct(record, 0, { status: other }, at(0));
    const shaken = applyReviews(record, [forth], { inspections: lexicon.rows.inspections });
    const mentioned = new Set(
      record.positions
        .filter(({ position }) => position !== 'not_mentioned')
        .map(({ recommendation }) => recommendation),
    );
    const expected = positionsOf(
      shaken.record.forces.map(({ id }) => id),
      shaken.record.inspections,
      shaken.record.recommendations,
      shaken.record.claims,
      mentioned,
      lexicon,
    );
    const plain = shaken.record.positions.map(({ reviewed: _reviewed, ...position }) => position);
    expect(plain, name).toEqual(expected);
  }
});
