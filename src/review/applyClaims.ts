import { createHash } from 'node:crypto';
import {
  type Claim,
  type ClaimField,
  type ClaimReview,
  type ClaimValues,
  type DateValue,
  type Evidence,
  type Excluded,
  makeEvidence,
  type PagedText,
  type Review,
  type Span,
} from '../model/index.js';
import { foldedWords } from './fold.js';
import { type Located, locate } from './locate.js';
import { claimValues, sameValue } from './values.js';

/** Share of their common extent that two spans share to be one claim's. */
const SAME_CLAIM = 0.6;

/** Where a review of a claim stands now. */
export interface Placement {
  review: Review;
  located: Located | null;
  claimId: string | null;
}

/** A claim with all that has been said of it. */
interface Judged {
  id: string;
  span: Span;
  /** As the program reads it; null where it does not. */
  machine: Claim | null;
  values: ClaimValues;
  pinned: Set<ClaimField>;
  rejected: Review | null;
  last: Review | null;
}

export interface JudgedClaims {
  claims: Claim[];
  /** Claims that were rejected with a reason, set apart. */
  excluded: Excluded[];
  /** The program's own claims that do not count, by id with the last judgement. */
  rejected: Map<string, Review>;
  placements: Placement[];
}

/**
 * The claims after all reviews, oldest first: each pins the values that it judges, and a later one supersedes. A claim
 * that was judged and that the program no longer finds stays, as long as its words stand in the text.
 */
export function judgeClaims(
  documentId: string,
  text: PagedText,
  claims: readonly Claim[],
  reviews: readonly Review[],
): JudgedClaims {
  const pool = claims.map(
    (claim): Judged => ({
      id: claim.id,
      span: claim.evidence,
      machine: claim,
      values: claimValues(claim),
      pinned: new Set(),
      rejected: null,
      last: null,
    }),
  );
  const placements = reviews.map((review): Placement => {
    const located = review.anchor && locate(text.text, review.anchor);
    if (!located) return { review, located: null, claimId: null };
    const judged =
      find(pool, review, located, text.text) ?? made(pool, review, located, documentId);
    if (judged) judge(judged, review);
    return { review, located, claimId: judged?.id ?? null };
  });
  const counting = pool.filter(({ rejected }) => rejected === null);
  return {
    claims: counting
      .map((judged) => claimOf(judged, text))
      .sort((a, b) => a.evidence.start - b.evidence.start || a.evidence.end - b.evidence.end),
    excluded: pool.flatMap(({ rejected, span }) =>
      rejected?.why
        ? [{ why: rejected.why, evidence: makeEvidence(text, span.start, span.end) }]
        : [],
    ),
    rejected: new Map(
      pool.flatMap(({ rejected, machine, id }) => (rejected && machine ? [[id, rejected]] : [])),
    ),
    placements,
  };
}

/** The claim that a review is of: by its id, its links and its place among those that stand where the quote does. */
function find(
  pool: readonly Judged[],
  review: Review,
  located: Span,
  text: string,
): Judged | undefined {
  const quote = foldedWords(review.anchor?.quote ?? '');
  const here = pool.filter(
    ({ span }) =>
      extent(span, located) >= SAME_CLAIM ||
      foldedWords(text.slice(span.start, span.end)) === quote,
  );
  const links = (
    review.machine && 'recommendations' in review.machine ? review.machine : review.claim
  )?.recommendations;
  const rank = (judged: Judged) =>
    (judged.id === review.anchor?.claimId ? 4 : 0) +
    (links && sameValue(judged.values.recommendations, links) ? 1 : 0) +
    2 * extent(judged.span, located);
  return here.filter(({ span }) => extent(span, located) > 0).sort((a, b) => rank(b) - rank(a))[0];
}

/** Shared length of two spans as a share of what they cover together. */
function extent(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/** A claim that a person has seen and the program does not: as it was judged. */
function made(pool: Judged[], review: Review, span: Span, documentId: string): Judged | undefined {
  if (review.claim === null || review.kind === 'reject') return undefined;
  const read = review.machine && 'status' in review.machine ? review.machine : review.claim;
  let id = claimId(documentId, span, read.recommendations);
  if (pool.some((judged) => judged.id === id)) id = review.id;
  const judged: Judged = {
    id,
    span: { start: span.start, end: span.end },
    machine: null,
    values: review.claim,
    pinned: new Set(),
    rejected: null,
    last: null,
  };
  pool.push(judged);
  return judged;
}

/** As the extraction makes it: should a later version find the claim, it has the same id. */
function claimId(documentId: string, span: Span, keys: readonly string[]): string {
  const words = [documentId, span.start, span.end, [...keys].sort().join(',')].join('|');
  return createHash('sha256').update(words).digest('hex').slice(0, 16);
}

function judge(judged: Judged, review: Review): void {
  if (review.kind === 'note' || review.kind === 'reply') return;
  judged.last = review;
  judged.rejected = review.kind === 'reject' ? review : null;
  if (review.claim === null) return;
  for (const field of review.fields as ClaimField[]) {
    judged.pinned.add(field);
    judged.values = { ...judged.values, [field]: review.claim[field] };
  }
}

function claimOf({ id, span, machine, values, last }: Judged, text: PagedText): Claim {
  const evidence = makeEvidence(text, span.start, span.end);
  const base: Claim = machine ?? {
    ...values,
    id,
    quote: evidence.text,
    evidence,
    sentence: sentenceAround(text, span),
    context: [],
    linkedBy: 'none',
    claimDate: null,
    dueDate: null,
    figures: [],
    confidence: 1,
    because: [{ rule: 'review', text: 'A person found it in the document.', evidence }],
  };
  if (last === null) return base;
  const own = machine && claimValues(machine);
  const differs = own
    ? (Object.keys(values) as ClaimField[]).filter((key) => !sameValue(values[key], own[key]))
    : [];
  const review: ClaimReview = {
    state: own === null ? 'added' : differs.length > 0 ? 'corrected' : 'confirmed',
    at: last.at,
    was: own && (Object.fromEntries(differs.map((key) => [key, own[key]])) as Partial<ClaimValues>),
  };
  return {
    ...base,
    ...values,
    // By no sign of the document: a person says so.
    linkedBy: differs.includes('recommendations') ? 'none' : base.linkedBy,
    claimDate: dated(values.claimDate, base.claimDate),
    dueDate: dated(values.dueDate, base.dueDate),
    review,
  };
}

/** A date with its evidence, where it is still the one that the program read. */
export function dated(value: string | null, read: DateValue | null): DateValue | null {
  if (value === null) return null;
  return value === read?.value ? read : { value, basis: 'stated', evidence: null };
}

/** Units around a claim in which the ends of its sentence are looked for. */
const SENTENCE = 1_000;

/** From the end of a sentence, or blank line, before a span to the next after it. */
function sentenceAround(text: PagedText, { start, end }: Span): Evidence {
  const floor = Math.max(0, start - SENTENCE);
  let from = floor;
  for (const stop of text.text.slice(floor, start).matchAll(/[.!?]\s|\n\s?\n/g)) {
    from = floor + stop.index + stop[0].length;
  }
  // The span itself may end in its full stop.
  const stop = /[.!?](?=\s|$)|\n\s?\n/.exec(text.text.slice(end - 1, end + SENTENCE));
  const to = stop ? end - 1 + stop.index + (/^[.!?]/.test(stop[0]) ? 1 : 0) : end;
  return makeEvidence(text, from, Math.max(end, to));
}
