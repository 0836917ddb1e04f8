import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, Migrator } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.js';
import { MIGRATIONS, SCHEMA_NUMBER } from '../../src/store/migrations/index.js';
import type { Tables } from '../../src/store/schema.js';
import { ImmediateSqliteDialect } from '../../src/store/sqliteDialect.js';
import { temporaryFolders } from '../support/folder.js';
import { gather } from '../support/gather.js';
import { makeRecord, withoutText } from '../support/record.js';

const folder = temporaryFolders();

/** A store as the first version made it, with one letter. */
async function firstSchema(path: string, salt: string) {
  const database = new Database(path);
  const db = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(database) });
  const [name = '', initial] = Object.entries(MIGRATIONS)[0] ?? [];
  if (!initial) throw new Error('no migration');
  const provider = { getMigrations: () => Promise.resolve({ [name]: initial }) };
  await new Migrator({ db, provider }).migrateToLatest();
  const record = makeRecord({ salt });
  const { text, ...document } = record.document;
  const run = (sql: string, ...values: unknown[]) => database.prepare(sql).run(...values);
  run("INSERT INTO documents VALUES (?, '2026-01-01')", document.id);
  run('INSERT INTO sources VALUES (?, ?)', document.id, 'a.txt');
  run('INSERT INTO texts VALUES (?, ?)', 'hash', text);
  run(
    `INSERT INTO extractions (id, document_id, rule_pack, extractor, extractor_order, turn, is_current, schema_version,
      text_hash, media_type, characters, text_layer, language, record, imported_at)
     VALUES (1, ?, ?, '0.1.0', '1', 1, 1, 1, 'hash', 'text/plain', ?, 'native', 'en', ?, '2026-01-01')`,
    document.id,
    record.provenance.rulePack,
    document.characters,
    JSON.stringify({ ...record, document }),
  );
  run("INSERT INTO forces VALUES (1, 0, 'barsetshire', 'Barsetshire Constabulary', 5, 9, 1)");
  run("INSERT INTO policing_bodies VALUES (1, 0, 'The PCC', 'PCC', 'A. Holder', 6, 8, 1)");
  await db.destroy();
  return record;
}

describe('a store of the first schema', () => {
  it('is brought up to date with all that it holds', async () => {
    const path = join(folder(), 's.sqlite');
    const record = await firstSchema(path, 'word '.repeat(100));
    const store = await openStore(path);
    expect(await gather(store.records())).toEqual([withoutText(record, 'a.txt')]);
    expect(await store.documents()).toMatchObject([
      { forces: ['barsetshire'], provenance: null, mediaType: 'text/plain' },
    ]);
    expect(await store.imports()).toEqual([]);
    await store.close();
    const database = new Database(path);
    expect(database.pragma('user_version', { simple: true })).toBe(SCHEMA_NUMBER);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('foreign_key_check')).toEqual([]);
    expect(database.prepare('SELECT start_offset FROM forces').pluck().all()).toEqual([5]);
    expect(database.prepare('SELECT * FROM policing_bodies').raw().all()).toEqual([
      [1, 0, 'The PCC', 'PCC', 'A. Holder', 6, 8, 1],
    ]);
    database.close();
  });

  it('has its letters looked at for duplicates when they are imported again', async () => {
    const path = join(folder(), 's.sqlite');
    const record = await firstSchema(path, 'word '.repeat(100));
    const store = await openStore(path);
    expect((await store.save(record, 'a.txt')).outcome).toBe('unchanged');
    await store.save(makeRecord({ salt: `${'word '.repeat(100)} .` }), 'b.txt');
    expect(await store.relations()).toHaveLength(1);
    await store.close();
  });
});
