import { type Kysely, sql } from 'kysely';
import type { Tables } from '../schema.js';
import type { NamedRecommendation, ResponseHead } from '../store.js';
import { unjoin } from './lists.js';

/** See {@link Store.responseHeads}. */
export async function responseHeads(
  db: Kysely<Tables>,
  inspection: string,
): Promise<ResponseHead[]> {
  const { rows } = await sql<Omit<ResponseHead, 'forces'> & { forces: string | null }>`
    SELECT e.document_id AS documentId, e.language, e.response_date AS responseDate, e.characters,
      (SELECT min(path) FROM sources s WHERE s.document_id = e.document_id) AS source,
      (SELECT p.source_url FROM provenance p WHERE p.document_id = e.document_id ORDER BY p.path LIMIT 1) AS sourceUrl,
      (SELECT group_concat(force_id, '; ') FROM
        (SELECT force_id FROM forces f WHERE f.extraction_id = e.id ORDER BY f.ordinal)) AS forces
    FROM extractions e
    WHERE e.is_current = 1 AND e.id IN (SELECT extraction_id FROM inspections WHERE ref = ${inspection})
    ORDER BY e.document_id`.execute(db);
  return rows.map((row) => ({ ...row, forces: unjoin(row.forces) }));
}

/** See {@link Store.namedRecommendations}. */
export async function namedRecommendations(
  db: Kysely<Tables>,
  inspection: string,
): Promise<NamedRecommendation[]> {
  const first = (column: 'text' | 'due') => sql`
    (SELECT ${sql.ref(`o.${column}`)} FROM recommendations o
      JOIN extractions x ON x.id = o.extraction_id AND x.is_current = 1
      WHERE o.inspection = r.inspection AND o.key = r.key AND ${sql.ref(`o.${column}`)} IS NOT NULL
      ORDER BY x.document_id, o.ordinal LIMIT 1)`;
  const { rows } = await sql<NamedRecommendation>`
    SELECT r.key, min(r.kind) AS kind, min(r.number) AS number, ${first('text')} AS text, ${first('due')} AS due
    FROM recommendations r JOIN extractions e ON e.id = r.extraction_id AND e.is_current = 1
    WHERE r.inspection = ${inspection}
    GROUP BY r.key ORDER BY r.key`.execute(db);
  return rows;
}
