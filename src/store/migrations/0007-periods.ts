import { type Kysely, sql } from 'kysely';

/** Figures have the period over which they were counted, as far as the words beside them name one. */
const STATEMENTS = [
  'ALTER TABLE claim_figures ADD COLUMN period TEXT',
  'DROP VIEW figures_flat',
  `CREATE VIEW figures_flat AS
    SELECT g.value, g.unit, g.period, c.id AS claim_id, c.quote, c.sentence, c.status, c.speaker, c.claim_date, c.inspection,
      (SELECT group_concat(recommendation, '; ') FROM
        (SELECT recommendation FROM claim_recommendations x
         WHERE x.extraction_id = c.extraction_id AND x.claim_id = c.id ORDER BY x.ordinal)) AS recommendations,
      e.document_id,
      (SELECT min(path) FROM sources s WHERE s.document_id = e.document_id) AS source,
      (SELECT group_concat(force_id, '; ') FROM
        (SELECT force_id FROM forces f WHERE f.extraction_id = e.id ORDER BY f.ordinal)) AS forces,
      (SELECT group_concat(name, '; ') FROM
        (SELECT name FROM forces f WHERE f.extraction_id = e.id ORDER BY f.ordinal)) AS force_names,
      e.response_date, c.page, g.start_offset, g.end_offset,
      (SELECT d.counted_as FROM duplicates d WHERE d.document_id = e.document_id) AS duplicate_of
    FROM claim_figures g
    JOIN claims c ON c.extraction_id = g.extraction_id AND c.id = g.claim_id
    JOIN extractions e ON e.id = c.extraction_id AND e.is_current = 1`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
