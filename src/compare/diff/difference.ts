import type { ClaimField, ComparisonPosition, DocumentField, Status } from '../../model/index.js';

/**
 * Why something is other than it was. `document`: another document is held. `version`, `rules`: it was read by another
 * version, or with other rule packs. `manifest`: it was read with another area or inspection given. `review`: a person has
 * judged it, or taken a judgement back. `unknown`: by the same version and rules, and without a review.
 */
export const CAUSES = ['document', 'version', 'rules', 'manifest', 'review', 'unknown'] as const;
export type Cause = (typeof CAUSES)[number];

/** A document by which a difference is known. */
export interface DocumentRef {
  documentId: string;
  source: string;
  forces: string[];
  /** Names, in the same order. */
  forceNames: string[];
  responseDate: string | null;
}

export interface FieldChange<F extends string> {
  field: F;
  before: unknown;
  after: unknown;
  causes: Cause[];
}

export interface DocumentChange extends DocumentRef {
  fields: FieldChange<DocumentField>[];
}

export interface ClaimDifference {
  documentId: string;
  source: string;
  claimId: string;
  quote: string;
  page: number;
  status: Status;
  recommendations: string[];
  causes: Cause[];
}

export interface ClaimChange extends ClaimDifference {
  fields: FieldChange<ClaimField | 'quote'>[];
}

export interface PositionChange {
  inspection: string;
  recommendation: string;
  force: string;
  forceName: string;
  before: ComparisonPosition;
  after: ComparisonPosition;
  /** The document that speaks, or spoke. */
  documentId: string;
  causes: Cause[];
}

/** What is other in B than in A. Lists are in the order of documents and of the letter. */
export interface Difference {
  a: DiffSide;
  b: DiffSide;
  documents: { added: DocumentRef[]; removed: DocumentRef[]; changed: DocumentChange[] };
  claims: { gained: ClaimDifference[]; lost: ClaimDifference[]; changed: ClaimChange[] };
  positions: PositionChange[];
  /** How many of each by cause; one with two causes counts at both. */
  byCause: Record<Cause, { documents: number; claims: number; positions: number }>;
}

export interface DiffSide {
  label: string;
  documents: number;
  claims: number;
}
