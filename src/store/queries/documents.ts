import { basename, extname } from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { DocumentProvenance } from '../../model/provenance.js';
import { provenances } from '../provenance.js';
import type { DocumentFlat, Tables } from '../schema.js';
import type { DocumentSummary } from '../store.js';
import { unjoin } from './lists.js';

/** See {@link Store.documents}. By names of the forces, then date of the response. */
export async function documents(
  db: Kysely<Tables>,
  ids?: readonly string[],
): Promise<DocumentSummary[]> {
  let select = db.selectFrom('documents_flat').selectAll();
  if (ids) select = select.where('document_id', 'in', ids);
  const rows = await select
    .orderBy('force_names')
    .orderBy('response_date')
    .orderBy('document_id')
    .execute();
  const said = await provenances(db, ids);
  return rows.map((row) => summary(row, said.get(row.document_id) ?? null));
}

/**
 * See {@link Store.findDocuments}. An exact path or base name wins over the beginning of an id, so that a file
 * named `ab` is found although an id begins so.
 */
export async function findDocuments(db: Kysely<Tables>, query: string): Promise<DocumentSummary[]> {
  // The path itself, or one that ends in the name, with or without what comes after its last dot.
  const { rows } = await sql<{ document_id: string; path: string }>`
    SELECT document_id, path FROM sources WHERE instr(path, ${query}) > 0`.execute(db);
  const named = rows.filter(({ path }) => [path, basename(path), slugOf(path)].includes(query));
  if (named.length > 0) return documents(db, [...new Set(named.map((row) => row.document_id))]);
  const prefix = query.replace(/^sha256:/, '').toLowerCase();
  if (!/^[0-9a-f]{4,64}$/.test(prefix)) return [];
  const held = await db
    .selectFrom('documents')
    .where('id', '>=', `sha256:${prefix}`)
    .where('id', '<', `sha256:${prefix}g`)
    .select('id')
    .execute();
  return held.length === 0
    ? []
    : documents(
        db,
        held.map(({ id }) => id),
      );
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
    characters: row.characters,
    extractor: row.extractor,
    rulePack: row.rule_pack,
  };
}
