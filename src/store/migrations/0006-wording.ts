import { type Kysely, sql } from 'kysely';

/*
 * Wording that several bodies share, and the figures that responses offer. `claim_runs` is filled with each import from
 * the quotes: see ../fileWording.ts.
 */
const STATEMENTS = [
  `CREATE TABLE claim_runs (
    key INTEGER NOT NULL,
    extraction_id INTEGER NOT NULL,
    claim_id TEXT NOT NULL,
    PRIMARY KEY (key, extraction_id, claim_id),
    FOREIGN KEY (extraction_id, claim_id) REFERENCES claims (extraction_id, id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX claim_runs_by_claim ON claim_runs (extraction_id, claim_id)',
  // A row for each claim with a run of words that a response of another force has as well. The first force of a joint
  // response stands for it: its forces do not share wording with each other.
  `CREATE VIEW shared_wording AS
    WITH counted AS (
      SELECT r.key, r.extraction_id, r.claim_id, f.force_id FROM claim_runs r
      JOIN extractions e ON e.id = r.extraction_id AND e.is_current = 1
        AND e.document_id NOT IN (SELECT document_id FROM duplicates)
      JOIN forces f ON f.extraction_id = r.extraction_id AND f.ordinal = 0),
    runs AS (
      SELECT key, count(DISTINCT force_id) AS bodies, count(*) AS claims FROM counted
      GROUP BY key HAVING count(DISTINCT force_id) > 1)
    SELECT n.key AS run, n.bodies, n.claims, c.id AS claim_id, c.quote, c.status, c.speaker, c.inspection, c.page,
      e.document_id,
      (SELECT group_concat(name, '; ') FROM
        (SELECT name FROM forces f WHERE f.extraction_id = e.id ORDER BY f.ordinal)) AS force_names,
      e.response_date
    FROM runs n JOIN counted o ON o.key = n.key
    JOIN claims c ON c.extraction_id = o.extraction_id AND c.id = o.claim_id
    JOIN extractions e ON e.id = c.extraction_id`,
  `CREATE VIEW figures_flat AS
    SELECT g.value, g.unit, c.id AS claim_id, c.quote, c.sentence, c.status, c.speaker, c.claim_date, c.inspection,
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
