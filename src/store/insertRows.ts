import type { Transaction } from 'kysely';
import type { ExtractionRows } from './rows.js';
import type { Tables } from './schema.js';

/** SQLite takes 32,766 bound values in one statement (SQLITE_MAX_VARIABLE_NUMBER); stay well below. */
const VALUES_PER_INSERT = 10_000;

/** Inserts the rows of an extraction, or of some of its tables, as many at once as the database takes. */
export async function insertRows(
  trx: Transaction<Tables>,
  rows: Partial<ExtractionRows>,
): Promise<void> {
  for (const table of Object.keys(rows) as (keyof ExtractionRows)[]) {
    // The compiler cannot see that table and rows belong together; rowsOf made them so.
    const all = (rows[table] ?? []) as ExtractionRows['pages'];
    const columns = Object.keys(all[0] ?? {}).length;
    if (columns === 0) continue;
    const chunk = Math.floor(VALUES_PER_INSERT / columns);
    for (let from = 0; from < all.length; from += chunk) {
      await trx
        .insertInto(table as 'pages')
        .values(all.slice(from, from + chunk))
        .execute();
    }
  }
}
