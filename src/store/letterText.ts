import type { Transaction } from 'kysely';
import type { Tables } from './schema.js';

/**
 * Puts the words of a document's current extraction in the place of those that were searched before: its pages, and
 * the quotes of its claims. Triggers keep the full-text indexes (see migrations/0003-questions.ts).
 */
export async function indexText(trx: Transaction<Tables>, documentId: string): Promise<void> {
  await forgetText(trx, documentId);
  const current = await trx
    .selectFrom('extractions as e')
    .innerJoin('texts as t', 't.hash', 'e.text_hash')
    .where('e.document_id', '=', documentId)
    .where('e.is_current', '=', 1)
    .select(['e.id', 't.text'])
    .executeTakeFirst();
  if (!current) return;
  const pages = await trx
    .selectFrom('pages')
    .where('extraction_id', '=', current.id)
    .orderBy('number')
    .selectAll()
    .execute();
  for (const page of pages) {
    // Offsets count UTF-16 units, as JavaScript does and SQLite's substr does not.
    const text = current.text.slice(page.start_offset, page.end_offset);
    await trx
      .insertInto('letter_pages')
      .values({
        document_id: documentId,
        page: page.number,
        start_offset: page.start_offset,
        text,
      })
      .execute();
  }
  await trx
    .insertInto('claim_quotes')
    .columns(['extraction_id', 'claim_id', 'quote'])
    .expression(
      trx
        .selectFrom('claims')
        .where('extraction_id', '=', current.id)
        .orderBy('ordinal')
        .select(['extraction_id', 'id', 'quote']),
    )
    .execute();
}

async function forgetText(trx: Transaction<Tables>, documentId: string): Promise<void> {
  await trx.deleteFrom('letter_pages').where('document_id', '=', documentId).execute();
  await trx
    .deleteFrom('claim_quotes')
    .where(
      'extraction_id',
      'in',
      trx.selectFrom('extractions').where('document_id', '=', documentId).select('id'),
    )
    .execute();
}
