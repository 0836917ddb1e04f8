import { basename, extname } from 'node:path';
import type { Kysely } from 'kysely';
import type { DocumentProvenance } from '../../model/provenance.js';
import { provenances } from '../provenance.js';
import type { DocumentFlat, Tables } from '../schema.js';
import type { DocumentSummary } from '../store.js';
import { unjoin } from './lists.js';

/** See {@link Store.documents}. By names of the forces, then date of the response. */
export async function documents(db: Kysely<Tables>): Promise<DocumentSummary[]> {
  const rows = await db
    .selectFrom('documents_flat')
    .selectAll()
    .orderBy('force_names')
    .orderBy('response_date')
    .orderBy('document_id')
    .execute();
  const said = await provenances(db);
  return rows.map((row) => summary(row, said.get(row.document_id) ?? null));
}

/**
 * See {@link Store.findDocuments}. An exact path or base name wins over the beginning of an id, so that a file
 * named `ab` is found although an id begins so.
 */
export async function findDocuments(db: Kysely<Tables>, query: string): Promise<DocumentSummary[]> {
  const all = await documents(db);
  const sources = await db.selectFrom('sources').selectAll().execute();
  const named = new Set(
    sources
      .filter(({ path }) => [path, basename(path), slugOf(path)].includes(query))
      .map((row) => row.document_id),
  );
  if (named.size > 0) return all.filter((document) => named.has(document.documentId));
  const prefix = query.replace(/^sha256:/, '').toLowerCase();
  if (!/^[0-9a-f]{4,64}$/.test(prefix)) return [];
  return all.filter((document) => document.documentId.startsWith(`sha256:${prefix}`));
}

/** Base name of a path without its ending: `letters/polchester-2025.pdf` is `polchester-2025`. */
function slugOf(path: string): string {
  return basename(path, extname(path));
}

function summary(row: DocumentFlat, provenance: DocumentProvenance | null): DocumentSummary {
  return {
    documentId: row.document_id,
    source: row.source,
    forces: unjoin(row.forces),
    forceNames: unjoin(row.force_names),
    policingBodies: unjoin(row.policing_bodies),
    responseDate: row.response_date,
    inspections: unjoin(row.inspections),
    claims: row.claims,
    problems: unjoin(row.problems),
    mediaType: row.media_type,
    language: row.language,
    provenance,
    extractor: row.extractor,
    rulePack: row.rule_pack,
  };
}
