import { positionsOf } from '../extract/positions.js';
import type { Lexicon } from '../lexicon/index.js';
import {
  type Claim,
  DOCUMENT_FIELDS,
  type DocumentReview,
  InternalError,
  JUDGEMENTS,
  type Place,
  type Position,
  type Recommendation,
  type RecommendationKind,
  type ResponseRecord,
  type Review,
} from '../model/index.js';
import { judgeClaims } from './applyClaims.js';
import { judgeDocument, NO_REPORT } from './applyDocument.js';
import { locate } from './locate.js';
import { inOrder, withdrawnIds } from './order.js';

/** What is known of the inspections that a document answers; those of a lexicon are such. */
export interface ReviewCatalogue {
  readonly inspections: readonly {
    id: string;
    recommendations: readonly {
      key: string;
      kind: RecommendationKind;
      number: string;
      paraphrase: string | null;
      due: string | null;
      addressedToForces: boolean | null;
      parts: readonly { id: string }[];
    }[];
  }[];
}

/** Where a review stands in this reading of its document. */
export interface Placed {
  review: Review;
  place: Place;
  claimId: string | null;
}

export interface Reviewed {
  /** The record as reviewed; the very same object where no review says anything of its values. */
  record: ResponseRecord;
  /** Every review that has not been taken back. */
  placed: Placed[];
  /** Claims of the program that do not count, by id with the last judgement. */
  rejected: ReadonlyMap<string, Review>;
}

/**
 * What a record says after all that people have said of it. Pure: the same record, reviews and catalogue give the same.
 * Positions are derived anew where a claim, its links, the forces or the inspection are others than the program read.
 * @param record as it was extracted, with `document.text`.
 * @param reviews of this document, those that have been taken back among them.
 */
export function applyReviews(
  record: ResponseRecord,
  reviews: readonly Review[],
  catalogue: ReviewCatalogue,
): Reviewed {
  const { text, pages } = record.document;
  if (text === undefined) throw new InternalError('reviews are applied to a record with its text');
  const gone = withdrawnIds(reviews);
  const live = inOrder(reviews).filter(({ id, withdraws }) => withdraws === null && !gone.has(id));
  const paged = { text, pages };
  const ofDocument = live.filter(({ target }) => target === 'document');
  const ofClaims = live.filter(({ target }) => target === 'claim');
  const document = judgeDocument(record, paged, ofDocument);
  const judged = judgeClaims(record.document.id, paged, record.claims, ofClaims);
  const placed = [
    ...ofDocument.map(
      (review): Placed => ({
        review,
        place: review.anchor && !locate(text, review.anchor) ? 'lost' : 'document',
        claimId: null,
      }),
    ),
    ...judged.placements.map(
      ({ review, located, claimId }): Placed => ({
        review,
        place: located?.place ?? 'lost',
        claimId,
      }),
    ),
  ];
  const judging = live.filter(({ kind }) => (JUDGEMENTS as readonly string[]).includes(kind));
  const last = judging.at(-1);
  if (!last) return { record, placed, rejected: judged.rejected };
  const moved = withMoved(document.record, document.refs, catalogue);
  const claims = judged.claims.map((claim) => inPlace(claim, moved, document.refs));
  const review: DocumentReview = {
    state:
      document.judged.size === 0 ? null : document.corrected.length > 0 ? 'corrected' : 'confirmed',
    at: last.at,
    corrected: document.corrected,
    rejected: [...judged.rejected.keys()].sort(),
    complete:
      DOCUMENT_FIELDS.every((field) => document.judged.has(field)) &&
      claims.every((claim) => claim.review !== undefined),
  };
  const reviewed: ResponseRecord = {
    ...moved,
    claims,
    excluded: [...record.excluded, ...judged.excluded].sort(
      (a, b) => a.evidence.start - b.evidence.start,
    ),
    review,
  };
  return {
    record: { ...reviewed, positions: positions(reviewed, record, catalogue) },
    placed,
    rejected: judged.rejected,
  };
}

/** A claim speaks of the forces and inspection that the document has now. */
function inPlace(
  claim: Claim,
  { forces }: ResponseRecord,
  refs: ReadonlyMap<string, string>,
): Claim {
  const ids = new Set(forces.map(({ id }) => id));
  const moved = refs.get(claim.inspection ?? NO_REPORT);
  if (moved === undefined && claim.forces.every((id) => ids.has(id))) return claim;
  return {
    ...claim,
    // None means all that respond.
    forces: claim.forces.filter((id) => ids.has(id)),
    inspection: moved ?? claim.inspection,
  };
}

/** Recommendations of the inspections as they are now: the document's own move along, the catalogue's are its new ones. */
function withMoved(
  record: ResponseRecord,
  refs: ReadonlyMap<string, string>,
  catalogue: ReviewCatalogue,
): ResponseRecord {
  if (refs.size === 0) return record;
  const own = record.recommendations
    .filter(({ inspection, source }) => source === 'document' || !refs.has(inspection))
    .map((one) => ({ ...one, inspection: refs.get(one.inspection) ?? one.inspection }));
  const known = new Set(own.map(({ inspection, key }) => `${inspection} ${key}`));
  const added = [...new Set(refs.values())].flatMap((ref) =>
    (catalogue.inspections.find(({ id }) => id === ref)?.recommendations ?? [])
      .filter(({ key }) => !known.has(`${ref} ${key}`))
      .map(
        (entry): Recommendation => ({
          key: entry.key,
          kind: entry.kind,
          number: entry.number,
          label: entry.number,
          inspection: ref,
          due: entry.due === null ? null : { value: entry.due, basis: 'stated', evidence: null },
          text: entry.paraphrase,
          source: 'catalogue',
          evidence: null,
        }),
      ),
  );
  return { ...record, recommendations: [...own, ...added] };
}

/** Positions after the reviews, each marked where it rests on one. */
function positions(
  reviewed: ResponseRecord,
  read: ResponseRecord,
  catalogue: ReviewCatalogue,
): Position[] {
  const marked = new Set(reviewed.claims.filter(({ review }) => review).map(({ id }) => id));
  const before = new Map(read.positions.map((position) => [keyOf(position), position]));
  return derived(reviewed, read, catalogue).map((position) => {
    const own = before.get(keyOf(position));
    const isOther =
      own?.position !== position.position || own.claims.join() !== position.claims.join();
    const rests = isOther || position.claims.some((id) => marked.has(id));
    return rests ? { ...position, reviewed: true } : position;
  });
}

function keyOf({ inspection, recommendation, force }: Position): string {
  return JSON.stringify([inspection, recommendation, force]);
}

/** What positions rest on: where all of it is as it was read, so are they. */
function grounds({ forces, inspections, claims }: ResponseRecord): string {
  return JSON.stringify([
    forces.map(({ id }) => id),
    inspections.map(({ ref }) => ref),
    claims.map((claim) => [claim.id, claim.status, claim.fit, claim.inspection]),
    claims.map((claim) => [claim.recommendations, claim.parts]),
  ]);
}

function derived(
  reviewed: ResponseRecord,
  read: ResponseRecord,
  catalogue: ReviewCatalogue,
): Position[] {
  if (grounds(reviewed) === grounds(read)) return read.positions;
  const rows = reviewed.inspections.map(({ ref }) => ({
    id: ref,
    recommendations: reviewed.recommendations
      .filter(({ inspection }) => inspection === ref)
      .map(({ key }) => {
        const entry = catalogue.inspections
          .find(({ id }) => id === ref)
          ?.recommendations.find((one) => one.key === key);
        return {
          key,
          parts: entry?.parts ?? [],
          addressedToForces: entry?.addressedToForces ?? null,
        };
      }),
  }));
  // Of a lexicon only this is asked; the store has it in its own tables.
  const lexicon = { rows: { inspections: rows } } as unknown as Lexicon;
  return positionsOf(
    reviewed.forces.map(({ id }) => id),
    reviewed.inspections,
    reviewed.recommendations,
    reviewed.claims,
    mentioned(reviewed, read),
    lexicon,
  );
}

/**
 * Keys of recommendations that the document speaks of, whether or not a claim is left on them: the record tells by its
 * own numbers, by claims that a number or heading linked, and by the positions that say so.
 */
function mentioned(reviewed: ResponseRecord, read: ResponseRecord): Set<string> {
  return new Set([
    ...reviewed.recommendations.filter(({ source }) => source === 'document').map(({ key }) => key),
    ...reviewed.claims.flatMap(({ recommendations }) => recommendations),
    ...read.claims
      .filter(({ linkedBy }) => ['heading', 'number', 'row'].includes(linkedBy))
      .flatMap(({ recommendations }) => recommendations),
    ...read.positions
      .filter(({ position }) => position === 'mentioned_no_act')
      .map(({ recommendation }) => recommendation),
  ]);
}
