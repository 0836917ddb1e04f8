import { fileWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { type AnyRow, type Field, fieldsOf, plain, type Table } from '../schema/index.js';
import type { TableWriter } from './tableWriter.js';

/** Rows that are encoded together: what is held in memory of a table. */
const GROUP = 10_000;

const TYPES: Record<Field['type'], Pick<SchemaElement, 'type' | 'converted_type'>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  // Dates of any precision, which Parquet's own type cannot hold.
  date: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  list: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
};

/** Parquet with the values as they are: nothing is guarded. Groups begin at the same rows however rows come in. */
export function parquetWriter(path: string, table: Table): TableWriter {
  const fields = fieldsOf(table);
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    createdBy: 'section55',
    schema: [
      { name: 'root', num_children: fields.length },
      ...fields.map(
        ([name, field]): SchemaElement => ({
          name,
          ...TYPES[field.type],
          repetition_type: isRequired(field) ? 'REQUIRED' : 'OPTIONAL',
        }),
      ),
    ],
  });
  let waiting: AnyRow[] = [];
  // To a file it is written at once: what the calls give back is nothing to wait for.
  const flush = (rows: readonly AnyRow[]) => {
    void writer.write({
      columnData: fields.map(([name]) => ({ name, data: rows.map((row) => plain(row[name])) })),
      rowGroupSize: GROUP,
    });
  };
  return {
    write(rows) {
      for (const row of rows) waiting.push(row);
      while (waiting.length >= GROUP) {
        flush(waiting.slice(0, GROUP));
        waiting = waiting.slice(GROUP);
      }
    },
    finish() {
      if (waiting.length > 0) flush(waiting);
      void writer.finish();
    },
  };
}

function isRequired(field: Field): boolean {
  return !field.nullable && field.type !== 'list';
}
