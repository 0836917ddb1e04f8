import { type RawBuilder, sql } from 'kysely';
import type { ClaimFilter } from '../store.js';

/**
 * What a filter asks of a row of `claims`, called `c`; always that it belongs to a current extraction. Each condition can
 * be answered from an index without reading the quotes.
 */
export function claimConditions(filter: ClaimFilter): RawBuilder<unknown> {
  const conditions = [sql`c.extraction_id IN (SELECT id FROM extractions WHERE is_current = 1)`];
  for (const column of ['status', 'speaker', 'inspection'] as const) {
    const value = filter[column];
    if (value !== undefined) conditions.push(sql`${sql.ref(`c.${column}`)} = ${value}`);
  }
  const among = (table: string, column: string, value: string | undefined) => {
    if (value === undefined) return;
    conditions.push(sql`(c.extraction_id, c.id) IN (
      SELECT extraction_id, claim_id FROM ${sql.table(table)} WHERE ${sql.ref(column)} = ${value})`);
  };
  among('claim_topics', 'topic', filter.topic);
  among('claim_recommendations', 'recommendation', filter.recommendation);
  among('claim_bodies', 'force_id', filter.force);
  if (filter.once) conditions.push(notDuplicate(sql`c.extraction_id`));
  return sql.join(conditions, sql` AND `);
}

/** Of documents that are one response, only the one that counts. */
export function notDuplicate(extraction: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${extraction} NOT IN (
    SELECT e.id FROM extractions e JOIN duplicates d ON d.document_id = e.document_id)`;
}
