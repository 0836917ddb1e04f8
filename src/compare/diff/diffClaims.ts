import {
  CLAIM_FIELDS,
  type Claim,
  type ClaimField,
  type ResponseRecord,
  type Span,
} from '../../model/index.js';
import { claimValues, foldedWords, sameValue } from '../../review/index.js';
import { byReading, together } from './causes.js';
import type { Cause, ClaimChange, ClaimDifference, FieldChange } from './difference.js';

/** Share of their common extent from which two spans of one text are the same claim, cut otherwise. */
const SAME_CLAIM = 0.6;

export interface ClaimChanges {
  gained: ClaimDifference[];
  lost: ClaimDifference[];
  changed: ClaimChange[];
}

/** Claims of two readings of one document. The same claim is known by its id, else by its words, else by its place. */
export function diffClaims(a: ResponseRecord, b: ResponseRecord): ClaimChanges {
  const pairs = pairUp(a, b);
  const [met, kept] = [new Set(pairs.map(([one]) => one)), new Set(pairs.map(([, two]) => two))];
  return {
    gained: b.claims
      .filter((claim) => !kept.has(claim))
      .map((claim) => difference(claim, b, lostOrGained(claim, b, a, b))),
    lost: a.claims
      .filter((claim) => !met.has(claim))
      .map((claim) => difference(claim, a, lostOrGained(claim, a, a, b))),
    changed: pairs.flatMap(([one, two]) => change(one, two, a, b) ?? []),
  };
}

function pairUp(a: ResponseRecord, b: ResponseRecord): [Claim, Claim][] {
  const left = new Set(b.claims);
  const pairs = new Map<Claim, Claim>();
  const isSameText = a.document.characters === b.document.characters;
  const likenesses: ((one: Claim, two: Claim) => boolean)[] = [
    (one, two) => one.id === two.id,
    (one, two) => foldedWords(one.quote) === foldedWords(two.quote),
    (one, two) => isSameText && extent(one.evidence, two.evidence) >= SAME_CLAIM,
  ];
  for (const isSame of likenesses) {
    for (const one of a.claims) {
      if (pairs.has(one)) continue;
      const two = [...left].find((candidate) => isSame(one, candidate));
      if (!two) continue;
      left.delete(two);
      pairs.set(one, two);
    }
  }
  return [...pairs].sort(([, one], [, two]) => one.evidence.start - two.evidence.start);
}

function extent(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/** A claim that only a person has found, or rejected on the other side, is by review. */
function lostOrGained(
  claim: Claim,
  own: ResponseRecord,
  a: ResponseRecord,
  b: ResponseRecord,
): Cause[] {
  const other = own === a ? b : a;
  const isReview =
    claim.review?.state === 'added' || other.review?.rejected.includes(claim.id) === true;
  return isReview ? ['review'] : byReading(a, b);
}

function change(one: Claim, two: Claim, a: ResponseRecord, b: ResponseRecord): ClaimChange | null {
  const [before, after] = [claimValues(one), claimValues(two)];
  const fields: FieldChange<ClaimField | 'quote'>[] = CLAIM_FIELDS.filter(
    (field) => !sameValue(before[field], after[field]),
  ).map((field) => ({
    field,
    before: before[field],
    after: after[field],
    causes: isJudged(one, field) || isJudged(two, field) ? ['review'] : causesOf(field, a, b),
  }));
  if (foldedWords(one.quote) !== foldedWords(two.quote)) {
    fields.push({ field: 'quote', before: one.quote, after: two.quote, causes: byReading(a, b) });
  }
  if (fields.length === 0) return null;
  const causes = together(fields.map((field) => field.causes));
  return { ...difference(two, b, causes), fields };
}

/** Whether a review has given the field another value than the program's. */
function isJudged({ review }: Claim, field: ClaimField): boolean {
  return review !== undefined && (review.was === null || review.was[field] !== undefined);
}

/** Forces and inspection of a claim follow the document, where a review has moved that. */
function causesOf(field: ClaimField, a: ResponseRecord, b: ResponseRecord): Cause[] {
  const moved = [a, b].flatMap(({ review }) => review?.corrected ?? []);
  const follows =
    (field === 'forces' && moved.includes('forces')) ||
    (field === 'inspection' && moved.includes('inspections'));
  return follows ? ['review'] : byReading(a, b);
}

export function difference(claim: Claim, record: ResponseRecord, causes: Cause[]): ClaimDifference {
  return {
    documentId: record.document.id,
    source: record.document.source ?? '',
    claimId: claim.id,
    quote: claim.quote,
    page: claim.evidence.page,
    status: claim.status,
    recommendations: claim.recommendations,
    causes,
  };
}
