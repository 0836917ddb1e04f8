import { createHash } from 'node:crypto';
import {
  type ClaimField,
  type ClaimValues,
  type DocumentField,
  type DocumentValues,
  type Exclusion,
  type ResponseRecord,
  type Review,
  type ReviewKind,
  Review as ReviewSchema,
  type Span,
} from '../model/index.js';
import { anchorOf } from './locate.js';

/** Who writes a review, and when (UTC, ISO 8601 with milliseconds). */
export interface Reviewer {
  by: string;
  at: string;
}

interface Words {
  note?: string | null | undefined;
  from?: string | null | undefined;
}

export interface ClaimJudgement extends Words {
  kind: Exclude<ReviewKind, 'withdraw'>;
  /** Where the claim stands in the reading text, and the id that it has. */
  span: Span;
  claimId: string | null;
  /** What was judged, and all values after it; left out with a note or reply. */
  fields?: readonly ClaimField[];
  values?: ClaimValues | null;
  /** What the program had read. */
  machine?: ClaimValues | null;
  why?: Exclusion | null | undefined;
}

export interface DocumentJudgement extends Words {
  kind: 'confirm' | 'correct' | 'note' | 'reply';
  fields?: readonly DocumentField[];
  values?: DocumentValues | null;
  machine?: DocumentValues | null;
  /** The words of the document that show the value. */
  span?: Span | null | undefined;
}

/** @param record with `document.text`, as it is read now. */
export function reviewClaim(
  record: ResponseRecord,
  judgement: ClaimJudgement,
  who: Reviewer,
): Review {
  const { kind, span, claimId, fields, values, machine, why } = judgement;
  return made(record, who, {
    target: 'claim',
    kind,
    anchor: anchorOf(record.document.text ?? '', span, claimId),
    fields: [...(fields ?? [])],
    claim: values ?? null,
    document: null,
    machine: machine ?? null,
    why: why ?? null,
    ...words(judgement),
  });
}

/** @param record with `document.text`, as it is read now. */
export function reviewDocument(
  record: ResponseRecord,
  judgement: DocumentJudgement,
  who: Reviewer,
): Review {
  const { kind, fields, values, machine, span } = judgement;
  return made(record, who, {
    target: 'document',
    kind,
    anchor: span ? anchorOf(record.document.text ?? '', span, null) : null,
    fields: [...(fields ?? [])],
    claim: null,
    document: values ?? null,
    machine: machine ?? null,
    why: null,
    ...words(judgement),
  });
}

/** A review that takes an earlier one back. */
export function withdrawal(review: Review, who: Reviewer, note: string | null = null): Review {
  return identified({
    documentId: review.documentId,
    target: review.target,
    kind: 'withdraw',
    by: who.by,
    at: who.at,
    anchor: review.anchor,
    fields: [],
    claim: null,
    document: null,
    machine: null,
    why: null,
    note,
    from: null,
    withdraws: review.id,
    extractor: review.extractor,
    rulePack: review.rulePack,
  });
}

/** Whether the id of a review is the hash of what it says: a review that was changed by hand has another. */
export function isWhole({ id, ...rest }: Review): boolean {
  return hashOf(rest) === id;
}

function words({ note, from }: Words) {
  return { note: note ?? null, from: from ?? null };
}

type Unsigned = Omit<Review, 'id'>;

function made(
  record: ResponseRecord,
  { by, at }: Reviewer,
  rest: Omit<Unsigned, 'documentId' | 'by' | 'at' | 'withdraws' | 'extractor' | 'rulePack'>,
): Review {
  const { extractor, rulePack } = record.provenance;
  return identified({
    documentId: record.document.id,
    by,
    at,
    ...rest,
    withdraws: null,
    extractor,
    rulePack,
  });
}

function identified(review: Unsigned): Review {
  return ReviewSchema.parse({ id: hashOf(review), ...review });
}

/** Keys in the order of the alphabet, so that a review read from elsewhere has the same hash. */
function hashOf(review: Unsigned): string {
  return createHash('sha256').update(canonical(review)).digest('hex').slice(0, 16);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}
