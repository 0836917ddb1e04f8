import { type Kysely, sql } from 'kysely';
import type { FigureFilter, FigureRow } from '../asking.js';
import type { Tables } from '../schema.js';

/** See {@link Store.figures}. */
export async function figures(db: Kysely<Tables>, filter: FigureFilter = {}): Promise<FigureRow[]> {
  const conditions = [sql`duplicate_of IS NULL`];
  if (filter.inspection !== undefined) conditions.push(sql`inspection = ${filter.inspection}`);
  if (filter.unit !== undefined) conditions.push(sql`unit LIKE ${`%${filter.unit}%`}`);
  if (filter.force !== undefined) {
    conditions.push(sql`'; ' || forces || '; ' LIKE ${`%; ${filter.force}; %`}`);
  }
  const { rows } = await sql<FigureRow>`
    SELECT value, unit, period, claim_id AS claimId, quote, sentence, status, speaker, claim_date AS claimDate, inspection,
      recommendations, document_id AS documentId, source, force_names AS forceNames,
      response_date AS responseDate, page
    FROM figures_flat WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY force_names, response_date, document_id, start_offset`.execute(db);
  return rows;
}
