import { type Kysely, sql } from 'kysely';
import type { Place, PlacedReview, Review } from '../../model/review.js';
import type { Tables } from '../schema.js';
import type { FlatClaim, ReviewFilter } from '../store.js';
import { claimsByKey } from './claims.js';

/** See {@link Store.reviews}. */
export async function reviews(db: Kysely<Tables>, filter: ReviewFilter): Promise<PlacedReview[]> {
  const conditions = [sql`1`];
  if (filter.documentId !== undefined) conditions.push(sql`r.document_id = ${filter.documentId}`);
  if (filter.claimId !== undefined) conditions.push(sql`p.claim_id = ${filter.claimId}`);
  if (filter.lost) conditions.push(sql`p.place = 'lost'`);
  const { rows } = await sql<{
    review: string;
    place: Place | null;
    claim_id: string | null;
    withdrawn: number;
    source: string | null;
  }>`
    SELECT r.review, p.place, p.claim_id,
      EXISTS (SELECT 1 FROM reviews w WHERE w.withdraws = r.id) AS withdrawn,
      (SELECT min(path) FROM sources s WHERE s.document_id = r.document_id) AS source
    FROM reviews r LEFT JOIN review_places p ON p.review_id = r.id
    WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY r.reviewed_at, r.id`.execute(db);
  return rows.map(({ review, place, claim_id, withdrawn, source }) => ({
    ...(JSON.parse(review) as Review),
    place,
    claimId: claim_id,
    withdrawn: withdrawn === 1,
    source,
  }));
}

/** See {@link Store.reviewQueue}. Documents that are the same response as one that counts are left out. */
export async function reviewQueue(
  db: Kysely<Tables>,
  { documentId, limit }: { documentId?: string | undefined; limit?: number },
): Promise<FlatClaim[]> {
  const ofDocument =
    documentId === undefined
      ? sql`c.extraction_id NOT IN (SELECT x.id FROM extractions x
          JOIN duplicates d ON d.document_id = x.document_id)`
      : sql`c.extraction_id IN (SELECT id FROM extractions WHERE document_id = ${documentId})`;
  const { rows } = await sql<{ extraction: number; id: string }>`
    SELECT c.extraction_id AS extraction, c.id FROM claims c
    WHERE c.extraction_id IN (SELECT id FROM extractions WHERE is_current = 1) AND ${ofDocument}
      AND NOT EXISTS (SELECT 1 FROM claim_reviews r
        WHERE r.extraction_id = c.extraction_id AND r.claim_id = c.id AND r.state IS NOT NULL)
    ORDER BY c.confidence, c.extraction_id, c.id
    LIMIT ${limit ?? -1}`.execute(db);
  return claimsByKey(db, rows);
}
