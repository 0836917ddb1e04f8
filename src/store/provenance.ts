import type { Kysely, Transaction } from 'kysely';
import {
  type DocumentProvenance,
  type Given,
  givenOf,
  type PublishedBasis,
} from '../model/provenance.js';
import type { ProvenanceRow, Tables } from './schema.js';

/** Keeps what a manifest says of a file, in place of what an earlier one said. Writes nothing if that was the same. */
export async function saveProvenance(
  trx: Transaction<Tables>,
  documentId: string,
  path: string,
  provenance: DocumentProvenance,
): Promise<void> {
  const { publishedOn, sourceUrl, retrieved, body, inspection, note } = provenance;
  const values = {
    source_url: sourceUrl,
    retrieved,
    published_on: publishedOn?.value ?? null,
    published_on_basis: publishedOn?.basis ?? null,
    body,
    inspection,
    note,
  };
  const held = await trx
    .selectFrom('provenance')
    .where('document_id', '=', documentId)
    .where('path', '=', path)
    .selectAll()
    .executeTakeFirst();
  if (held && (Object.keys(values) as (keyof typeof values)[]).every((k) => held[k] === values[k]))
    return;
  await trx
    .insertInto('provenance')
    .values({ document_id: documentId, path, ...values })
    .onConflict((conflict) => conflict.columns(['document_id', 'path']).doUpdateSet(values))
    .execute();
}

/**
 * What a document is to be read with. Of several paths the first in text order that gives an area or inspection speaks,
 * so that it does not matter which was imported first.
 * @param now what the manifest in hand says of one more path, or null.
 */
export async function givenFor(
  db: Kysely<Tables>,
  documentId: string,
  path: string,
  now: DocumentProvenance | null,
): Promise<Given | null> {
  const rows = await db
    .selectFrom('provenance')
    .where('document_id', '=', documentId)
    .selectAll()
    .execute();
  const all = rows
    .filter((row) => now === null || row.path !== path)
    .map((row) => ({ path: row.path, given: givenOf(provenanceOf(row)) }));
  if (now) all.push({ path, given: givenOf(now) });
  all.sort((a, b) => (a.path < b.path ? -1 : 1));
  return all.find(({ given }) => given !== null)?.given ?? null;
}

/** A row as the record carries it. */
export function provenanceOf(row: Omit<ProvenanceRow, 'document_id' | 'path'>): DocumentProvenance {
  return {
    sourceUrl: row.source_url,
    retrieved: row.retrieved,
    publishedOn:
      row.published_on === null
        ? null
        : { value: row.published_on, basis: row.published_on_basis as PublishedBasis },
    body: row.body,
    inspection: row.inspection,
    note: row.note,
  };
}

/** Of each document (of these, or of all), what the first of its paths says that has provenance. */
export async function provenances(
  db: Kysely<Tables>,
  documentIds?: readonly string[],
): Promise<Map<string, DocumentProvenance>> {
  let select = db.selectFrom('provenance');
  if (documentIds) select = select.where('document_id', 'in', documentIds);
  const rows = await select.orderBy('document_id').orderBy('path', 'desc').selectAll().execute();
  return new Map(rows.map((row) => [row.document_id, provenanceOf(row)]));
}
