import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { evaluate, goldOf } from '../../src/evaluate/index.js';
import { loadLexicon } from '../../src/lexicon/index.js';
import { CLAIM_FIELDS, DOCUMENT_FIELDS, type ResponseRecord } from '../../src/model/index.js';
import { readLetter } from '../../src/pipeline.js';
import {
  applyReviews,
  claimValues,
  documentValues,
  reviewClaim,
  reviewDocument,
} from '../../src/review/index.js';
import { ROOT } from '../support/sourceFiles.js';

const LETTERS = ['barsetshire-2025-signed-letter', 'loamshire-2025-page-break'];
const WHO = { by: 'A. Reader', at: '2026-02-01T10:00:00.000Z' };

/** The letter with every claim and field confirmed, but for one status that a person corrects. */
function judged(record: ResponseRecord, corrected: number | null) {
  const reviews = record.claims.map((claim, n) => {
    const machine = claimValues(claim);
    const other = machine.status === 'declined' ? 'planned' : 'declined';
    const values =
      n === corrected ? { ...machine, status: other as typeof machine.status } : machine;
    const at = { span: claim.evidence, claimId: claim.id, machine };
    return reviewClaim(record, { kind: 'confirm', ...at, fields: CLAIM_FIELDS, values }, WHO);
  });
  const fields = { fields: DOCUMENT_FIELDS, values: documentValues(record) };
  reviews.push(reviewDocument(record, { kind: 'confirm', ...fields }, WHO));
  return applyReviews(record, reviews, { inspections: [] }).record;
}

it('gold of a letter that was confirmed whole evaluates at 100 %, and of a corrected one not', async () => {
  const lexicon = loadLexicon({ packs: [join(ROOT, 'fixtures', 'packs')] });
  const records = await Promise.all(
    LETTERS.map((name) => {
      const path = join(ROOT, 'fixtures', 'letters', name, 'source.txt');
      return readLetter(readFileSync(path), lexicon);
    }),
  );
  const errorsWith = (corrected: number | null) => {
    const readings = records.map((record, n) => {
      const gold = goldOf(judged(record, corrected), LETTERS[n] ?? '', WHO.by, []);
      const { id: documentId } = record.document;
      return { gold, outcome: { ok: true as const, source: gold.id, documentId, record } };
    });
    const both = readings.map(({ gold }) => ({ gold, file: gold.id }));
    const corpus = { both, goldWithoutDocument: [], documentsWithoutGold: [] };
    return evaluate(readings, corpus, { errors: true }).evaluation;
  };
  const right = errorsWith(null);
  expect(right.errors).toEqual([]);
  expect(records.flatMap(({ claims }) => claims).length).toBeGreaterThan(15);
  expect(errorsWith(0).errors?.length).toBeGreaterThanOrEqual(LETTERS.length);
});

it('is refused of a letter that is not reviewed whole', () => {
  const record = { review: { complete: false } } as ResponseRecord;
  expect(() => goldOf(record, 'x', '', [])).toThrow('not wholly reviewed');
});
