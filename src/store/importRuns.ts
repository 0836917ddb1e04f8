import type { Kysely, Transaction } from 'kysely';
import type { ProblemCode } from '../model/problem.js';
import type { ImportFileRow, Tables } from './schema.js';
import type { ImportEnd, ImportedFile, ImportRun, ImportStart } from './store.js';

/** Of older runs only the counts are kept. */
const RUNS_WITH_FILES = 20;
const BATCH = 500;

/** See {@link Store.beginImport}. */
export async function beginImport(
  trx: Transaction<Tables>,
  start: ImportStart,
  now: string,
): Promise<number> {
  const { id } = await trx
    .insertInto('imports')
    .values({
      started_at: now,
      state: 'running',
      paths: JSON.stringify(start.paths),
      manifest: start.manifest,
      extractor: start.identity?.extractor ?? null,
      rule_pack: start.identity?.rulePack ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .deleteFrom('import_files')
    .where('import_id', '<=', id - RUNS_WITH_FILES)
    .execute();
  return id;
}

/** See {@link Store.noteFiles}. A file that comes twice is what it was last. */
export async function noteFile(
  trx: Transaction<Tables>,
  run: number | undefined,
  file: ImportedFile,
): Promise<void> {
  if (run === undefined) return;
  const values = {
    outcome: file.outcome,
    document_id: file.documentId,
    code: file.code,
    message: file.message,
  };
  await trx
    .insertInto('import_files')
    .values({ import_id: run, path: file.path, ...values })
    .onConflict((conflict) => conflict.columns(['import_id', 'path']).doUpdateSet(values))
    .execute();
}

/** See {@link Store.endImport}. */
export async function endImport(
  trx: Transaction<Tables>,
  run: number,
  end: ImportEnd,
  now: string,
): Promise<void> {
  const { state, files, counts } = end;
  await trx
    .updateTable('imports')
    .set({ ended_at: now, state, files, ...counts })
    .where('id', '=', run)
    .execute();
}

/** See {@link Store.imports}. */
export async function imports(db: Kysely<Tables>): Promise<ImportRun[]> {
  const rows = await db.selectFrom('imports').orderBy('id', 'desc').selectAll().execute();
  const counted = await db
    .selectFrom('import_files')
    .groupBy(['import_id', 'outcome'])
    .select(['import_id', 'outcome'])
    .select(({ fn }) => fn.countAll<number>().as('files'))
    .execute();
  return rows.map((row) => {
    // A run that was killed has only what it had noted of each file.
    const noted = (outcome: string) =>
      counted.find((count) => count.import_id === row.id && count.outcome === outcome)?.files ?? 0;
    return {
      id: row.id,
      startedAt: row.started_at,
      endedAt: row.ended_at,
      state: row.state as ImportRun['state'],
      paths: JSON.parse(row.paths) as string[],
      manifest: row.manifest,
      extractor: row.extractor,
      rulePack: row.rule_pack,
      files: row.files,
      counts: {
        added: row.added ?? noted('added'),
        updated: row.updated ?? noted('updated'),
        unchanged: row.unchanged ?? noted('unchanged'),
        failed: row.failed ?? noted('failed'),
      },
    };
  });
}

/** See {@link Store.importFiles}. */
export async function* importFiles(db: Kysely<Tables>, run: number): AsyncGenerator<ImportedFile> {
  let last = '';
  while (true) {
    const rows = await db
      .selectFrom('import_files')
      .where('import_id', '=', run)
      .where('path', '>', last)
      .orderBy('path')
      .limit(BATCH)
      .selectAll()
      .execute();
    for (const row of rows) yield fileOf(row);
    if (rows.length < BATCH) return;
    last = rows.at(-1)?.path ?? '';
  }
}

function fileOf(row: ImportFileRow): ImportedFile {
  return {
    path: row.path,
    outcome: row.outcome as ImportedFile['outcome'],
    documentId: row.document_id,
    code: row.code as ProblemCode | null,
    message: row.message,
  };
}
