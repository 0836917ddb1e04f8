import type { Problem, ProblemCode } from '../model/problem.js';
import type { DocumentProvenance, Given } from '../model/provenance.js';
import type { Claim, ResponseRecord } from '../model/record.js';
import type { DocumentReview, ReviewState } from '../model/review.js';
import type { RecommendationKind, Speaker, Status } from '../model/vocabulary.js';
import type { ReviewStore } from './reviews/reviewStore.js';

export type { PastRecord, ReviewFilter, ReviewOutcome } from './reviews/reviewStore.js';

import type {
  BodyFilter,
  ClockRow,
  CoverageRow,
  DueFilter,
  DueRow,
  FigureFilter,
  FigureRow,
  SharedWording,
  TimelineRow,
  WordingFilter,
} from './asking.js';
import type { ClaimStats, SearchQuery, SearchResult, StatsGroup } from './searching.js';
import type { StoredCatalogue } from './storedCatalogue.js';

export type {
  BodyFilter,
  ClockRow,
  CoverageRow,
  DueFilter,
  DueRow,
  FigureFilter,
  FigureRow,
  SharedWording,
  TimelineRow,
  WordingFilter,
} from './asking.js';
export {
  type ClaimStats,
  type FacetCount,
  type Found,
  type LetterHit,
  type SearchQuery,
  type SearchResult,
  type Snippet,
  STATS_GROUPS,
  type StatsGroup,
  type StatsRow,
} from './searching.js';
export type { StoredCatalogue } from './storedCatalogue.js';

/**
 * `added`: a document that was not held. `updated`: a held document, extracted anew by another rule pack or version.
 * `unchanged`: this very extraction was held already; at most a source path is new.
 */
export type SaveOutcome = 'added' | 'updated' | 'unchanged';

export interface SaveResult {
  outcome: SaveOutcome;
  documentId: string;
  /** Other documents that were once imported from this same path: its bytes have changed since. They are kept. */
  earlierAtSource: string[];
}

/** What makes two extractions the same: with the document's id, its key in the store. */
export interface ExtractionIdentity {
  rulePack: string;
  extractor: string;
}

/** What an import knows of a file besides its bytes. */
export interface FileNotes {
  /** What a manifest says of it; left out or null, what was said before holds. */
  provenance?: DocumentProvenance | null | undefined;
  /** The run of {@link Store.beginImport} whose report lists it. */
  run?: number | undefined;
}

/** What came of one file in a run of an import. */
export interface ImportedFile {
  path: string;
  outcome: SaveOutcome | 'failed';
  /** Null only where the bytes could not be had. */
  documentId: string | null;
  /** Why it failed; null if it did not. */
  code: ProblemCode | null;
  message: string | null;
}

export interface ImportStart {
  /** Files, folders and globs as the user named them. */
  paths: readonly string[];
  manifest: string | null;
  identity: ExtractionIdentity | null;
}

export interface ImportEnd {
  /** `stopped`: by the user. `broken`: by a fault of the store. */
  state: 'finished' | 'stopped' | 'broken';
  /** Files that were found. */
  files: number;
  counts: Record<ImportedFile['outcome'], number>;
}

/** A run of an import. Times are UTC in ISO 8601. */
export interface ImportRun {
  id: number;
  startedAt: string;
  /** Null while it runs, and for ever if it was killed. */
  endedAt: string | null;
  state: 'running' | ImportEnd['state'];
  paths: string[];
  manifest: string | null;
  extractor: string | null;
  rulePack: string | null;
  /** Files that were found; null if it did not come to its end. */
  files: number | null;
  counts: ImportEnd['counts'];
}

/**
 * `same_text`: word for word, in another file. `near_same`: the same but for layout or corrections. `translation`: the
 * same in another language, by its numbers and names.
 */
export type RelationKind = 'same_text' | 'near_same' | 'translation';

/** Two documents that are one response. `documentId` is the lesser id. */
export interface Relation {
  documentId: string;
  otherId: string;
  kind: RelationKind;
  /** 0 to 1: of runs of words, or for a translation of numbers and names. */
  similarity: number;
}

/** A file that could not be read. */
export interface Failure {
  /** Null where the bytes themselves could not be had. */
  documentId: string | null;
  source: string;
  problem: Problem;
}

/** A recorded failure, with every path at which the file was seen, sorted. */
export interface StoredFailure {
  documentId: string | null;
  sources: string[];
  code: string;
  message: string;
}

/** One document as held now: a summary of its current extraction. */
export interface DocumentSummary {
  documentId: string;
  /** The first of its source paths in text order. */
  source: string;
  /** Force ids, and their names in the same order. */
  forces: string[];
  forceNames: string[];
  policingBodies: string[];
  responseDate: string | null;
  /** Inspection refs. */
  inspections: string[];
  claims: number;
  /** Problem codes. */
  problems: string[];
  mediaType: string;
  language: string;
  provenance: DocumentProvenance | null;
  /** Length of the reading text in UTF-16 units. */
  characters: number;
  /** Version and rule packs of its current extraction. */
  extractor: string;
  rulePack: string;
  /** Whether a person has judged anything of it, and what came of its own fields; null where nobody judged those. */
  reviewed: boolean;
  reviewState: DocumentReview['state'];
  reviewedAt: string | null;
}

/** One claim with what is needed to read and cite it. Offsets are UTF-16 units of the reading text. */
export interface FlatClaim {
  claimId: string;
  documentId: string;
  source: string;
  forces: string[];
  forceNames: string[];
  policingBodies: string[];
  responseDate: string | null;
  inspection: string | null;
  inspectionTitle: string | null;
  recommendations: string[];
  status: Status;
  firmness: string;
  speaker: Speaker;
  reported: boolean;
  subject: string;
  linkedBy: string;
  fit: string;
  parts: string[];
  topics: string[];
  claimDate: string | null;
  dueDate: string | null;
  confidence: number;
  quote: string;
  start: number;
  end: number;
  page: number;
  /** Whether a person has judged it, and what came of it; null where nobody has. */
  reviewed: boolean;
  reviewState: ReviewState | null;
  reviewedAt: string | null;
}

/** Each given field narrows; a field left out does not. */
export interface ClaimFilter {
  /** Force id: the claim's own forces, or the responding forces where it names none. */
  force?: string | undefined;
  topic?: string | undefined;
  recommendation?: string | undefined;
  status?: Status | undefined;
  speaker?: Speaker | undefined;
  inspection?: string | undefined;
  /** Leaves out documents that are the same response as one that counts. Default false. */
  once?: boolean | undefined;
  limit?: number | undefined;
}

export interface HeldForce {
  id: string;
  name: string;
  documents: number;
  claims: number;
}

/** An inspection that at least one held document answers. */
export interface HeldInspection {
  /** Catalogue id, or `document:1` and the like: then only meaningful within `documentId`. */
  ref: string;
  catalogued: boolean;
  title: string | null;
  published: string | null;
  documents: number;
  /** Number of different responding forces. */
  forces: number;
  claims: number;
  /** The one document that it is known from, where it is not catalogued. */
  documentId: string | null;
}

/** Counts of what the current extractions hold. */
export interface StoreCounts {
  documents: number;
  forces: number;
  inspections: number;
  claims: number;
  failures: number;
}

/** A document that answers an inspection, as far as it must be known to choose which documents speak. */
export interface ResponseHead {
  documentId: string;
  source: string;
  sourceUrl: string | null;
  language: string;
  responseDate: string | null;
  /** Length of the reading text in UTF-16 units. */
  characters: number;
  /** Ids of the responding forces, as the document names them. */
  forces: string[];
}

/** A recommendation as held documents name it: the first that has a text or due date gives them. */
export interface NamedRecommendation {
  key: string;
  kind: RecommendationKind;
  number: string;
  text: string | null;
  due: string | null;
}

export interface RecordQuery {
  documentId?: string | undefined;
  /** Only these documents. */
  documentIds?: readonly string[] | undefined;
  /** Only documents that answer this inspection (its ref). */
  inspection?: string | undefined;
  /** Adds `document.text`. */
  withText?: boolean | undefined;
  /** `extracted`: what the program read, whatever people have said of it. Default `reviewed`. */
  reading?: 'reviewed' | 'extracted' | undefined;
  /** Adds `reviews`: every review of the document, withdrawn ones among them. */
  withReviews?: boolean | undefined;
}

/** A claim found by its id, with the record that holds it (with text). */
export interface FoundClaim {
  claim: Claim;
  record: ResponseRecord;
}

/**
 * Where records are kept. Every method gives a promise, so that another database can stand behind it. All
 * reading methods speak of the current extraction of each document: that of the newest extractor version and, among
 * those, of the rule pack it was last imported with. Older extractions are kept.
 *
 * Each method rejects with a {@link StoreError} (one clear sentence) when the database fails.
 */
export interface Store extends ReviewStore {
  /**
   * Saves a record in one transaction. The same extraction again changes nothing but the source paths.
   * @param record must carry `document.text`.
   * @throws {InternalError} if the record breaks a law (a span whose text is not in the document, say).
   */
  save(record: ResponseRecord, source: string, notes?: FileNotes): Promise<SaveResult>;
  /**
   * Notes that a document is held under one more path and is current in this extraction. Null if it is not held, or
   * was read with another area or inspection than it is now given: then nothing is noted.
   */
  touch(
    documentId: string,
    identity: ExtractionIdentity,
    source: string,
    notes?: FileNotes,
  ): Promise<SaveResult | null>;
  /** What a document is to be read with: what this manifest, or one before, gives. */
  givenFor(
    documentId: string,
    source: string,
    provenance?: DocumentProvenance | null,
  ): Promise<Given | null>;
  /** Records a file that could not be read; replaced when it fails again, gone when it succeeds. */
  saveFailure(failure: Failure, notes?: FileNotes): Promise<void>;
  /** Drops what was recorded of a file that could not be read: an archive, say, which is no document itself. */
  forgetFailure(documentId: string, source: string): Promise<void>;
  /** Deletes a document with all its extractions. @returns whether it was held. */
  remove(documentId: string): Promise<boolean>;

  /**
   * Keeps bodies, inspections, recommendations and topics of the catalogue in tables, in place of those kept before.
   * Writes nothing if they come from the same rule packs. Imports do this with the packs that they read with.
   */
  useCatalogue(catalogue: StoredCatalogue): Promise<void>;

  /** Begins a run of an import. @returns its number, to be given with each file. */
  beginImport(start: ImportStart): Promise<number>;
  /** Notes files of a run that are not saved: that are held already, or paths where there is nothing. */
  noteFiles(run: number, files: readonly ImportedFile[]): Promise<void>;
  endImport(run: number, end: ImportEnd): Promise<void>;
  /** Runs of imports, the last first. */
  imports(): Promise<ImportRun[]>;
  /** What came of each file of a run, by path; nothing of runs long ago. */
  importFiles(run: number): AsyncIterable<ImportedFile>;
  /** Documents that are one response. Of a text held several times, the lesser id is linked with each of the others. */
  relations(): Promise<Relation[]>;

  /**
   * The records by document id, after all reviews (see {@link RecordQuery.reading}); `document.source` is the first path
   * in text order.
   */
  records(query?: RecordQuery): AsyncIterable<ResponseRecord>;
  /** The documents that answer an inspection (its ref), by document id. */
  responseHeads(inspection: string): Promise<ResponseHead[]>;
  /** The recommendations of an inspection that documents name, by key. */
  namedRecommendations(inspection: string): Promise<NamedRecommendation[]>;
  documents(): Promise<DocumentSummary[]>;
  /** Documents whose id begins with the words given, or one of whose paths or base names they are. */
  findDocuments(query: string): Promise<DocumentSummary[]>;
  claims(filter?: ClaimFilter): Promise<FlatClaim[]>;
  /** How many claims a filter lets through, whatever its limit. */
  countClaims(filter?: ClaimFilter): Promise<number>;
  /**
   * Full-text search over the pages of letters and the quotes of claims, by the stem of English words. A filter that
   * only claims have (status, speaker, topic, recommendation) does not narrow the letters.
   * @throws {UsageError} if there is no word to look for.
   */
  search(query: SearchQuery): Promise<SearchResult>;
  stats(filter?: ClaimFilter, by?: readonly StatsGroup[]): Promise<ClaimStats>;
  /** Where each response stands by the clock of section 55, by inspection and force. */
  clock(filter?: BodyFilter): Promise<ClockRow[]>;
  /** A row for each body that an inspection asked, also those of which nothing is held. */
  coverage(filter?: BodyFilter): Promise<CoverageRow[]>;
  /** Promises, and recommendations, that fall due between two dates, by date. */
  due(filter: DueFilter): Promise<DueRow[]>;
  /** What the letters of a force (its id) say, by their dates; those without a date last. */
  timeline(force: string, topic?: string): Promise<TimelineRow[]>;
  /** Passages that responses of different bodies share, those that most bodies share first. */
  wording(filter?: WordingFilter): Promise<SharedWording[]>;
  /** The numbers that responses offer, by force and place. */
  figures(filter?: FigureFilter): Promise<FigureRow[]>;
  /** Claims whose id begins so. */
  findClaims(idPrefix: string): Promise<FoundClaim[]>;
  forces(): Promise<HeldForce[]>;
  inspections(): Promise<HeldInspection[]>;
  failures(): Promise<StoredFailure[]>;
  counts(): Promise<StoreCounts>;
  close(): Promise<void>;
}
