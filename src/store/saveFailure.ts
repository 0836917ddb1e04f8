import type { Transaction } from 'kysely';
import { noteFile } from './importRuns.js';
import { saveProvenance } from './provenance.js';
import { forgetFailures } from './saveRecord.js';
import type { Tables } from './schema.js';
import type { Failure, FileNotes } from './store.js';

/** See {@link Store.saveFailure}. A path stands in at most one failure: the last that it ended in. */
export async function saveFailure(
  trx: Transaction<Tables>,
  failure: Failure,
  now: string,
  notes: FileNotes = {},
): Promise<void> {
  const { documentId, source, problem } = failure;
  const key = documentId ?? `path:${source}`;
  const paths = await trx
    .selectFrom('failure_sources')
    .where('key', '=', key)
    .select('path')
    .execute();
  await forgetFailures(trx, source, key);
  await trx
    .insertInto('failures')
    .values({
      key,
      document_id: documentId,
      code: problem.code,
      message: problem.message,
      failed_at: now,
    })
    .execute();
  const all = new Set([source, ...paths.map((row) => row.path)]);
  await trx
    .insertInto('failure_sources')
    .values([...all].map((path) => ({ key, path })))
    .execute();
  // Kept for the time when it can be read.
  if (notes.provenance && documentId !== null) {
    await saveProvenance(trx, documentId, source, notes.provenance);
  }
  const { code, message } = problem;
  await noteFile(trx, notes.run, { path: source, outcome: 'failed', documentId, code, message });
}
