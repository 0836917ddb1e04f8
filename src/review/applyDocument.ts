import {
  type DateValue,
  type DocumentField,
  type DocumentValues,
  type Evidence,
  type InspectionRef,
  makeEvidence,
  type PagedText,
  type PolicingBodyRef,
  type ResponseRecord,
  type Review,
} from '../model/index.js';
import { locate } from './locate.js';
import { documentValues, sameValue } from './values.js';

export interface JudgedDocument {
  /** The record with the fields of the document as judged; its claims and positions are those of before. */
  record: ResponseRecord;
  /** Fields that have been judged, and those that now differ from what the program read. */
  judged: Set<DocumentField>;
  corrected: DocumentField[];
  /** Inspection refs of the program that mean another one now. */
  refs: Map<string, string>;
}

/** The document's own fields after all reviews, oldest first: each pins the fields that it judges. */
export function judgeDocument(
  record: ResponseRecord,
  text: PagedText,
  reviews: readonly Review[],
): JudgedDocument {
  const own = documentValues(record);
  let values: DocumentValues = own;
  const judged = new Set<DocumentField>();
  const shown = new Map<DocumentField, Evidence>();
  for (const review of reviews) {
    if (review.document === null) continue;
    const words = review.anchor && locate(text.text, review.anchor);
    for (const field of review.fields as DocumentField[]) {
      judged.add(field);
      values = { ...values, [field]: review.document[field] };
      if (words) shown.set(field, makeEvidence(text, words.start, words.end));
    }
  }
  const corrected = [...judged].filter((field) => !sameValue(values[field], own[field]));
  if (corrected.length === 0) return { record, judged, corrected, refs: new Map() };
  const inspections = inspectionsOf(record.inspections, values, corrected, shown);
  const refs = movedRefs(record.inspections, inspections);
  const forces = values.forces.map(
    (force) =>
      record.forces.find(({ id }) => id === force.id) ?? {
        ...force,
        evidence: shown.get('forces') ?? null,
      },
  );
  const policingBodies = bodiesOf(record.policingBodies, values, shown);
  const [body] = policingBodies;
  return {
    record: {
      ...record,
      forces,
      policingBodies,
      force: forces[0] ?? null,
      policingBody: body ? { ...body, officeHolder: body.officeHolder?.name ?? null } : null,
      responseDate: dateOf(values.responseDate, record.responseDate, shown.get('responseDate')),
      inspections,
      inspection: inspections[0] ?? null,
    },
    judged,
    corrected,
    refs,
  };
}

function bodiesOf(
  read: readonly PolicingBodyRef[],
  { policingBodies, officeHolders }: DocumentValues,
  shown: ReadonlyMap<DocumentField, Evidence>,
): PolicingBodyRef[] {
  return policingBodies.map((body, n) => {
    const same = read.find(({ name, type }) => name === body.name && type === body.type);
    const name = officeHolders[n] ?? null;
    const holder = read.find(({ officeHolder }) => officeHolder?.name === name)?.officeHolder;
    return {
      ...body,
      officeHolder:
        name === null ? null : (holder ?? { name, evidence: shown.get('officeHolders') ?? null }),
      evidence: same?.evidence ?? shown.get('policingBodies') ?? null,
    };
  });
}

function inspectionsOf(
  read: readonly InspectionRef[],
  values: DocumentValues,
  corrected: readonly DocumentField[],
  shown: ReadonlyMap<DocumentField, Evidence>,
): InspectionRef[] {
  return values.inspections.map(({ ref, catalogue }, n) => {
    const held = read.find((one) => one.ref === ref) ?? read[n];
    const base: InspectionRef = {
      title: held?.title ?? null,
      published: held?.published ?? null,
      statedDeadline: held?.statedDeadline ?? null,
      evidence: held?.evidence ?? shown.get('inspections') ?? null,
      ref,
      catalogue,
    };
    if (n > 0) return base;
    const published = shown.get('inspectionPublished');
    return {
      ...base,
      title: corrected.includes('inspectionTitle') ? values.inspectionTitle : base.title,
      published: corrected.includes('inspectionPublished')
        ? dateOf(values.inspectionPublished, base.published, published)
        : base.published,
      evidence: shown.get('inspectionTitle') ?? base.evidence,
    };
  });
}

/** What a document without an inspection calls the report that its own numbers are of, and what its claims call it. */
const UNKNOWN_REPORT = 'document:1';
export const NO_REPORT = '';

/** What a ref of the program means now: itself where it is still answered, else what stands in its place. */
function movedRefs(
  read: readonly InspectionRef[],
  now: readonly InspectionRef[],
): Map<string, string> {
  const moved = new Map<string, string>();
  const [first] = now;
  if (first && read.length === 0) moved.set(UNKNOWN_REPORT, first.ref).set(NO_REPORT, first.ref);
  for (const [n, { ref }] of read.entries()) {
    if (now.some((one) => one.ref === ref)) continue;
    const place = now[n] ?? now[0];
    if (place) moved.set(ref, place.ref);
  }
  return moved;
}

function dateOf(
  value: string | null,
  read: DateValue | null,
  evidence: Evidence | undefined,
): DateValue | null {
  if (value === null || value === read?.value) return value === null ? null : read;
  return { value, basis: 'stated', evidence: evidence ?? null };
}
