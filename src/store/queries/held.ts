import { type Kysely, sql } from 'kysely';
import type { Tables } from '../schema.js';
import type { HeldForce, HeldInspection, StoreCounts, StoredFailure } from '../store.js';

/** See {@link Store.forces}. Alphabetical by name. */
export async function forces(db: Kysely<Tables>): Promise<HeldForce[]> {
  const result = await sql<HeldForce>`
    SELECT f.force_id AS id, min(f.name) AS name, count(DISTINCT e.document_id) AS documents,
      (SELECT count(*) FROM claims c JOIN extractions x ON x.id = c.extraction_id AND x.is_current = 1
        WHERE EXISTS (SELECT 1 FROM forces g WHERE g.extraction_id = x.id AND g.force_id = f.force_id)) AS claims
    FROM forces f JOIN extractions e ON e.id = f.extraction_id AND e.is_current = 1
    GROUP BY f.force_id
    ORDER BY name, id`.execute(db);
  return result.rows;
}

/**
 * See {@link Store.inspections}. Catalogued ones first by id, then the others by document. An inspection that the
 * catalogue does not know has a ref of its document's own and is listed once for each document.
 */
export async function inspections(db: Kysely<Tables>): Promise<HeldInspection[]> {
  const result = await sql<Omit<HeldInspection, 'catalogued'> & { catalogued: number }>`
    SELECT i.ref, i.catalogue_id IS NOT NULL AS catalogued,
      min(coalesce(i.catalogue_title, i.title)) AS title,
      min(coalesce(i.catalogue_published, i.published)) AS published,
      count(DISTINCT e.document_id) AS documents,
      count(DISTINCT f.force_id) AS forces,
      (SELECT count(*) FROM claims c JOIN extractions x ON x.id = c.extraction_id AND x.is_current = 1
        WHERE c.inspection = i.ref AND (i.catalogue_id IS NOT NULL OR x.id = e.id)) AS claims,
      CASE WHEN i.catalogue_id IS NULL THEN e.document_id END AS documentId
    FROM inspections i
    JOIN extractions e ON e.id = i.extraction_id AND e.is_current = 1
    LEFT JOIN forces f ON f.extraction_id = e.id
    GROUP BY i.ref, CASE WHEN i.catalogue_id IS NULL THEN e.document_id END
    ORDER BY catalogued DESC, i.ref, documentId`.execute(db);
  return result.rows.map((row) => ({ ...row, catalogued: row.catalogued === 1 }));
}

/** See {@link Store.failures}. By first path. */
export async function failures(db: Kysely<Tables>): Promise<StoredFailure[]> {
  const rows = await db
    .selectFrom('failures')
    .innerJoin('failure_sources', 'failure_sources.key', 'failures.key')
    .orderBy('failure_sources.path')
    .select(['failures.key', 'document_id', 'code', 'message', 'path'])
    .execute();
  const byKey = new Map<string, StoredFailure>();
  for (const { key, document_id, code, message, path } of rows) {
    const known = byKey.get(key);
    if (known) known.sources.push(path);
    else byKey.set(key, { documentId: document_id, sources: [path], code, message });
  }
  return [...byKey.values()];
}

/** See {@link Store.counts}. */
export async function counts(db: Kysely<Tables>): Promise<StoreCounts> {
  const result = await sql<StoreCounts>`
    WITH now AS (SELECT id FROM extractions WHERE is_current = 1)
    SELECT
      (SELECT count(*) FROM now) AS documents,
      (SELECT count(DISTINCT force_id) FROM forces WHERE extraction_id IN now) AS forces,
      (SELECT count(DISTINCT CASE WHEN catalogue_id IS NULL THEN extraction_id || ref ELSE ref END)
        FROM inspections WHERE extraction_id IN now) AS inspections,
      (SELECT count(*) FROM claims WHERE extraction_id IN now) AS claims,
      (SELECT count(*) FROM failures) AS failures`.execute(db);
  return result.rows[0] ?? { documents: 0, forces: 0, inspections: 0, claims: 0, failures: 0 };
}
