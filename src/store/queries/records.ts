import { type Kysely, sql } from 'kysely';
import type { DocumentProvenance } from '../../model/provenance.js';
import type { ResponseRecord } from '../../model/record.js';
import type { PlacedReview } from '../../model/review.js';
import { provenances } from '../provenance.js';
import type { Tables } from '../schema.js';
import type { FoundClaim, PastRecord, RecordQuery } from '../store.js';
import { reviews } from './reviews.js';

const BATCH = 50;
/** Orders after every sign of an id, which is of hexadecimal digits: so that a beginning is a range of the index. */
const AFTER_ALL_IDS = '~';

/** See {@link Store.records}. Reads in batches, so that memory does not grow with the store. */
export async function* records(
  db: Kysely<Tables>,
  query: RecordQuery = {},
): AsyncGenerator<ResponseRecord> {
  let last = '';
  while (true) {
    const rows = await batch(db, query, last);
    const said = await provenances(
      db,
      rows.map((row) => row.document_id),
    );
    for (const row of rows) {
      const record = assemble(row, said.get(row.document_id) ?? null, query.withText ?? false);
      if (!query.withReviews) yield record;
      else yield withReviews(record, await reviews(db, { documentId: row.document_id }));
    }
    if (rows.length < BATCH) return;
    last = rows.at(-1)?.document_id ?? '';
  }
}

interface StoredRow {
  document_id: string;
  record: string;
  source: string;
  text: string | null;
}

async function batch(db: Kysely<Tables>, query: RecordQuery, after: string): Promise<StoredRow[]> {
  let select = db
    .selectFrom('extractions as e')
    .where('e.is_current', '=', 1)
    .where('e.document_id', '>', after)
    .orderBy('e.document_id')
    .limit(BATCH)
    .leftJoin('reviewed_records as r', (join) =>
      join
        .onRef('r.extraction_id', '=', 'e.id')
        .on(sql<boolean>`${query.reading !== 'extracted' ? 1 : 0} = 1`),
    )
    .select(({ fn }) => ['e.document_id', fn.coalesce('r.record', 'e.record').as('record')])
    .select(({ selectFrom }) => [
      selectFrom('sources as s')
        .whereRef('s.document_id', '=', 'e.document_id')
        .select(({ fn }) => fn.min('s.path').as('path'))
        .$asScalar()
        .$notNull()
        .as('source'),
      selectFrom('texts as t')
        .whereRef('t.hash', '=', 'e.text_hash')
        .where('t.hash', query.withText ? 'is not' : 'is', null)
        .select('t.text')
        .as('text'),
    ]);
  if (query.documentIds !== undefined) {
    select = select.where('e.document_id', 'in', query.documentIds);
  }
  if (query.documentId !== undefined) select = select.where('e.document_id', '=', query.documentId);
  if (query.inspection !== undefined) {
    const ref = query.inspection;
    select = select.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('inspections as i')
          .whereRef('i.extraction_id', '=', 'e.id')
          .where('i.ref', '=', ref)
          .select('i.ref'),
      ),
    );
  }
  return select.execute();
}

/** The record as it is kept; `source`, `provenance` and, where asked for, `text` come last in `document`. */
function assemble(
  row: StoredRow,
  provenance: DocumentProvenance | null,
  withText: boolean,
): ResponseRecord {
  const record = JSON.parse(row.record) as ResponseRecord;
  record.document.source = row.source;
  if (provenance) record.document.provenance = provenance;
  if (withText && row.text !== null) record.document.text = row.text;
  return record;
}

/** The reviews beside the record, as they were written; none where there are none. */
function withReviews(record: ResponseRecord, placed: readonly PlacedReview[]): ResponseRecord {
  if (placed.length === 0) return record;
  const written = placed.map(
    ({ place: _place, claimId: _id, withdrawn: _gone, source: _source, ...review }) => review,
  );
  return { ...record, reviews: written };
}

/** See {@link Store.findExtractedClaims}. Rejected claims have no row in `claims`; `claim_reviews` knows them. */
export async function findExtractedClaims(
  db: Kysely<Tables>,
  idPrefix: string,
): Promise<FoundClaim[]> {
  const { rows } = await sql<{ id: string; document_id: string }>`
    WITH ids AS (
      SELECT extraction_id, id FROM claims WHERE id >= ${idPrefix} AND id < ${`${idPrefix}${AFTER_ALL_IDS}`}
      UNION
      SELECT extraction_id, claim_id FROM claim_reviews
      WHERE claim_id >= ${idPrefix} AND claim_id < ${`${idPrefix}${AFTER_ALL_IDS}`})
    SELECT ids.id, e.document_id FROM ids JOIN extractions e ON e.id = ids.extraction_id AND e.is_current = 1
    ORDER BY ids.id, e.document_id`.execute(db);
  const found: FoundClaim[] = [];
  for (const row of rows) {
    const query = { documentId: row.document_id, withText: true, reading: 'extracted' } as const;
    for await (const record of records(db, query)) {
      const claim = record.claims.find((candidate) => candidate.id === row.id);
      if (claim) found.push({ claim, record });
    }
  }
  return found;
}

/** See {@link Store.pastRecords}. */
export async function* pastRecords(db: Kysely<Tables>): AsyncGenerator<PastRecord> {
  const keys = await db
    .selectFrom('extractions')
    .orderBy('document_id')
    .orderBy('extractor_order')
    .orderBy('turn')
    .select(['id', 'is_current'])
    .execute();
  for (const { id, is_current } of keys) {
    const row = await db
      .selectFrom('extractions as e')
      .where('e.id', '=', id)
      .select(['e.document_id', 'e.record'])
      .select(({ selectFrom }) =>
        selectFrom('sources as s')
          .whereRef('s.document_id', '=', 'e.document_id')
          .select(({ fn }) => fn.min('s.path').as('path'))
          .$asScalar()
          .$notNull()
          .as('source'),
      )
      .executeTakeFirst();
    if (row)
      yield { record: assemble({ ...row, text: null }, null, false), isCurrent: is_current === 1 };
  }
}

/** See {@link Store.findClaims}. */
export async function findClaims(db: Kysely<Tables>, idPrefix: string): Promise<FoundClaim[]> {
  const rows = await db
    .selectFrom('claims as c')
    .innerJoin('extractions as e', 'e.id', 'c.extraction_id')
    .where('e.is_current', '=', 1)
    .where('c.id', '>=', idPrefix)
    .where('c.id', '<', `${idPrefix}${AFTER_ALL_IDS}`)
    .orderBy('c.id')
    .orderBy('e.document_id')
    .select(['c.id', 'e.document_id'])
    .execute();
  const found: FoundClaim[] = [];
  for (const row of rows) {
    for await (const record of records(db, { documentId: row.document_id, withText: true })) {
      const claim = record.claims.find((candidate) => candidate.id === row.id);
      if (claim) found.push({ claim, record });
    }
  }
  return found;
}
