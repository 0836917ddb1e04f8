import type { ResponseRecord } from '../../model/record.js';
import type { PlacedReview, Review } from '../../model/review.js';
import type { FlatClaim, FoundClaim } from '../store.js';

/** One of the extractions that are kept of a document. */
export interface PastRecord {
  record: ResponseRecord;
  isCurrent: boolean;
}

/** What came of reviews that were handed to the store. */
export interface ReviewOutcome {
  /** Reviews that were not held before. */
  added: number;
  /** Ids of reviews whose words do not stand in the reading of their document. */
  lost: string[];
  /** Ids of documents that are reviewed and not held. */
  notHeld: string[];
}

export interface ReviewFilter {
  documentId?: string | undefined;
  /** A claim of the current reading. */
  claimId?: string | undefined;
  /** Those whose words were not found again. */
  lost?: boolean | undefined;
}

/** The part of a store that keeps what people say of what was read. */
export interface ReviewStore {
  /**
   * Keeps reviews, each once, and lets them take effect in one transaction: all reading methods speak of what was read
   * after them. A review is never changed or deleted, not by a new extraction either.
   */
  saveReviews(reviews: readonly Review[]): Promise<ReviewOutcome>;
  /** Reviews with where they stand now, oldest first. */
  reviews(filter?: ReviewFilter): Promise<PlacedReview[]>;
  /** Claims that nobody has judged, the least certain first. */
  reviewQueue(filter?: { documentId?: string | undefined; limit?: number }): Promise<FlatClaim[]>;
  /** Claims of the program whose id begins so, whether they count or were rejected, as they were extracted. */
  findExtractedClaims(idPrefix: string): Promise<FoundClaim[]>;
  /** Every extraction that is kept, as it was extracted: by document id, the oldest first. */
  pastRecords(): AsyncIterable<PastRecord>;
}
