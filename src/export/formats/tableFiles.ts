import { join } from 'node:path';
import type { AnyRow, Table } from '../schema/index.js';
import { type CsvOptions, csvWriter } from './csv.js';
import { parquetWriter } from './parquet.js';
import { SqliteFile } from './sqlite.js';
import type { TableWriter } from './tableWriter.js';

/** All tables of an export in all their formats: a row that is written goes into each. */
export class TableFiles {
  readonly #sqlite: SqliteFile;
  readonly #writers = new Map<string, TableWriter[]>();
  readonly #counts = new Map<string, number>();

  /** @param folder with folders `csv` and `parquet` in it. */
  constructor(folder: string, tables: readonly Table[], csv: CsvOptions) {
    this.#sqlite = new SqliteFile(join(folder, 'section55.sqlite'), tables);
    for (const table of tables) {
      this.#counts.set(table.name, 0);
      this.#writers.set(table.name, [
        csvWriter(join(folder, 'csv', `${table.name}.csv`), table, csv),
        parquetWriter(join(folder, 'parquet', `${table.name}.parquet`), table),
        this.#sqlite.table(table),
      ]);
    }
  }

  write(table: string, rows: readonly AnyRow[]): void {
    this.#counts.set(table, (this.#counts.get(table) ?? 0) + rows.length);
    for (const writer of this.#writers.get(table) ?? []) writer.write(rows);
  }

  /** Number of rows written of a table. */
  count(table: string): number {
    return this.#counts.get(table) ?? 0;
  }

  finish(): void {
    for (const writer of [...this.#writers.values()].flat()) writer.finish();
    this.#sqlite.finish();
  }

  /** Closes what can be closed, after a fault. */
  abandon(): void {
    for (const writer of [...this.#writers.values()].flat()) writer.finish();
    this.#sqlite.abandon();
  }
}
