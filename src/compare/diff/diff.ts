import { DOCUMENT_FIELDS, type DocumentField, type ResponseRecord } from '../../model/index.js';
import { documentValues, sameValue } from '../../review/index.js';
import type { Relation } from '../../store/index.js';
import { byReading, causesOfReading, together } from './causes.js';
import { difference as claimDifference, diffClaims } from './diffClaims.js';
import {
  CAUSES,
  type Cause,
  type ClaimDifference,
  type Difference,
  type DocumentRef,
  type FieldChange,
} from './difference.js';
import {
  diffPositions,
  positionsOfSide,
  type Said,
  type Spoken,
  spokenOf,
} from './diffPositions.js';

/** One side of a comparison of two states of a corpus. */
export interface Snapshot {
  /** What it is called in what is printed. */
  label: string;
  /** Records by document id, as reviewed. */
  records: AsyncIterable<ResponseRecord>;
  /** Documents that are one response; none are known of a file of records. */
  relations: readonly Relation[];
}

/**
 * What is other in B than in A, and why: documents that came or went, fields and claims that changed, positions that are
 * others. Both are gone through side by side, so that memory grows with what differs and not with what is held.
 */
export async function diff(a: Snapshot, b: Snapshot): Promise<Difference> {
  const found: Difference = {
    a: { label: a.label, documents: 0, claims: 0 },
    b: { label: b.label, documents: 0, claims: 0 },
    documents: { added: [], removed: [], changed: [] },
    claims: { gained: [], lost: [], changed: [] },
    positions: [],
    byCause: Object.fromEntries(
      CAUSES.map((cause) => [cause, { documents: 0, claims: 0, positions: 0 }]),
    ) as Difference['byCause'],
  };
  const [before, after]: [Spoken[], Spoken[]] = [[], []];
  const both = new Map<string, Both>();
  for await (const [one, two] of sideBySide(a.records, b.records)) {
    if (one) {
      found.a.documents++;
      found.a.claims += one.claims.length;
      before.push(spokenOf(one));
    }
    if (two) {
      found.b.documents++;
      found.b.claims += two.claims.length;
      after.push(spokenOf(two));
    }
    if (one && two) both.set(two.document.id, addChanges(found, one, two));
    else if (two) {
      found.documents.added.push(refOf(two));
      found.claims.gained.push(...two.claims.map((one) => claimDifference(one, two, ['document'])));
    } else if (one) {
      found.documents.removed.push(refOf(one));
      found.claims.lost.push(
        ...one.claims.map((claim) => claimDifference(claim, one, ['document'])),
      );
    }
  }
  found.positions = diffPositions(
    positionsOfSide(before, a.relations),
    positionsOfSide(after, b.relations),
    (was, is) => causesOfPosition(was, is, both),
  );
  count(found);
  return found;
}

/** What is kept of a document that both sides hold, to tell why its positions changed. */
interface Both {
  reading: Cause[];
  /** Whether a review has moved the document itself on either side. */
  moved: boolean;
  claims: readonly Pick<ClaimDifference, 'recommendations' | 'causes'>[];
}

function addChanges(found: Difference, one: ResponseRecord, two: ResponseRecord): Both {
  const fields = diffFields(one, two);
  if (fields.length > 0) found.documents.changed.push({ ...refOf(two), fields });
  const claims = diffClaims(one, two);
  found.claims.gained.push(...claims.gained);
  found.claims.lost.push(...claims.lost);
  found.claims.changed.push(...claims.changed);
  const changed = claims.changed.map(({ fields: changes, recommendations, causes }) => ({
    // A link that was taken away is a change for the recommendation that lost it.
    recommendations: [
      ...recommendations,
      ...changes.flatMap(({ field, before }) =>
        field === 'recommendations' ? (before as string[]) : [],
      ),
    ],
    causes,
  }));
  return {
    reading: causesOfReading(one, two),
    moved: fields.some(({ causes }) => causes.includes('review')),
    claims: [...claims.gained, ...claims.lost, ...changed],
  };
}

function diffFields(one: ResponseRecord, two: ResponseRecord): FieldChange<DocumentField>[] {
  const [before, after] = [documentValues(one), documentValues(two)];
  const corrected = new Set([one, two].flatMap(({ review }) => review?.corrected ?? []));
  return DOCUMENT_FIELDS.filter((field) => !sameValue(before[field], after[field])).map(
    (field) => ({
      field,
      before: before[field],
      after: after[field],
      causes: corrected.has(field) ? ['review'] : byReading(one, two),
    }),
  );
}

function causesOfPosition(
  was: Said | undefined,
  is: Said | undefined,
  both: ReadonlyMap<string, Both>,
): Cause[] {
  const ids = [was, is].flatMap((said) => said?.document.documentId ?? []);
  const held = ids.flatMap((id) => both.get(id) ?? []);
  if (held.length < ids.length) return ['document'];
  const key = (is ?? was)?.position.recommendation ?? '';
  const touching = held.flatMap(({ claims }) =>
    claims.filter(({ recommendations }) => recommendations.includes(key)),
  );
  const causes = together([
    ...touching.map((claim) => claim.causes),
    ...held.map(({ moved }): Cause[] => (moved ? ['review'] : [])),
  ]);
  if (causes.length > 0) return causes;
  const reading = together(held.map((document) => document.reading));
  return reading.length > 0 ? reading : ['unknown'];
}

function count(found: Difference): void {
  const add = (kind: 'documents' | 'claims' | 'positions', causes: readonly Cause[]) => {
    for (const cause of causes) found.byCause[cause][kind]++;
  };
  const { documents, claims } = found;
  for (const _ of [...documents.added, ...documents.removed]) add('documents', ['document']);
  for (const { fields } of documents.changed) {
    add('documents', together(fields.map(({ causes }) => causes)));
  }
  for (const one of [...claims.gained, ...claims.lost, ...claims.changed])
    add('claims', one.causes);
  for (const one of found.positions) add('positions', one.causes);
}

function refOf(record: ResponseRecord): DocumentRef {
  return {
    documentId: record.document.id,
    source: record.document.source ?? '',
    forces: record.forces.map(({ id }) => id),
    forceNames: record.forces.map(({ name }) => name),
    responseDate: record.responseDate?.value ?? null,
  };
}

/** The records of both sides by document id, each with its counterpart if there is one. */
async function* sideBySide(
  a: AsyncIterable<ResponseRecord>,
  b: AsyncIterable<ResponseRecord>,
): AsyncGenerator<[ResponseRecord | null, ResponseRecord | null]> {
  const [left, right] = [a[Symbol.asyncIterator](), b[Symbol.asyncIterator]()];
  const next = async (side: AsyncIterator<ResponseRecord>) => {
    const { value, done } = await side.next();
    return done ? null : (value as ResponseRecord);
  };
  let [one, two] = [await next(left), await next(right)];
  while (one || two) {
    if (one && two && one.document.id === two.document.id) {
      yield [one, two];
      [one, two] = [await next(left), await next(right)];
    } else if (one && (!two || one.document.id < two.document.id)) {
      yield [one, null];
      one = await next(left);
    } else {
      yield [null, two];
      two = await next(right);
    }
  }
}
