import { type Field, fieldsOf, LIST_SEPARATOR, type Table } from '../schema/index.js';
import { DATE_PATTERN } from './datapackage.js';
import type { Dataset } from './dataset.js';

/** Metadata of all CSV files by CSV on the Web: https://www.w3.org/TR/tabular-metadata/ */
export function csvwMetadata(dataset: Dataset, tables: readonly Table[]): object {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    'dc:title': dataset.title,
    'dc:creator': [...dataset.authors],
    'schema:version': dataset.version,
    ...(dataset.licence === null
      ? {}
      : {
          'dc:license': {
            '@id': `https://spdx.org/licenses/${encodeURIComponent(dataset.licence)}.html`,
          },
        }),
    dialect: { encoding: 'utf-8', lineTerminators: ['\n'], header: true, doubleQuote: true },
    tables: tables.map((table) => ({
      url: `csv/${table.name}.csv`,
      'dc:title': table.title,
      'dc:description': table.meaning,
      tableSchema: {
        columns: fieldsOf(table).map(([name, field]) => column(name, field)),
        primaryKey: [...table.primaryKey],
        ...(table.foreignKeys.length === 0
          ? {}
          : {
              foreignKeys: table.foreignKeys.map(({ fields, table: other, references }) => ({
                columnReference: [...fields],
                reference: { resource: `csv/${other}.csv`, columnReference: [...references] },
              })),
            }),
      },
    })),
  };
}

function column(name: string, field: Field) {
  return {
    name,
    titles: name,
    'dc:description': field.meaning,
    datatype: datatype(field),
    ...(field.type === 'list'
      ? { separator: LIST_SEPARATOR }
      : { required: !field.nullable, null: '' }),
  };
}

function datatype(field: Field): unknown {
  if (field.type === 'integer' || field.type === 'boolean') return field.type;
  if (field.type === 'number') return 'double';
  if (field.type === 'date') return { base: 'string', format: `^${DATE_PATTERN}$` };
  if (!field.values) return 'string';
  return { base: 'string', format: `^(${Object.keys(field.values).join('|')})$` };
}
