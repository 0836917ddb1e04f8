import type { Generated } from 'kysely';
import type { ReviewMarks, ReviewTables } from './reviews/tables.js';

/** The tables as kysely sees them; what each holds is said in migrations/. */
export interface Tables extends ReviewTables {
  texts: { hash: string; text: string };
  documents: { id: string; imported_at: string };
  sources: { document_id: string; path: string };
  extractions: ExtractionTable;
  pages: PageRow;
  problems: ProblemRow;
  forces: ForceRow;
  policing_bodies: PolicingBodyRow;
  inspections: InspectionRow;
  recommendations: RecommendationRow;
  claims: ClaimRow;
  claim_recommendations: OfClaim & { recommendation: string };
  claim_forces: OfClaim & { force_id: string };
  claim_topics: OfClaim & { topic: string };
  claim_parts: OfClaim & { part: string };
  claim_figures: OfClaim & {
    value: number;
    unit: string;
    period: string | null;
    start_offset: number;
    end_offset: number;
  };
  excluded: ExcludedRow;
  positions: PositionRow;
  position_claims: PositionClaimRow;
  failures: FailureRow;
  failure_sources: { key: string; path: string };
  provenance: ProvenanceRow;
  fingerprints: FingerprintRow;
  fingerprint_bands: { key: number; fingerprint: number };
  relations: RelationRow;
  imports: ImportRow;
  import_files: ImportFileRow;
  derived: { name: string; version: number };
  catalogue: { id: number; rule_pack: string };
  catalogue_bodies: CatalogueBodyRow;
  catalogue_inspections: CatalogueInspectionRow;
  catalogue_inspection_forces: { inspection: string; force_id: string };
  catalogue_recommendations: CatalogueRecommendationRow;
  catalogue_topics: { topic: string; name: string };
  catalogue_parts: { inspection: string; recommendation: string; ordinal: number; part: string };
  responses: ResponseRow;
  duplicates: { document_id: string; counted_as: string };
  letter_pages: LetterPageRow;
  claim_quotes: ClaimQuoteRow;
  claim_runs: { key: number; extraction_id: number; claim_id: string };
  relations_flat: RelationRow;
  documents_flat: DocumentFlat;
  claims_flat: ClaimFlat;
  failures_flat: {
    key: string;
    document_id: string | null;
    code: string;
    message: string;
    source: string;
  };
}

export interface ExtractionTable {
  id: Generated<number>;
  document_id: string;
  rule_pack: string;
  extractor: string;
  /** The version so written that text order is version order. */
  extractor_order: string;
  /** Counts the imports of this document: of two rule packs, the one used last has the higher turn. */
  turn: number;
  is_current: number;
  schema_version: number;
  text_hash: string;
  media_type: string;
  characters: number;
  text_layer: string;
  language: string;
  response_date: string | null;
  response_date_basis: string | null;
  /** Area and inspection that a manifest gave when it was read, as JSON. */
  given: string | null;
  /** The whole record as JSON, without `document.text` and `document.source`. */
  record: string;
  imported_at: string;
}

interface OfExtraction {
  extraction_id: number;
  ordinal: number;
}

interface OfClaim extends OfExtraction {
  claim_id: string;
}

interface Located {
  start_offset: number;
  end_offset: number;
  page: number;
}

interface PageRow {
  extraction_id: number;
  number: number;
  start_offset: number;
  end_offset: number;
  text_layer: string;
  ocr_confidence: number | null;
}

interface ProblemRow extends OfExtraction {
  code: string;
  severity: string;
  message: string;
}

interface ForceRow extends OfExtraction, Partially<Located> {
  force_id: string;
  name: string;
}

type Partially<T> = { [K in keyof T]: T[K] | null };

interface PolicingBodyRow extends OfExtraction, Partially<Located> {
  name: string;
  type: string;
  office_holder: string | null;
}

interface InspectionRow extends OfExtraction {
  ref: string;
  title: string | null;
  published: string | null;
  stated_deadline: string | null;
  catalogue_id: string | null;
  catalogue_title: string | null;
  catalogue_published: string | null;
}

interface RecommendationRow extends OfExtraction {
  inspection: string;
  key: string;
  kind: string;
  number: string;
  label: string;
  due: string | null;
  text: string | null;
  source: string;
  start_offset: number | null;
  end_offset: number | null;
  page: number | null;
}

interface ClaimRow extends OfExtraction, Located {
  id: string;
  quote: string;
  page_end: number;
  sentence: string;
  sentence_start: number;
  sentence_end: number;
  status: string;
  firmness: string;
  speaker: string;
  reported: number;
  subject: string;
  inspection: string | null;
  linked_by: string;
  fit: string;
  claim_date: string | null;
  claim_date_basis: string | null;
  due_date: string | null;
  due_date_basis: string | null;
  confidence: number;
}

interface ExcludedRow extends OfExtraction, Located {
  why: string;
  text: string;
}

interface PositionRow extends OfExtraction {
  inspection: string;
  recommendation: string;
  force_id: string;
  position: string;
}

interface PositionClaimRow extends OfExtraction {
  position_ordinal: number;
  claim_id: string;
}

interface FailureRow {
  key: string;
  document_id: string | null;
  code: string;
  message: string;
  failed_at: string;
}

export interface ProvenanceRow {
  document_id: string;
  path: string;
  source_url: string | null;
  retrieved: string | null;
  published_on: string | null;
  published_on_basis: string | null;
  body: string | null;
  inspection: string | null;
  note: string | null;
}

interface FingerprintRow {
  id: Generated<number>;
  document_id: string;
  text_key: string;
  words: number;
  minhash: Uint8Array;
}

interface RelationRow {
  document_id: string;
  other_id: string;
  kind: string;
  similarity: number;
}

interface ImportRow {
  id: Generated<number>;
  started_at: string;
  ended_at: string | null;
  state: string;
  /** JSON array. */
  paths: string;
  manifest: string | null;
  extractor: string | null;
  rule_pack: string | null;
  files: number | null;
  added: number | null;
  updated: number | null;
  unchanged: number | null;
  failed: number | null;
}

export interface ImportFileRow {
  import_id: number;
  path: string;
  outcome: string;
  document_id: string | null;
  code: string | null;
  message: string | null;
}

interface CatalogueBodyRow {
  force_id: string;
  force_name: string;
  policing_body: string;
  policing_body_type: string;
  nation: string;
  ons_code: string | null;
}

interface CatalogueInspectionRow {
  inspection: string;
  title: string;
  published: string | null;
  kind: string;
  scope: string;
}

interface CatalogueRecommendationRow {
  inspection: string;
  recommendation: string;
  ordinal: number;
  kind: string;
  number: string;
  text: string | null;
  due: string | null;
  addressed_to_forces: number | null;
  topic: string | null;
}

interface ResponseRow {
  force_id: string;
  inspection: string;
  document_id: string;
  /** The document that counts in its place; itself where it counts. */
  counted_as: string;
  /** 1 for the newest response of the force. */
  place: number;
}

interface LetterPageRow {
  id: Generated<number>;
  document_id: string;
  page: number;
  start_offset: number;
  text: string;
}

interface ClaimQuoteRow {
  id: Generated<number>;
  extraction_id: number;
  claim_id: string;
  quote: string;
}

/** A row of the view `documents_flat`: lists are joined by '; ', null where empty. */
export interface DocumentFlat extends ReviewMarks {
  document_id: string;
  source: string;
  forces: string | null;
  force_names: string | null;
  policing_bodies: string | null;
  office_holders: string | null;
  response_date: string | null;
  response_date_basis: string | null;
  inspections: string | null;
  claims: number;
  problems: string | null;
  media_type: string;
  text_layer: string;
  language: string;
  characters: number;
  pages: number;
  extractor: string;
  rule_pack: string;
  source_url: string | null;
  retrieved: string | null;
  published_on: string | null;
  published_on_basis: string | null;
  note: string | null;
  duplicate_of: string | null;
}

/** A row of the view `claims_flat`. */
export interface ClaimFlat extends ReviewMarks {
  claim_id: string;
  document_id: string;
  source: string;
  responding_forces: string | null;
  force_names: string | null;
  policing_bodies: string | null;
  office_holders: string | null;
  response_date: string | null;
  forces: string | null;
  inspection: string | null;
  inspection_title: string | null;
  inspection_published: string | null;
  recommendations: string | null;
  status: string;
  firmness: string;
  speaker: string;
  reported: number;
  subject: string;
  linked_by: string;
  fit: string;
  parts: string | null;
  topics: string | null;
  claim_date: string | null;
  claim_date_basis: string | null;
  due_date: string | null;
  due_date_basis: string | null;
  confidence: number;
  quote: string;
  start_offset: number;
  end_offset: number;
  page: number;
  page_end: number;
  sentence: string;
  extractor: string;
  rule_pack: string;
}
