import { type Kysely, sql } from 'kysely';
import type { Tables } from '../schema.js';
import type { ClaimFilter, ClaimStats, StatsGroup, StatsRow } from '../store.js';
import { claimConditions } from './conditions.js';

/** Of each way to group: from which rows, by which column. */
const GROUPS: Record<StatsGroup, { from: string; value: string; name: string }> = {
  status: { from: 'chosen o', value: 'o.status', name: 'NULL' },
  speaker: { from: 'chosen o', value: 'o.speaker', name: 'NULL' },
  fit: { from: 'chosen o', value: 'o.fit', name: 'NULL' },
  force: {
    from: 'chosen o JOIN claim_bodies b ON b.extraction_id = o.extraction_id AND b.claim_id = o.id',
    value: 'b.force_id',
    name: `coalesce((SELECT force_name FROM catalogue_bodies WHERE force_id = value),
      (SELECT min(name) FROM forces WHERE force_id = value))`,
  },
  inspection: {
    // The ref of an inspection that the catalogue does not know means nothing outside its document.
    from: 'chosen o',
    value:
      "CASE WHEN o.inspection LIKE 'document:%' THEN 'not in the catalogue' ELSE o.inspection END",
    name: `(SELECT title FROM catalogue_inspections WHERE inspection = value)`,
  },
  topic: {
    from: 'chosen o LEFT JOIN claim_topics t ON t.extraction_id = o.extraction_id AND t.claim_id = o.id',
    value: 't.topic',
    name: '(SELECT name FROM catalogue_topics WHERE topic = value)',
  },
};

/** See {@link Store.stats}. */
export async function stats(
  db: Kysely<Tables>,
  filter: ClaimFilter,
  by: readonly StatsGroup[],
): Promise<ClaimStats> {
  const once = { ...filter, once: true };
  const chosen = sql`WITH chosen AS MATERIALIZED (
    SELECT c.extraction_id, c.id, c.status, c.speaker, c.fit, c.inspection FROM claims c
    WHERE ${claimConditions(once)})`;
  const totals = await sql<Omit<ClaimStats, 'groups'>>`${chosen}
    SELECT (SELECT count(*) FROM chosen) AS claims,
      (SELECT count(DISTINCT extraction_id) FROM chosen) AS documents,
      (SELECT count(DISTINCT force_id) FROM forces WHERE extraction_id IN (SELECT extraction_id FROM chosen)) AS bodies,
      (SELECT nullif(count(*), 0) FROM catalogue_bodies) AS bodiesKnown,
      (SELECT count(*) FROM duplicates) AS duplicates`.execute(db);
  const groups: ClaimStats['groups'] = {};
  for (const group of by) {
    const { from, value, name } = GROUPS[group];
    const { rows } = await sql<StatsRow>`${chosen},
      letters AS MATERIALIZED (
        SELECT ${sql.raw(value)} AS value, o.extraction_id, count(*) AS claims FROM ${sql.raw(from)} GROUP BY 1, 2),
      bodies AS (
        SELECT l.value, count(DISTINCT f.force_id) AS bodies FROM letters l
        JOIN forces f ON f.extraction_id = l.extraction_id GROUP BY 1),
      counts AS (SELECT value, sum(claims) AS claims, count(*) AS documents FROM letters GROUP BY 1)
      SELECT value, ${sql.raw(name)} AS name, claims, documents,
        coalesce((SELECT b.bodies FROM bodies b WHERE b.value IS counts.value), 0) AS bodies
      FROM counts ORDER BY value IS NULL, value`.execute(db);
    groups[group] = rows;
  }
  const none = { claims: 0, documents: 0, bodies: 0, bodiesKnown: null, duplicates: 0 };
  return { ...(totals.rows[0] ?? none), groups };
}
