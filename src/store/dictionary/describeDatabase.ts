import Database from 'better-sqlite3';
import { Kysely, Migrator } from 'kysely';
import { InternalError } from '../../model/errors.js';
import { MIGRATIONS } from '../migrations/index.js';
import { ImmediateSqliteDialect } from '../sqliteDialect.js';
import { COLUMN_MEANINGS } from './columns.js';
import { TABLE_MEANINGS, VIEW_MEANINGS } from './tables.js';

export interface ColumnDescription {
  name: string;
  /** As SQLite has it; '' for a column of a view that is worked out. */
  type: string;
  /** Null for a view, of which SQLite does not know it. */
  nullable: boolean | null;
  primaryKey: boolean;
  /** `table.column` that it points to. */
  references: string | null;
  meaning: string;
}

export interface TableDescription {
  name: string;
  kind: 'view' | 'table';
  meaning: string;
  columns: ColumnDescription[];
}

/**
 * Every view and table of a store as this version makes it, with what each column means; the views first.
 * @throws {InternalError} if a table or column has no meaning, or a meaning names none that there is.
 */
export async function describeDatabase(): Promise<TableDescription[]> {
  const database = new Database(':memory:');
  try {
    const db = new Kysely<unknown>({ dialect: new ImmediateSqliteDialect(database) });
    const provider = { getMigrations: () => Promise.resolve(MIGRATIONS) };
    const { error } = await new Migrator({ db, provider }).migrateToLatest();
    if (error !== undefined) throw error;
    return described(database);
  } finally {
    database.close();
  }
}

function described(database: Database.Database): TableDescription[] {
  const held = database
    .prepare(
      `SELECT name, type AS kind FROM sqlite_schema WHERE type IN ('view', 'table')
       AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'kysely\\_%' ESCAPE '\\' AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\'`,
    )
    .all() as Pick<TableDescription, 'name' | 'kind'>[];
  const order = [...Object.keys(VIEW_MEANINGS), ...Object.keys(TABLE_MEANINGS)];
  const astray = order.find((name) => !held.some((one) => one.name === name));
  if (astray !== undefined) throw new InternalError(`no table is called ${astray}`);
  const used = new Set<string>();
  const tables = held
    .map(({ name, kind }): TableDescription => {
      const meaning = kind === 'view' ? VIEW_MEANINGS[name] : TABLE_MEANINGS[name];
      if (meaning === undefined) throw new InternalError(`the ${kind} ${name} has no meaning`);
      return { name, kind, meaning, columns: columnsOf(database, name, kind, used) };
    })
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  const unused = Object.keys(COLUMN_MEANINGS).find((name) => !used.has(name));
  if (unused !== undefined) throw new InternalError(`no column is called ${unused}`);
  return tables;
}

function columnsOf(
  database: Database.Database,
  table: string,
  kind: TableDescription['kind'],
  used: Set<string>,
): ColumnDescription[] {
  const keys = database
    .prepare('SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)')
    .all(table) as {
    from: string;
    table: string;
    to: string | null;
  }[];
  const rows = database
    .prepare('SELECT name, type, "notnull", pk FROM pragma_table_xinfo(?)')
    .all(table) as {
    name: string;
    type: string;
    notnull: number;
    pk: number;
  }[];
  return rows.map(({ name, type, notnull, pk }) => {
    const own = Object.hasOwn(COLUMN_MEANINGS, `${table}.${name}`) ? `${table}.${name}` : name;
    const meaning = COLUMN_MEANINGS[own];
    if (meaning === undefined)
      throw new InternalError(`the column ${table}.${name} has no meaning`);
    used.add(own);
    const key = keys.find(({ from }) => from === name);
    return {
      name,
      type,
      nullable: kind === 'view' ? null : notnull === 0 && pk === 0,
      primaryKey: pk > 0,
      references: key ? `${key.table}.${key.to ?? name}` : null,
      meaning,
    };
  });
}
