import { VERSION } from '../../model/index.js';
import { type Field, fieldsOf, type Table } from '../schema/index.js';
import type { Dataset } from './dataset.js';
import type { ExportedFile } from './files.js';

/** Says in the descriptor who wrote the folder: by it a folder is known that may be written anew. */
export const GENERATOR = 'section55';

/**
 * The descriptor of a Data Package, in the form that validators of version 1 and readers of version 2 both take
 * (https://specs.frictionlessdata.io/data-package/).
 * @param files all files of the export but the descriptions themselves.
 */
export function dataPackage(
  dataset: Dataset,
  tables: readonly Table[],
  files: readonly ExportedFile[],
): object {
  const tabular = tables.flatMap((table) => {
    const file = files.find(({ path }) => path === `csv/${table.name}.csv`);
    return file ? [tableResource(table, file)] : [];
  });
  const named = new Set(tabular.map(({ path }) => path));
  return {
    profile: 'data-package',
    name: 'section55-export',
    title: dataset.title,
    description:
      'What responses say, with their words. A claim is not compliance; silence is no refusal. See CODEBOOK.md.',
    version: dataset.version,
    ...(dataset.doi === null ? {} : { id: `https://doi.org/${dataset.doi}` }),
    ...(dataset.url === null ? {} : { homepage: dataset.url }),
    contributors: dataset.authors.map((title) => ({ title, role: 'author' })),
    ...(dataset.licence === null
      ? {}
      : {
          licenses: [
            {
              name: dataset.licence,
              path: `https://spdx.org/licenses/${encodeURIComponent(dataset.licence)}.html`,
            },
          ],
        }),
    generator: { name: GENERATOR, version: VERSION },
    resources: [
      ...tabular,
      ...files.filter(({ path }) => !named.has(path)).map((file) => otherResource(file)),
    ],
  };
}

function tableResource(table: Table, file: ExportedFile) {
  return {
    name: table.name,
    title: table.title,
    description: table.meaning,
    profile: 'tabular-data-resource',
    path: file.path,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: file.bytes,
    hash: `sha256:${file.sha256}`,
    dialect: {
      delimiter: ',',
      lineTerminator: '\n',
      quoteChar: '"',
      doubleQuote: true,
      header: true,
    },
    schema: tableSchema(table),
  };
}

/** Table Schema: https://specs.frictionlessdata.io/table-schema/ */
function tableSchema(table: Table) {
  return {
    fields: fieldsOf(table).map(([name, field]) => ({
      name,
      type: TYPES[field.type],
      description: described(field),
      ...constraints(field),
    })),
    missingValues: [''],
    primaryKey: [...table.primaryKey],
    ...(table.foreignKeys.length === 0
      ? {}
      : {
          foreignKeys: table.foreignKeys.map(({ fields, table: resource, references }) => ({
            fields: [...fields],
            reference: { resource, fields: [...references] },
          })),
        }),
  };
}

const TYPES: Record<Field['type'], string> = {
  text: 'string',
  date: 'string',
  list: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
};

/** ISO 8601 at any precision. */
export const DATE_PATTERN = '\\d{4}(-\\d{2}(-\\d{2})?)?';

function constraints(field: Field): object {
  const all = {
    ...(field.nullable || field.type === 'list' ? {} : { required: true }),
    ...(field.values && field.type === 'text' ? { enum: Object.keys(field.values) } : {}),
    ...(field.type === 'date' ? { pattern: `^${DATE_PATTERN}$` } : {}),
  };
  return Object.keys(all).length === 0 ? {} : { constraints: all };
}

/** The meaning of a field in one sentence, with how lists are written. */
export function described(field: Field): string {
  return field.type === 'list' ? `${field.meaning} (a list, parted by "; ")` : field.meaning;
}

const MEDIA: Readonly<Record<string, string>> = {
  parquet: 'application/vnd.apache.parquet',
  jsonl: 'application/jsonl',
  jsonld: 'application/ld+json',
  sqlite: 'application/vnd.sqlite3',
  txt: 'text/plain',
  html: 'text/html',
};

function otherResource({ path, bytes, sha256 }: ExportedFile) {
  const format = path.split('.').at(-1) ?? '';
  return {
    name: path.toLowerCase().replace(/[^a-z0-9._-]/g, '-'),
    path,
    format,
    mediatype: MEDIA[format] ?? 'application/octet-stream',
    bytes,
    hash: `sha256:${sha256}`,
  };
}
