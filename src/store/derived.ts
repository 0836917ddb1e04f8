import type { Kysely, Transaction } from 'kysely';
import { fileWording } from './fileWording.js';
import { indexText } from './letterText.js';
import { fileResponses } from './responses.js';
import { applyToDocument } from './reviews/applyToDocument.js';
import type { Tables } from './schema.js';

/** What is worked out from the rest, and the number of the rules: raise it when they change. */
const DERIVED = { responses: 1, text: 1, reviews: 1, wording: 1 } as const;

/** Whether all that is derived was derived by the rules of this version. */
export async function isDerivedCurrent(db: Kysely<Tables>): Promise<boolean> {
  const rows = await db.selectFrom('derived').selectAll().execute();
  const held = new Map(rows.map((row) => [row.name, row.version]));
  return Object.entries(DERIVED).every(([name, version]) => held.get(name) === version);
}

/** Works out anew what reviews make of every document, which documents count, and the words that are searched. */
export async function derive(trx: Transaction<Tables>): Promise<void> {
  for (const table of [
    'responses',
    'duplicates',
    'letter_pages',
    'claim_quotes',
    'claim_runs',
  ] as const) {
    await trx.deleteFrom(table).execute();
  }
  const documents = await trx.selectFrom('documents').orderBy('id').select('id').execute();
  for (const { id } of documents) {
    await applyToDocument(trx, id);
    await indexText(trx, id);
    await fileWording(trx, id);
    await fileResponses(trx, id, { pairs: [], documents: [] });
  }
  for (const [name, version] of Object.entries(DERIVED)) {
    await trx
      .insertInto('derived')
      .values({ name, version })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ version }))
      .execute();
  }
}
