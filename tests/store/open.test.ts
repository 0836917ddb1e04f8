import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/model/index.js';
import { storeFault } from '../../src/store/faults.js';
import { openStore } from '../../src/store/index.js';
import { SCHEMA_NUMBER } from '../../src/store/migrations/index.js';
import { openCopy } from '../../src/store/openForReading.js';
import type { Tables } from '../../src/store/schema.js';
import { ImmediateSqliteDialect } from '../../src/store/sqliteDialect.js';
import { SqliteStore } from '../../src/store/sqliteStore.js';
import { temporaryFolders } from '../support/folder.js';
import { gather } from '../support/gather.js';
import { makeRecord } from '../support/record.js';

const folder = temporaryFolders();

async function newStore(): Promise<string> {
  const path = join(folder(), 's.sqlite');
  const store = await openStore(path);
  await store.save(makeRecord(), 'a.txt');
  await store.close();
  return path;
}

function raw<T>(path: string, work: (database: Database.Database) => T): T {
  const database = new Database(path);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

describe('openStore', () => {
  it('makes a store of one file, in WAL mode, with strict tables', async () => {
    const path = await newStore();
    expect(readdirSync(join(path, '..'))).toEqual(['s.sqlite']);
    raw(path, (database) => {
      expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
      expect(database.pragma('user_version', { simple: true })).toBe(SCHEMA_NUMBER);
      const loose = database
        .prepare(
          "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'kysely%' AND name NOT LIKE 'sqlite%'",
        )
        .pluck()
        .all();
      expect(loose).toEqual([]);
    });
  });

  it('records the migration in the transaction that makes the tables', async () => {
    const path = await newStore();
    raw(path, (database) => {
      expect(database.prepare('SELECT name FROM kysely_migration').pluck().all()).toEqual([
        '0001-initial',
        '0002-bulk',
        '0003-questions',
        '0005-reviews',
        '0006-wording',
        '0007-periods',
      ]);
    });
  });

  it('goes on from a store whose making was cut short', async () => {
    const path = join(folder(), 's.sqlite');
    raw(path, (database) =>
      database.exec(
        'CREATE TABLE kysely_migration (name varchar(255) not null primary key, timestamp varchar(255) not null)',
      ),
    );
    const store = await openStore(path);
    expect((await store.save(makeRecord(), 'a.txt')).outcome).toBe('added');
    await store.close();
  });

  it('opens and closes again and again without leaving anything behind', async () => {
    const path = await newStore();
    for (let n = 0; n < 20; n++) await (await openStore(path)).close();
    expect(readdirSync(join(path, '..'))).toEqual(['s.sqlite']);
  });

  it('is read while another connection writes', async () => {
    const path = await newStore();
    const writer = await openStore(path);
    const reader = await openStore(path, { readOnly: true });
    await writer.save(makeRecord({ salt: 'second' }), 'b.txt');
    expect((await gather(reader.records())).length).toBe(2);
    await reader.close();
    await writer.close();
  });

  it('leaves no file behind after reading', async () => {
    const path = await newStore();
    const store = await openStore(path, { readOnly: true });
    expect((await store.counts()).documents).toBe(1);
    await store.close();
    expect(readdirSync(join(path, '..'))).toEqual(['s.sqlite']);
  });

  it('reads a store from a medium that cannot be written to', async () => {
    const database = openCopy(await newStore());
    expect(database.prepare('SELECT count(*) FROM documents').pluck().get()).toBe(1);
    expect(() => database.exec('DELETE FROM documents')).toThrow(/readonly/);
    database.close();
  });

  it('opens one new store from two places at once', async () => {
    const path = join(folder(), 's.sqlite');
    const [a, b] = await Promise.all([openStore(path), openStore(path)]);
    await Promise.all([a.save(makeRecord(), 'a.txt'), b.save(makeRecord(), 'b.txt')]);
    expect((await a.counts()).documents).toBe(1);
    await a.close();
    await b.close();
  });
});

const text = (words: string) => (path: string) => writeFileSync(path, words);
const refusals: [string, (path: string) => unknown, RegExp, { readOnly: boolean }?][] = [
  [
    'a text file',
    text('Dear Sir, this is a letter and no database, as anyone can see. '.repeat(20)),
    /is not a section55 store/,
  ],
  [
    'another program’s database',
    (path) => raw(path, (d) => d.exec('CREATE TABLE t (x)')),
    /another program/,
  ],
  ['a folder', (path) => mkdirSync(path), /is a folder/],
  [
    'a store that is not there, for reading',
    () => undefined,
    /no store at .* run section55 import/,
    { readOnly: true },
  ],
];

describe('openStore refuses in one sentence', () => {
  it.each(refusals)('%s', async (_name, prepare, message, options = { readOnly: false }) => {
    const path = join(folder(), 's.sqlite');
    prepare(path);
    const refusal = await openStore(path, options).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StoreError);
    expect((refusal as Error).message).toMatch(message);
    expect((refusal as Error).message).not.toContain('\n');
  });

  it('a folder that is not there', async () => {
    const path = join(folder(), 'none', 's.sqlite');
    await expect(openStore(path)).rejects.toThrow(/There is no folder/);
  });

  it('a store of a newer version', async () => {
    const path = await newStore();
    raw(path, (database) => database.pragma(`user_version = ${SCHEMA_NUMBER + 1}`));
    await expect(openStore(path)).rejects.toThrow(/written by a newer version of section55/);
    await expect(openStore(path, { readOnly: true })).rejects.toThrow(StoreError);
  });

  it('writing through a store opened for reading', async () => {
    const store = await openStore(await newStore(), { readOnly: true });
    await expect(store.save(makeRecord({ salt: 'new' }), 'b.txt')).rejects.toThrow(/is read-only/);
    await store.close();
  });

  it('writing while another program holds the lock', async () => {
    const path = await newStore();
    const store = await openStore(path, { busyMs: 20 });
    const other = new Database(path);
    other.exec('BEGIN IMMEDIATE');
    await expect(store.save(makeRecord({ salt: 'new' }), 'b.txt')).rejects.toThrow(/is locked/);
    other.exec('COMMIT');
    other.close();
    expect((await store.save(makeRecord({ salt: 'new' }), 'b.txt')).outcome).toBe('added');
    await store.close();
  });

  it('a letter that fills the disk, and holds nothing of it', async () => {
    const path = await newStore();
    const database = new Database(path);
    database.pragma(
      `max_page_count = ${Number(database.pragma('page_count', { simple: true })) + 1}`,
    );
    const db = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(database) });
    const store = new SqliteStore(db, database, path);
    const long = makeRecord({ salt: 'many words '.repeat(5_000) });
    await expect(store.save(long, 'b.txt')).rejects.toThrow(/no room left on the disk/);
    expect(await store.counts()).toMatchObject({ documents: 1 });
    expect((await gather(store.records())).length).toBe(1);
    await store.close();
  });
});

describe('storeFault', () => {
  it.each([
    ['SQLITE_NOTADB', 'is not a section55 store'],
    ['SQLITE_CORRUPT_VTAB', 'is damaged'],
    ['SQLITE_FULL', 'no room left'],
    ['ENOSPC', 'no room left'],
    ['SQLITE_BUSY_SNAPSHOT', 'is locked'],
    ['SQLITE_READONLY_DIRECTORY', 'is read-only'],
    ['EROFS', 'is read-only'],
    ['EACCES', 'may not be opened'],
    ['SQLITE_CANTOPEN', 'cannot be opened'],
    ['SQLITE_IOERR_WRITE', 'disk failed'],
  ])('says %s in plain words', (code, words) => {
    const fault = storeFault(Object.assign(new Error('x'), { code }), 's.sqlite');
    expect(fault).toBeInstanceOf(StoreError);
    expect((fault as Error).message).toContain(words);
    expect((fault as Error).message).toContain('s.sqlite');
  });

  it('leaves a defect of ours as it is', () => {
    const defect = new TypeError('x');
    expect(storeFault(defect, 's.sqlite')).toBe(defect);
  });
});

describe('a store whose rights are taken away', () => {
  it('is refused or opened, but never an unknown error', async () => {
    const path = await newStore();
    chmodSync(path, 0o444);
    // For the superuser no file is read-only: then it simply opens.
    const outcome = await openStore(path).then(
      async (store) => {
        await store.close();
        return 'opened';
      },
      (error: unknown) => (error instanceof StoreError ? 'refused' : 'unknown'),
    );
    expect(['opened', 'refused']).toContain(outcome);
  });
});
