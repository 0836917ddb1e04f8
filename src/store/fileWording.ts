import type { Transaction } from 'kysely';
import type { Tables } from './schema.js';
import { runKeys } from './wordRuns.js';

/** Rows that are written at once. */
const AT_ONCE = 500;

/** Files the claims of a document's current extraction by the runs of words in them, in the place of those of before. */
export async function fileWording(trx: Transaction<Tables>, documentId: string): Promise<void> {
  const extractions = trx
    .selectFrom('extractions')
    .where('document_id', '=', documentId)
    .select('id');
  await trx.deleteFrom('claim_runs').where('extraction_id', 'in', extractions).execute();
  const claims = await trx
    .selectFrom('claims as c')
    .innerJoin('extractions as e', 'e.id', 'c.extraction_id')
    .where('e.document_id', '=', documentId)
    .where('e.is_current', '=', 1)
    .select(['c.extraction_id', 'c.id', 'c.quote'])
    .execute();
  const rows = claims.flatMap(({ extraction_id, id, quote }) =>
    runKeys(quote).map((key) => ({ key, extraction_id, claim_id: id })),
  );
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await trx
      .insertInto('claim_runs')
      .values(rows.slice(from, from + AT_ONCE))
      .execute();
  }
}
