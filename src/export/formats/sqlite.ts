import { type DatabaseWriter, writeDatabase } from '../../store/index.js';
import { type Field, fieldsOf, plain, type Table } from '../schema/index.js';
import type { TableWriter } from './tableWriter.js';

/**
 * A SQLite database of the tables of an export: STRICT, with keys, checks of closed lists and dates, a `data_dictionary`
 * that says what each column means, and full-text search over quotes (`claims_search`).
 */
export class SqliteFile {
  readonly #database: DatabaseWriter;

  constructor(path: string, tables: readonly Table[]) {
    this.#database = writeDatabase(path, [DICTIONARY, ...tables.map(createTable), SEARCH]);
    this.#database.insert(
      'INSERT INTO data_dictionary VALUES (?, ?, ?, ?, ?, ?)',
      tables.flatMap((table) => dictionaryRows(table)),
    );
  }

  /** Foreign keys may point to rows that are yet to come. */
  table(table: Table): TableWriter {
    const names = fieldsOf(table).map(([name]) => name);
    const places = names.map(() => '?').join(', ');
    const insert = `INSERT INTO ${quoted(table.name)} (${names.map(quoted).join(', ')}) VALUES (${places})`;
    const database = this.#database;
    return {
      write(rows) {
        database.insert(
          insert,
          rows.map((row) => names.map((name) => sqlValue(plain(row[name])))),
        );
      },
      finish() {},
    };
  }

  finish(): void {
    this.#database.run("INSERT INTO claims_search (claims_search) VALUES ('rebuild')");
    this.#database.finish();
  }

  abandon(): void {
    this.#database.abandon();
  }
}

const DICTIONARY = `CREATE TABLE data_dictionary (
  "table" TEXT NOT NULL,
  "column" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "nullable" INTEGER NOT NULL,
  "meaning" TEXT NOT NULL,
  "values" TEXT, -- the closed list of its values, joined by '; '
  PRIMARY KEY ("table", "column")
) STRICT`;

const SEARCH = `CREATE VIRTUAL TABLE claims_search USING fts5 (
  quote, sentence, content = 'claims', tokenize = 'porter unicode61'
)`;

function dictionaryRows(table: Table): (string | number | null)[][] {
  return fieldsOf(table).map(([name, field]) => [
    table.name,
    name,
    field.type,
    Number(isNullable(field)),
    field.meaning,
    field.values ? Object.keys(field.values).join('; ') : null,
  ]);
}

const SQL_TYPES: Record<Field['type'], string> = {
  text: 'TEXT',
  date: 'TEXT',
  list: 'TEXT',
  integer: 'INTEGER',
  number: 'REAL',
  boolean: 'INTEGER',
};

/** The statement that makes a table, with what each column means as a comment. */
export function createTable(table: Table): string {
  const columns = fieldsOf(table).map(([name, field]) => ({
    sql: [
      quoted(name),
      SQL_TYPES[field.type],
      isNullable(field) ? '' : 'NOT NULL',
      check(name, field),
    ]
      .filter((part) => part !== '')
      .join(' '),
    // A line end would end the comment.
    comment: field.meaning.replace(/\s+/g, ' '),
  }));
  const keys = [
    `PRIMARY KEY (${table.primaryKey.map(quoted).join(', ')})`,
    ...table.foreignKeys.map(
      ({ fields, table: other, references }) =>
        `FOREIGN KEY (${fields.map(quoted).join(', ')}) REFERENCES ${quoted(other)} (${references.map(quoted).join(', ')})`,
    ),
  ];
  const lines = [
    ...columns.map(({ sql, comment }) => `  ${sql}, -- ${comment}`),
    ...keys.map((key, n) => `  ${key}${n < keys.length - 1 ? ',' : ''}`),
  ];
  return `CREATE TABLE ${quoted(table.name)} (\n${lines.join('\n')}\n) STRICT`;
}

function check(name: string, field: Field): string {
  if (field.type === 'boolean') return `CHECK (${quoted(name)} IN (0, 1))`;
  if (field.type !== 'text' || !field.values) return '';
  const values = Object.keys(field.values).map((value) => `'${value.replaceAll("'", "''")}'`);
  return `CHECK (${quoted(name)} IN (${values.join(', ')}))`;
}

function isNullable(field: Field): boolean {
  return field.nullable || field.type === 'list';
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function sqlValue(value: string | number | boolean | null): string | number | null {
  return typeof value === 'boolean' ? Number(value) : value;
}
