import type { Transaction } from 'kysely';
import type { ResponseRecord } from '../../model/record.js';
import { JUDGEMENTS, type Review } from '../../model/review.js';
import { applyReviews, type Placed, type Reviewed } from '../../review/index.js';
import { insertRows } from '../insertRows.js';
import { type ExtractionRows, rowsOf } from '../rows.js';
import type { Tables } from '../schema.js';
import { catalogueOf } from './catalogueOf.js';

/** Tables of an extraction that reviews change, each before those that it points to. */
const CHANGED = [
  'position_claims',
  'positions',
  'claims',
  'forces',
  'policing_bodies',
  'inspections',
  'recommendations',
  'excluded',
] as const satisfies readonly (keyof ExtractionRows)[];

/**
 * Lets the reviews of a document take effect on its current extraction: the rows that are asked say what was read after
 * them, and each review is noted with where it stands. To be called whenever another extraction becomes the current one
 * and whenever a review comes. What is worked out from those rows (text index, relations, responses) comes after.
 * @returns null where there is nothing to do: no review, or no such document.
 */
export async function applyToDocument(
  trx: Transaction<Tables>,
  documentId: string,
): Promise<Placed[] | null> {
  const reviews = await reviewsOf(trx, documentId);
  if (reviews.length === 0) return null;
  const current = await trx
    .selectFrom('extractions as e')
    .innerJoin('texts as t', 't.hash', 'e.text_hash')
    .where('e.document_id', '=', documentId)
    .where('e.is_current', '=', 1)
    .select(['e.id', 'e.record', 't.text'])
    .executeTakeFirst();
  if (!current) return null;
  const record = JSON.parse(current.record) as ResponseRecord;
  record.document.text = current.text;
  const catalogue = await catalogueOf(trx, record, reviews);
  const reviewed = applyReviews(record, reviews, catalogue);
  await rewrite(trx, current.id, reviewed.record);
  await keep(trx, current.id, reviewed);
  return reviewed.placed;
}

async function reviewsOf(trx: Transaction<Tables>, documentId: string): Promise<Review[]> {
  const rows = await trx
    .selectFrom('reviews')
    .where('document_id', '=', documentId)
    .select('review')
    .execute();
  return rows.map(({ review }) => JSON.parse(review) as Review);
}

/** Puts the rows of a record in the place of those of its extraction. Pages and problems are nobody's judgement. */
async function rewrite(trx: Transaction<Tables>, id: number, record: ResponseRecord) {
  for (const table of CHANGED) {
    await trx.deleteFrom(table).where('extraction_id', '=', id).execute();
  }
  const { pages: _pages, problems: _problems, ...rows } = rowsOf(record, id);
  await insertRows(trx, rows);
  await trx
    .updateTable('extractions')
    .set({
      response_date: record.responseDate?.value ?? null,
      response_date_basis: record.responseDate?.basis ?? null,
    })
    .where('id', '=', id)
    .execute();
}

async function keep(trx: Transaction<Tables>, extraction_id: number, reviewed: Reviewed) {
  const { record, placed, rejected } = reviewed;
  for (const table of ['reviewed_records', 'claim_reviews', 'document_reviews'] as const) {
    await trx.deleteFrom(table).where('extraction_id', '=', extraction_id).execute();
  }
  const { text: _text, ...document } = record.document;
  await trx
    .insertInto('reviewed_records')
    .values({ extraction_id, record: JSON.stringify({ ...record, document }) })
    .execute();
  // Of a document one row for each review, whatever extraction it was placed in before.
  await trx
    .deleteFrom('review_places')
    .where(
      'review_id',
      'in',
      trx.selectFrom('reviews').where('document_id', '=', document.id).select('id'),
    )
    .execute();
  for (const { review, place, claimId } of placed) {
    await trx
      .insertInto('review_places')
      .values({ review_id: review.id, extraction_id, place, claim_id: claimId })
      .execute();
  }
  const ofClaims = new Map<string, Placed[]>();
  for (const one of placed) {
    if (one.claimId === null) continue;
    ofClaims.set(one.claimId, [...(ofClaims.get(one.claimId) ?? []), one]);
  }
  for (const [claim_id, list] of ofClaims) {
    const claim = record.claims.find(({ id }) => id === claim_id);
    const state = rejected.has(claim_id) ? 'rejected' : (claim?.review?.state ?? null);
    await trx
      .insertInto('claim_reviews')
      .values({ extraction_id, claim_id, state, ...summary(list) })
      .execute();
  }
  const own = placed.filter(({ review }) => review.target === 'document');
  await trx
    .insertInto('document_reviews')
    .values({
      extraction_id,
      state: record.review?.state ?? null,
      corrected: record.review?.corrected.join('; ') || null,
      complete: Number(record.review?.complete ?? false),
      ...summary(placed),
      notes: count(own, 'note'),
      replies: count(own, 'reply'),
    })
    .execute();
}

/** Who judged, without repeating a name, and when last. */
function summary(placed: readonly Placed[]) {
  const judging = placed
    .map(({ review }) => review)
    .filter(({ kind }) => (JUDGEMENTS as readonly string[]).includes(kind));
  return {
    reviewed_by: [...new Set(judging.map(({ by }) => by))].join('; ') || null,
    reviewed_at:
      judging
        .map(({ at }) => at)
        .sort()
        .at(-1) ?? null,
    notes: count(placed, 'note'),
    replies: count(placed, 'reply'),
  };
}

function count(placed: readonly Placed[], kind: Review['kind']): number {
  return placed.filter(({ review }) => review.kind === kind).length;
}
