import { type Field, fieldsOf, type Table } from '../schema/index.js';
import { described } from './datapackage.js';
import type { Dataset } from './dataset.js';

/** The codebook of an export in Markdown: each table, each column, each word of a closed list. */
export function codebook(dataset: Dataset, tables: readonly Table[]): string {
  return `${[
    '# Codebook',
    `${dataset.title}, version ${dataset.version}.`,
    RULES.map((rule) => `- ${rule}`).join('\n'),
    ...tables.map(section),
  ].join('\n\n')}\n`;
}

/** What holds for every table. */
const RULES = [
  'A claim is what a response says, with its words. It is not compliance, and nothing here says whether it is so.',
  'Nothing in a cell means that it is not known, never zero or none. A position such as `no_document` or `not_mentioned` is a silence of its own kind and never a refusal.',
  'Dates are ISO 8601, as exact as they are known: `2025`, `2025-12`, `2025-12-18`. Lists are parted by `; `.',
  'Offsets are half-open `[start, end)` in UTF-16 units of the reading text; in annotations.jsonld they are characters.',
  'In CSV files, text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return has an apostrophe before it, so that no spreadsheet takes it for a formula. The other formats hold it as it is.',
  'E-mail addresses, telephone numbers, postal addresses, descriptions of signatures and passages that look like a case or a victim are left out: each of their characters is shown as █, so that offsets hold. Claims in such passages are dropped and counted in `documents.case_passages_left_out`.',
  'In an export without names the office holders are gone from every file, and names of persons are shown as █ wherever they stand, in quotations too: the words of the letter are found again by their offsets.',
];

function section(table: Table): string {
  const fields = fieldsOf(table);
  const keys = [
    `Key: ${table.primaryKey.map(code).join(', ')}.`,
    ...table.foreignKeys.map(
      ({ fields: own, table: other, references }) =>
        `${own.map(code).join(', ')}: see ${references.map((name) => code(`${other}.${name}`)).join(', ')}.`,
    ),
  ];
  const closed = fields.filter(([, field]) => field.values);
  return [
    `## ${table.name}`,
    `${table.title}. ${table.meaning}`,
    keys.join(' '),
    [
      '| column | type | may be missing | meaning |',
      '| --- | --- | --- | --- |',
      ...fields.map(
        ([name, field]) =>
          `| ${code(name)} | ${field.type} | ${field.nullable ? 'yes' : 'no'} | ${cell(described(field))} |`,
      ),
    ].join('\n'),
    ...closedLists(closed),
  ].join('\n\n');
}

/** The closed lists of a table; columns that have the same list (a matrix) share one. */
function closedLists(fields: readonly [string, Field][]): string[] {
  const byList = new Map<Field['values'], string[]>();
  for (const [name, { values }] of fields)
    byList.set(values, [...(byList.get(values) ?? []), name]);
  return [...byList].map(([values, names]) =>
    [
      `Values of ${names.map(code).join(', ')}:`,
      '',
      ...Object.entries(values ?? {}).map(([value, meaning]) => `- ${code(value)}: ${meaning}`),
    ].join('\n'),
  );
}

function code(text: string): string {
  return `\`${text}\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}
