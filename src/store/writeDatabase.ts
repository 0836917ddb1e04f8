import Database from 'better-sqlite3';
import { InternalError, StoreError } from '../model/errors.js';

/** A database that is being written: rows in, one transaction, checked at the end. */
export interface DatabaseWriter {
  /** @param statement an INSERT with a parameter for each value of a row. */
  insert(statement: string, rows: Iterable<readonly (string | number | null)[]>): void;
  /** Runs statements that take no values: to fill an index, say. */
  run(sql: string): void;
  /**
   * Ends the transaction and closes the file.
   * @throws {InternalError} if a foreign key points nowhere.
   */
  finish(): void;
  /** Closes the file as it stands, to be thrown away. */
  abandon(): void;
}

/**
 * Makes a database of other tables than a store's: to be handed on. The same statements and rows in the same order give
 * the same file. There is no journal, for a file that is not finished is thrown away.
 * @param path where there is no file yet.
 * @param schema statements that make its tables, in any order.
 * @throws {StoreError} if the file cannot be made.
 */
export function writeDatabase(path: string, schema: readonly string[]): DatabaseWriter {
  let database: Database.Database;
  try {
    database = new Database(path);
    database.pragma('page_size = 4096');
    database.pragma('journal_mode = OFF');
    database.pragma('synchronous = OFF');
    // Rows come in before those that they point to: checked at the end instead.
    database.pragma('foreign_keys = OFF');
  } catch (error) {
    throw new StoreError(`${path} cannot be made: check the folder and the room on the disk.`, {
      cause: error,
    });
  }
  database.exec('BEGIN');
  for (const statement of schema) database.exec(statement);
  const prepared = new Map<string, Database.Statement>();
  return {
    insert(statement, rows) {
      const insert = prepared.get(statement) ?? database.prepare(statement);
      prepared.set(statement, insert);
      for (const row of rows) insert.run(...row);
    },
    run(sql) {
      database.exec(sql);
    },
    finish() {
      const astray = database.pragma('foreign_key_check') as { table: string; parent: string }[];
      const [first] = astray;
      if (first) {
        database.close();
        throw new InternalError(
          `${astray.length} rows of the export point to no row (${first.table} to ${first.parent})`,
        );
      }
      database.exec('COMMIT');
      database.close();
    },
    abandon() {
      database.close();
    },
  };
}
