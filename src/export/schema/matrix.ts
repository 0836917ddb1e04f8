import type { Column } from '../../compare/index.js';
import { BODY_TYPE_MEANINGS } from '../../model/index.js';
import { date, type Field, type Fields, oneOf, optional, text } from './field.js';
import { POSITION_VALUES } from './inspections.js';
import { defineTable, type Table } from './table.js';

const FIXED = {
  force_id: text('the police area'),
  force_name: text('name of its force'),
  policing_body: optional(text('the policing body that answers, as the document calls it')),
  policing_body_type: optional(oneOf(BODY_TYPE_MEANINGS, 'what kind of body it is')),
  document_id: optional(text('the document that is shown; missing where none is held')),
  response_date: optional(date('the date written on it')),
};

/** Name of the column of a recommendation: `rec_4`, `afi_1`, `coc_1`, `coc_1_rec_2`. */
export function matrixColumn(key: string): string {
  const name = /^\d/.test(key) ? `rec_${key}` : key.replace(':', '_').replace('/', '_rec_');
  return name.toLowerCase().replace(/[^a-z0-9_]/g, '_');
}

/** The wide table of one inspection: a row for each body, a column for each recommendation. */
export function matrixTable(inspection: string, columns: readonly Column[]): Table {
  const recommendations: [string, Field][] = columns.map((column) => [
    matrixColumn(column.key),
    oneOf(
      POSITION_VALUES,
      `what the response says on recommendation ${column.key}${column.text ? `: ${column.text}` : ''}`,
    ),
  ]);
  const fields: Fields = { ...FIXED, ...Object.fromEntries(recommendations) };
  return defineTable({
    name: `matrix_${inspection.replaceAll('-', '_')}`,
    title: `Matrix of ${inspection}`,
    meaning: `A row for each body, a column for each recommendation of ${inspection}. The same as in table positions, laid wide; in the order of names, which is no ranking.`,
    primaryKey: ['force_id'],
    foreignKeys: [{ fields: ['document_id'], table: 'documents', references: ['document_id'] }],
    fields,
  });
}
