import type {
  Claim,
  ComparisonPosition,
  DocumentReview,
  PolicingBodyRef,
  RecommendationKind,
  ReviewState,
} from '../model/index.js';
import type { RelationKind } from '../store/index.js';
import type { Clock } from './clock.js';

/**
 * `speakers_differ`: the chief officer and the policing body give the same part another status.
 * `several_documents`: the body has answered this inspection more than once; the newest answer is shown.
 */
export type CellFlag = 'speakers_differ' | 'several_documents';

/** A claim that a cell rests on. */
export interface CellClaim
  extends Pick<
    Claim,
    'id' | 'quote' | 'status' | 'firmness' | 'speaker' | 'reported' | 'fit' | 'parts' | 'confidence'
  > {
  documentId: string;
  page: number;
  claimDate: string | null;
  dueDate: string | null;
  /** What a person's review has made of it; null where nobody has judged it. */
  review: ReviewState | null;
}

/** What one body says on one recommendation. */
export interface Cell {
  recommendation: string;
  position: ComparisonPosition;
  flags: CellFlag[];
  claims: CellClaim[];
  /** The position rests on what a person has read: a claim of it was judged, or one that was rejected does not count. */
  reviewed: boolean;
}

/** A recommendation of the inspection. */
export interface Column {
  key: string;
  kind: RecommendationKind;
  number: string;
  /** What it asks: the catalogue's paraphrase, else the words of a document; null where neither is known. */
  text: string | null;
  due: string | null;
  /** Null where it is not known. */
  addressedToForces: boolean | null;
  /** `catalogue`, or `document` for one that only letters name. */
  source: 'catalogue' | 'document';
}

export interface RowDocument {
  id: string;
  source: string;
  responseDate: string | null;
  /** Whether the cells are read from it. */
  used: boolean;
  /** Where the manifest of an import says that it was found. */
  sourceUrl: string | null;
  /** The document that counts in its place, being the same response; null where it counts itself. */
  sameAs: string | null;
  /** How the two are linked; null also where they are only linked by way of others. */
  relation: RelationKind | null;
}

/** One police area. */
export interface Row {
  force: { id: string; name: string };
  policingBody: Pick<PolicingBodyRef, 'name' | 'type'> | null;
  /** The date written on the document used: not when it was published. */
  responseDate: string | null;
  /** Where the document used stands by the clock of section 55: no verdict. Null where none is held. */
  clock: Clock | null;
  documents: RowDocument[];
  /** Fields of the document used that a person has corrected or confirmed; null where nobody has judged them. */
  review: Pick<DocumentReview, 'state' | 'corrected' | 'at'> | null;
  cells: Cell[];
  /** Claims on the inspection that are about no one recommendation: a note, never a cell. */
  general: CellClaim[];
}

export interface Comparison {
  inspection: { id: string; title: string | null; published: string | null };
  /** What it rests on: to be said before any count. */
  basis: {
    /** Responses: documents that are the same response are counted once. */
    documents: number;
    /** Documents that are not counted, being the same response as one that is. */
    duplicates: number;
    bodies: number;
    /** Bodies that the inspection is about: all of the gazetteer, or those that it names. */
    bodiesAsked: number;
    /** Files in the store that could not be read: any of them may be an answer. */
    unreadableFiles: number;
  };
  columns: Column[];
  /** Alphabetical by force: never a ranking. */
  rows: Row[];
}
