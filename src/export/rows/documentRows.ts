import { clockOf } from '../../compare/index.js';
import type { ResponseRecord } from '../../model/index.js';
import type { TABLES, TableRow } from '../schema/index.js';
import { inspectionId } from './inspectionId.js';

type Row<Name extends keyof typeof TABLES> = TableRow<(typeof TABLES)[Name]>;

/** @param record as it may be published, see redact. */
export function documentRow(
  record: ResponseRecord,
  casePassages: number,
  sameResponseAs: string | null,
): Row<'documents'> {
  const { document, policingBodies, provenance } = record;
  const ocr = document.pages.flatMap((page) => page.ocrConfidence ?? []);
  return {
    document_id: document.id,
    file_name: document.source ?? '',
    media_type: document.mediaType,
    language: document.language,
    text_layer: document.textLayer,
    ocr_confidence: ocr.length === 0 ? null : ocr.reduce((sum, one) => sum + one, 0) / ocr.length,
    pages: document.pages.length,
    characters: document.characters,
    forces: record.forces.map(({ id }) => id),
    force_names: record.forces.map(({ name }) => name),
    policing_bodies: policingBodies.map(({ name }) => name),
    policing_body_types: policingBodies.map(({ type }) => type),
    office_holders: policingBodies.flatMap(({ officeHolder }) => officeHolder?.name ?? []),
    response_date: record.responseDate?.value ?? null,
    response_date_basis: record.responseDate?.basis ?? null,
    inspections: record.inspections.map(({ ref }) => inspectionId(ref, document.id)),
    claims: record.claims.length,
    case_passages_left_out: casePassages,
    problems: document.problems.map(({ code }) => code),
    source_url: document.provenance?.sourceUrl ?? null,
    retrieved: document.provenance?.retrieved ?? null,
    published_on: document.provenance?.publishedOn?.value ?? null,
    published_on_basis: document.provenance?.publishedOn?.basis ?? null,
    same_response_as: sameResponseAs,
    extractor: provenance.extractor,
    rule_pack: provenance.rulePack,
  };
}

/** Where the document stands by the clock for each report that it answers. */
export function clockRows(record: ResponseRecord): Row<'clock'>[] {
  return record.inspections.map(({ ref, catalogue, published }) => {
    const report = catalogue?.published ?? published?.value ?? null;
    const clock = clockOf(report, {
      publishedOn: record.document.provenance?.publishedOn ?? null,
      letterDate: record.responseDate?.value ?? null,
    });
    return {
      document_id: record.document.id,
      inspection_id: inspectionId(ref, record.document.id),
      forces: record.forces.map(({ id }) => id),
      report_published: report,
      last_day_56: dayOf(report, 56),
      last_day_57: dayOf(report, 57),
      date: clock.date,
      date_basis: clock.basis,
      day: clock.day,
      value: clock.value,
      dated_before_report: clock.anomaly,
    };
  });
}

/** The date of a day of the period, the day of the report being day 1; null where the report's has no day. */
function dayOf(report: string | null, day: number): string | null {
  if (report === null || report.length < 'yyyy-mm-dd'.length) return null;
  return new Date(Date.parse(report) + (day - 1) * 86_400_000).toISOString().slice(0, 10);
}

export function exclusionRows(record: ResponseRecord): Row<'exclusions'>[] {
  return record.excluded.map(({ evidence, why }, n) => ({
    document_id: record.document.id,
    ordinal: n + 1,
    why,
    // Furniture is mostly addresses, reference numbers and captions of signatures.
    text: why === 'artefact' ? null : evidence.text,
    start_offset: evidence.start,
    end_offset: evidence.end,
    page: evidence.page,
  }));
}
