import type { Claim, ResponseRecord } from '../../model/index.js';
import type { TABLES, TableRow } from '../schema/index.js';
import { inspectionId } from './inspectionId.js';

type Row<Name extends keyof typeof TABLES> = TableRow<(typeof TABLES)[Name]>;

/** Confidence is an estimate: more digits would say more than is known. */
const DIGITS = 4;

export function claimRow(claim: Claim, record: ResponseRecord): Row<'claims'> {
  return {
    claim_id: claim.id,
    document_id: record.document.id,
    forces: claim.forces.length > 0 ? claim.forces : record.forces.map(({ id }) => id),
    force_names: record.forces.map(({ name }) => name),
    policing_bodies: record.policingBodies.map(({ name }) => name),
    response_date: record.responseDate?.value ?? null,
    inspection_id: claim.inspection && inspectionId(claim.inspection, record.document.id),
    recommendations: claim.recommendations,
    linked_by: claim.linkedBy,
    fit: claim.fit,
    parts: claim.parts,
    topics: claim.topics,
    status: claim.status,
    firmness: claim.firmness,
    speaker: claim.speaker,
    reported: claim.reported,
    subject: claim.subject,
    claim_date: claim.claimDate?.value ?? null,
    claim_date_basis: claim.claimDate?.basis ?? null,
    due_date: claim.dueDate?.value ?? null,
    due_date_basis: claim.dueDate?.basis ?? null,
    confidence: Number(claim.confidence.toFixed(DIGITS)),
    quote: claim.quote,
    sentence: claim.sentence.text,
    start_offset: claim.evidence.start,
    end_offset: claim.evidence.end,
    page: claim.evidence.page,
    page_end: claim.evidence.pageEnd,
    rules: claim.because.map(({ rule }) => rule),
    extractor: record.provenance.extractor,
    rule_pack: record.provenance.rulePack,
    review_state: claim.review?.state ?? null,
  };
}

/** None for a claim on an unknown report: its keys stand in table claims only. */
export function claimRecommendationRows(
  claim: Claim,
  record: ResponseRecord,
): Row<'claim_recommendations'>[] {
  const { inspection } = claim;
  if (inspection === null) return [];
  return unique(claim.recommendations).map((recommendation) => ({
    claim_id: claim.id,
    document_id: record.document.id,
    inspection_id: inspectionId(inspection, record.document.id),
    recommendation,
  }));
}

export function claimTopicRows(claim: Claim, record: ResponseRecord): Row<'claim_topics'>[] {
  return unique(claim.topics).map((topic) => ({
    claim_id: claim.id,
    document_id: record.document.id,
    topic,
  }));
}

export function figureRows(claim: Claim, record: ResponseRecord): Row<'figures'>[] {
  return claim.figures.map(({ value, unit, evidence, period }, n) => ({
    claim_id: claim.id,
    document_id: record.document.id,
    ordinal: n + 1,
    value,
    unit,
    period: period?.text ?? null,
    quote: evidence.text,
    start_offset: evidence.start,
    end_offset: evidence.end,
  }));
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
