import { closeSync, openSync, writeSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import { fieldsOf, plain, type Table } from '../schema/index.js';
import type { TableWriter } from './tableWriter.js';

export interface CsvOptions {
  /**
   * Puts an apostrophe before text that a spreadsheet would take for a formula: that begins with `=`, `+`, `-`, `@`, a
   * tab or a carriage return. Default true.
   */
  guard?: boolean | undefined;
  /** Begins the file with a byte order mark, by which Excel knows UTF-8. Default false. */
  bom?: boolean | undefined;
}

/**
 * CSV with the quoting of RFC 4180: UTF-8, one head line; nothing between two commas is a missing value. Lines end with LF,
 * as they do within the letters' words: some readers (DuckDB) take no file that has both.
 */
export function csvWriter(path: string, table: Table, options: CsvOptions = {}): TableWriter {
  const names = fieldsOf(table).map(([name]) => name);
  const file = openSync(path, 'w');
  const put = (rows: (string | number | boolean | null)[][]) =>
    writeSync(
      file,
      stringify(rows, {
        record_delimiter: 'unix',
        escape_formulas: options.guard ?? true,
        cast: { boolean: (value) => `${value}` },
      }),
    );
  if (options.bom) writeSync(file, '\ufeff');
  put([names]);
  return {
    write(rows) {
      if (rows.length > 0) put(rows.map((row) => names.map((name) => plain(row[name]))));
    },
    finish() {
      closeSync(file);
    },
  };
}
