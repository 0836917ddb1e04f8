import { type Kysely, sql } from 'kysely';
import type { Tables } from '../schema.js';
import type { HeldForce, HeldInspection, StoreCounts, StoredFailure } from '../store.js';

/** See {@link Store.forces}. Alphabetical by name. */
export async function forces(db: Kysely<Tables>): Promise<HeldForce[]> {
  const result = await sql<HeldForce>`
    WITH held AS MATERIALIZED (
      SELECT e.id, (SELECT count(*) FROM claims c WHERE c.extraction_id = e.id) AS claims
      FROM extractions e WHERE e.is_current = 1),
    named AS (
      SELECT f.force_id, f.extraction_id, min(f.name) AS name FROM forces f
      WHERE f.extraction_id IN (SELECT id FROM held) GROUP BY 1, 2)
    SELECT n.force_id AS id, min(n.name) AS name, count(*) AS documents, sum(h.claims) AS claims
    FROM named n JOIN held h ON h.id = n.extraction_id
    GROUP BY n.force_id
    ORDER BY name, n.force_id`.execute(db);
  return result.rows;
}

/**
 * See {@link Store.inspections}. Catalogued ones first by id, then the others by document. An inspection that the
 * catalogue does not know has a ref of its document's own and is listed once for each document.
 */
export async function inspections(db: Kysely<Tables>): Promise<HeldInspection[]> {
  const result = await sql<Omit<HeldInspection, 'catalogued'> & { catalogued: number }>`
    WITH held AS MATERIALIZED (
      SELECT i.ref, i.catalogue_id IS NOT NULL AS catalogued, e.id, e.document_id,
        CASE WHEN i.catalogue_id IS NULL THEN e.document_id END AS own,
        min(coalesce(i.catalogue_title, i.title)) AS title,
        min(coalesce(i.catalogue_published, i.published)) AS published
      FROM inspections i JOIN extractions e ON e.id = i.extraction_id AND e.is_current = 1
      GROUP BY i.ref, e.id),
    counted AS MATERIALIZED (
      SELECT extraction_id, inspection, count(*) AS claims FROM claims GROUP BY 1, 2),
    named AS MATERIALIZED (
      SELECT h.ref, h.own, count(DISTINCT f.force_id) AS forces
      FROM held h JOIN forces f ON f.extraction_id = h.id GROUP BY 1, 2)
    SELECT h.ref, h.catalogued, min(h.title) AS title, min(h.published) AS published, count(*) AS documents,
      coalesce((SELECT n.forces FROM named n WHERE n.ref = h.ref AND n.own IS h.own), 0) AS forces,
      coalesce(sum(c.claims), 0) AS claims, h.own AS documentId
    FROM held h LEFT JOIN counted c ON c.extraction_id = h.id AND c.inspection = h.ref
    GROUP BY h.ref, h.own
    ORDER BY catalogued DESC, h.ref, documentId`.execute(db);
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
