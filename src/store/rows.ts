import type { ResponseRecord } from '../model/record.js';
import type { Tables } from './schema.js';

type ChildTable =
  | 'pages'
  | 'problems'
  | 'forces'
  | 'policing_bodies'
  | 'inspections'
  | 'recommendations'
  | 'claims'
  | 'claim_recommendations'
  | 'claim_forces'
  | 'claim_topics'
  | 'claim_parts'
  | 'claim_figures'
  | 'excluded'
  | 'positions'
  | 'position_claims';

/** Rows of each table that hangs on an extraction. */
export type ExtractionRows = { [T in ChildTable]: Tables[T][] };

/** Takes a record apart into rows. Tables are listed so that none comes before one that it points to. */
export function rowsOf(record: ResponseRecord, extraction_id: number): ExtractionRows {
  return {
    pages: record.document.pages.map((page) => ({
      extraction_id,
      number: page.number,
      start_offset: page.start,
      end_offset: page.end,
      text_layer: page.textLayer,
      ocr_confidence: page.ocrConfidence,
    })),
    problems: record.document.problems.map((problem, ordinal) => ({
      extraction_id,
      ordinal,
      ...problem,
    })),
    forces: record.forces.map((force, ordinal) => ({
      extraction_id,
      ordinal,
      force_id: force.id,
      name: force.name,
      start_offset: force.evidence?.start ?? null,
      end_offset: force.evidence?.end ?? null,
      page: force.evidence?.page ?? null,
    })),
    policing_bodies: record.policingBodies.map((body, ordinal) => ({
      extraction_id,
      ordinal,
      name: body.name,
      type: body.type,
      office_holder: body.officeHolder?.name ?? null,
      start_offset: body.evidence?.start ?? null,
      end_offset: body.evidence?.end ?? null,
      page: body.evidence?.page ?? null,
    })),
    inspections: record.inspections.map((inspection, ordinal) => ({
      extraction_id,
      ordinal,
      ref: inspection.ref,
      title: inspection.title,
      published: inspection.published?.value ?? null,
      stated_deadline: inspection.statedDeadline?.value ?? null,
      catalogue_id: inspection.catalogue?.id ?? null,
      catalogue_title: inspection.catalogue?.title ?? null,
      catalogue_published: inspection.catalogue?.published ?? null,
    })),
    recommendations: record.recommendations.map((recommendation, ordinal) => ({
      extraction_id,
      ordinal,
      inspection: recommendation.inspection,
      key: recommendation.key,
      kind: recommendation.kind,
      number: recommendation.number,
      label: recommendation.label,
      due: recommendation.due?.value ?? null,
      text: recommendation.text,
      source: recommendation.source,
      start_offset: recommendation.evidence?.start ?? null,
      end_offset: recommendation.evidence?.end ?? null,
      page: recommendation.evidence?.page ?? null,
    })),
    ...claimRows(record, extraction_id),
    excluded: record.excluded.map(({ evidence, why }, ordinal) => ({
      extraction_id,
      ordinal,
      why,
      text: evidence.text,
      ...located(evidence),
    })),
    positions: record.positions.map((position, ordinal) => ({
      extraction_id,
      ordinal,
      inspection: position.inspection,
      recommendation: position.recommendation,
      force_id: position.force,
      position: position.position,
    })),
    position_claims: record.positions.flatMap((position, position_ordinal) =>
      position.claims.map((claim_id, ordinal) => ({
        extraction_id,
        position_ordinal,
        ordinal,
        claim_id,
      })),
    ),
  };
}

type ClaimTable = Extract<ChildTable, `claim${string}`>;

function claimRows(
  record: ResponseRecord,
  extraction_id: number,
): Pick<ExtractionRows, ClaimTable> {
  const { claims } = record;
  const listed = <K extends string>(
    column: K,
    valuesOf: (claim: (typeof claims)[number]) => string[],
  ) =>
    claims.flatMap((claim) =>
      valuesOf(claim).map((value, ordinal) => ({
        extraction_id,
        claim_id: claim.id,
        ordinal,
        ...({ [column]: value } as Record<K, string>),
      })),
    );
  return {
    claims: claims.map((claim, ordinal) => ({
      extraction_id,
      ordinal,
      id: claim.id,
      quote: claim.quote,
      ...located(claim.evidence),
      page_end: claim.evidence.pageEnd,
      sentence: claim.sentence.text,
      sentence_start: claim.sentence.start,
      sentence_end: claim.sentence.end,
      status: claim.status,
      firmness: claim.firmness,
      speaker: claim.speaker,
      reported: claim.reported ? 1 : 0,
      subject: claim.subject,
      inspection: claim.inspection,
      linked_by: claim.linkedBy,
      fit: claim.fit,
      claim_date: claim.claimDate?.value ?? null,
      claim_date_basis: claim.claimDate?.basis ?? null,
      due_date: claim.dueDate?.value ?? null,
      due_date_basis: claim.dueDate?.basis ?? null,
      confidence: claim.confidence,
    })),
    claim_recommendations: listed('recommendation', (claim) => claim.recommendations),
    claim_forces: listed('force_id', (claim) => claim.forces),
    claim_topics: listed('topic', (claim) => claim.topics),
    claim_parts: listed('part', (claim) => claim.parts),
    claim_figures: claims.flatMap((claim) =>
      claim.figures.map((figure, ordinal) => ({
        extraction_id,
        claim_id: claim.id,
        ordinal,
        value: figure.value,
        unit: figure.unit,
        period: figure.period?.text ?? null,
        start_offset: figure.evidence.start,
        end_offset: figure.evidence.end,
      })),
    ),
  };
}

function located(evidence: { start: number; end: number; page: number }) {
  return { start_offset: evidence.start, end_offset: evidence.end, page: evidence.page };
}
