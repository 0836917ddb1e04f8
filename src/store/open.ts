import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, Migrator } from 'kysely';
import { StoreError } from '../model/errors.js';
import { derive, isDerivedCurrent } from './derived.js';
import { storeFault } from './faults.js';
import { APPLICATION_ID, MIGRATIONS, SCHEMA_NUMBER } from './migrations/index.js';
import { openForReading } from './openForReading.js';
import type { Tables } from './schema.js';
import { ImmediateSqliteDialect } from './sqliteDialect.js';
import { SqliteStore } from './sqliteStore.js';
import type { Store } from './store.js';
import { withWriteLock } from './writeLock.js';

export interface OpenOptions {
  /** Opens an existing store for reading only; nothing is created or migrated. Default false. */
  readOnly?: boolean;
  /** How long to wait for another writer, in ms. Default 5,000. */
  busyMs?: number;
}

/**
 * Opens the store at `path`, making it (but no folder) if there is none, and brings its schema up to date.
 * `:memory:` is a store that is gone when closed.
 * @throws {StoreError} with one sentence: no such folder, not a store, written by a newer version, locked, read-only ...
 */
export async function openStore(path: string, options: OpenOptions = {}): Promise<Store> {
  const readOnly = options.readOnly ?? false;
  checkPath(path, readOnly);
  let database: Database.Database | undefined;
  try {
    const timeout = options.busyMs ?? 5_000;
    database = readOnly ? openForReading(path, timeout) : new Database(path, { timeout });
    const db = await prepare(database, path, readOnly);
    return new SqliteStore(db, database, path);
  } catch (error) {
    database?.close();
    throw storeFault(error, path);
  }
}

async function prepare(
  database: Database.Database,
  path: string,
  readOnly: boolean,
): Promise<Kysely<Tables>> {
  const schema = checkIdentity(database, path);
  if (readOnly && schema < SCHEMA_NUMBER) {
    throw new StoreError(
      `The store ${path} was written by an older version of section55: import into it once, and it is brought up to date.`,
    );
  }
  database.pragma('foreign_keys = ON');
  if (!readOnly) {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
  }
  const db = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(database) });
  if (schema < SCHEMA_NUMBER) await withWriteLock(path, () => migrate(db));
  if (!readOnly && !(await isDerivedCurrent(db))) {
    await withWriteLock(path, () => db.transaction().execute(derive));
  }
  return db;
}

function checkPath(path: string, readOnly: boolean): void {
  if (path === ':memory:') return;
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw new StoreError(`${path} is a folder, not a store: name a file.`);
  if (there) return;
  if (readOnly) {
    throw new StoreError(
      `There is no store at ${path}: run section55 import first, or name another with --store.`,
    );
  }
  if (!statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory()) {
    throw new StoreError(
      `There is no folder ${dirname(path)}: make it first, or choose another place with --store.`,
    );
  }
}

/** @returns the number of the schema that the file holds, 0 for a new one. */
function checkIdentity(database: Database.Database, path: string): number {
  const number = (name: string) => Number(database.pragma(name, { simple: true }));
  const tables = Number(database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  const ours = number('application_id') === APPLICATION_ID;
  // Two kysely tables and no mark: the making of a store was cut short before its first migration.
  if (!ours && tables > 0 && !isUnfinished(database)) {
    throw new StoreError(
      `${path} is a database of another program, not a section55 store: name another file with --store.`,
    );
  }
  const schema = ours ? number('user_version') : 0;
  if (schema > SCHEMA_NUMBER) {
    throw new StoreError(
      `The store ${path} was written by a newer version of section55 (schema ${schema}, this version knows ${SCHEMA_NUMBER}): update section55.`,
    );
  }
  return schema;
}

function isUnfinished(database: Database.Database): boolean {
  const others = database
    .prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'kysely_%'")
    .pluck()
    .get();
  return others === 0;
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
