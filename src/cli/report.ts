import type { ImportReport } from '../batch/index.js';
import { PROBLEMS, VERSION } from '../model/index.js';
import type { ImportedFile, Store } from '../store/index.js';

/** A file of a run with what to do about it. */
export interface ReportedFile extends ImportedFile {
  remedy: string | null;
}

export function reported(file: ImportedFile): ReportedFile {
  return { ...file, remedy: file.code === null ? null : PROBLEMS[file.code].remedy };
}

/**
 * The report of a run as pieces of one JSON object: the counts, then `files` with a line for each. It is read from the
 * store bit by bit, so that it may be of any length.
 */
export async function* reportPieces(store: Store, report: ImportReport): AsyncGenerator<string> {
  const run = (await store.imports()).find(({ id }) => id === report.run);
  const { warnings, changedFiles, skipped, interrupted } = report;
  const head = { section55: VERSION, run, interrupted, warnings, changedFiles, skipped };
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "files": [`;
  let between = '\n';
  for await (const file of store.importFiles(report.run)) {
    yield `${between}    ${JSON.stringify(reported(file))}`;
    between = ',\n';
  }
  yield '\n  ]\n}\n';
}
