import type { Kysely } from 'kysely';
import type { DocumentProvenance } from '../../model/provenance.js';
import type { ResponseRecord } from '../../model/record.js';
import { provenances } from '../provenance.js';
import type { Tables } from '../schema.js';
import type { FoundClaim, RecordQuery } from '../store.js';

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
      yield assemble(row, said.get(row.document_id) ?? null, query.withText ?? false);
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
    .select(['e.document_id', 'e.record'])
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

/** The record as extracted; `source`, `provenance` and, where asked for, `text` come last in `document`. */
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
