import type { ImportReport } from '../../batch/index.js';
import type { StoreCounts } from '../../store/index.js';
import { counted, shortId } from './words.js';

/** How many names of a list are told. */
const TOLD = 10;

/** What an import came to: failures first, for they are what the user must act on. */
export function importSummary(
  report: ImportReport,
  counts: StoreCounts,
  linked: number,
  storePath: string,
): string {
  return [
    failures(report),
    warnings(report),
    changed(report),
    skipped(report),
    result(report),
    same(linked),
    `The store ${storePath} now holds ${[
      counted(counts.documents, 'document'),
      `of ${counted(counts.forces, 'force')}`,
      `on ${counted(counts.inspections, 'inspection')}`,
      `with ${counted(counts.claims, 'claim')}`,
    ].join(' ')}.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function failures({ failures: rows }: ImportReport): string {
  if (rows.length === 0) return '';
  const lines = rows.map(
    ({ path, code, message, remedy }) => `  ${path}\n    ${code}: ${message} ${remedy}`,
  );
  return [`${counted(rows.length, 'file')} could not be read:`, ...lines].join('\n');
}

function warnings({ warnings: rows }: ImportReport): string {
  if (rows.length === 0) return '';
  const lines = rows.map(({ path, code, message }) => `  ${path}\n    ${code}: ${message}`);
  return [`${counted(rows.length, 'warning')}:`, ...lines].join('\n');
}

function changed({ changedFiles }: ImportReport): string {
  if (changedFiles.length === 0) return '';
  const lines = changedFiles.map(
    ({ path, earlier }) => `  ${path}: section55 remove ${earlier.map(shortId).join(' ')}`,
  );
  return [
    'Other bytes than before were found at these paths. The earlier documents are kept; to drop them:',
    ...lines,
  ].join('\n');
}

function skipped({ skipped: paths }: ImportReport): string {
  if (paths.length === 0) return '';
  const more = paths.length > TOLD ? `, and ${paths.length - TOLD} more` : '';
  const noun = counted(paths.length, 'file was', 'files were');
  return `${noun} skipped, being of no kind that is read: ${paths.slice(0, TOLD).join(', ')}${more}.`;
}

function same(linked: number): string {
  if (linked === 0) return '';
  const noun = counted(linked, 'document is', 'documents are');
  return `${noun} linked with another as one response, and counted once: section55 documents lists them.`;
}

function result({ counts, files, finished, interrupted }: ImportReport): string {
  const line = `${counted(files, 'file')}: ${counts.added} added, ${counts.updated} updated, ${counts.unchanged} unchanged, ${counts.failed} failed.`;
  return interrupted
    ? `Stopped after ${finished} of ${line} Run the same command again to go on.`
    : line;
}
