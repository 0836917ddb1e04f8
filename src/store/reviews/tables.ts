import type { Generated } from 'kysely';

/** What people say of what was read; see ../migrations/0005-reviews.ts. */
export interface ReviewTables {
  reviews: ReviewRow;
  review_places: ReviewPlaceRow;
  claim_reviews: ClaimReviewRow;
  document_reviews: DocumentReviewRow;
  /** The whole record after all reviews, as JSON, without `document.text` and `document.source`. */
  reviewed_records: { extraction_id: number; record: string };
}

/** Columns of the flat views. */
export interface ReviewMarks {
  /** 1 where a person has judged anything of it. */
  reviewed: number;
  review_state: string | null;
  /** Names joined by '; '. */
  reviewed_by: string | null;
  reviewed_at: string | null;
  replies: number;
}

/** Never changed and never deleted: the database refuses it. */
export interface ReviewRow {
  number: Generated<number>;
  id: string;
  document_id: string;
  target: string;
  kind: string;
  reviewer: string;
  reviewed_at: string;
  quote: string | null;
  claim_id: string | null;
  fields: string | null;
  why: string | null;
  note: string | null;
  replying_body: string | null;
  withdraws: string | null;
  /** All of it, as JSON. */
  review: string;
}

/** Where a review stands in the current reading of its document: worked out whenever that changes. */
interface ReviewPlaceRow {
  review_id: string;
  extraction_id: number;
  place: string;
  claim_id: string | null;
}

interface ClaimReviewRow {
  extraction_id: number;
  claim_id: string;
  /** `confirmed`, `corrected`, `added`, `rejected`; null where there are only notes and replies. */
  state: string | null;
  reviewed_by: string | null;
  reviewed_at: string | null;
  notes: number;
  replies: number;
}

interface DocumentReviewRow {
  extraction_id: number;
  state: string | null;
  corrected: string | null;
  complete: number;
  reviewed_by: string | null;
  reviewed_at: string | null;
  notes: number;
  replies: number;
}
