import type { ExportReport } from '../../export/index.js';
import { figureTable } from './figures.js';
import { counted } from './words.js';
import { wrap } from './wrap.js';

/** What an export wrote, with counts, and what it left out. */
export function exportSummary(dir: string, report: ExportReport, width: number): string {
  const { dataset, tables, files, left, kept } = report;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const people = left.names > 0 ? `, ${counted(left.names, 'name')} of persons` : '';
  const lines = [
    `Written to ${dir}: ${counted(files.length, 'file')}, ${(bytes / 1e6).toFixed(1)} MB, version ${dataset.version}.`,
    `It rests on ${counted(dataset.documents, 'document')} of ${counted(dataset.bodies, 'body', 'bodies')}.`,
    `Left out: ${counted(left.contacts, 'contact detail')}${people}, ${counted(left.casePassages, 'passage')} that look like a case or a victim with ${counted(left.claims, 'claim')} in them.`,
    ...(kept === null ? [] : [`What was there before is kept as ${kept}.`]),
  ].flatMap((line) => wrap(line, width));
  const counts = figureTable(
    ['table', 'rows'],
    tables.map(({ name, rows }) => [name, `${rows}`]),
  );
  return [...lines, '', counts].join('\n');
}
