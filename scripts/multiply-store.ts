/**
 * Makes a large store out of a small one, to measure how commands grow: `npx tsx scripts/multiply-store.ts SMALL LARGE
 * --claims 100000`. The records of SMALL are copied under other ids, with 43 made-up areas in the place of theirs, and as
 * many made-up inspections as let each area answer each once (`--inspections` for another number). Nothing is read anew.
 */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import type { ResponseRecord } from '../src/model/index.js';
import { openStore } from '../src/store/index.js';
import { rowsOf } from '../src/store/rows.js';
import { catalogueOf, copyOf } from './bench/copies.js';

const AREAS = 43;
const LETTERS_AT_ONCE = 500;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { claims: { type: 'string', default: '100000' }, inspections: { type: 'string' } },
});
const [small, large] = positionals;
if (small === undefined || large === undefined) {
  throw new Error('usage: multiply-store.ts SMALL LARGE [--claims 100000] [--inspections 1]');
}

const source = await openStore(small, { readOnly: true });
const records: ResponseRecord[] = [];
for await (const record of source.records({ withText: true })) {
  if (record.claims.length > 0 && record.inspections.length > 0) records.push(record);
}
await source.close();
const each = records.reduce((sum, { claims }) => sum + claims.length, 0) / records.length;
const letters = Math.round(Number(values.claims) / each);
const inspections = Number(values.inspections ?? Math.ceil(letters / AREAS));
const rulePack = records[0]?.provenance.rulePack ?? '';

for (const ending of ['', '-wal', '-shm']) rmSync(`${large}${ending}`, { force: true });
const empty = await openStore(large);
await empty.useCatalogue(catalogueOf(AREAS, inspections, rulePack));
await empty.close();

const database = new Database(large);
database.pragma('synchronous = OFF');
const statements = new Map<string, Database.Statement>();
for (let from = 0; from < letters; from += LETTERS_AT_ONCE) {
  database.transaction(() => {
    for (let n = from; n < Math.min(from + LETTERS_AT_ONCE, letters); n++) {
      const record = records[n % records.length] as ResponseRecord;
      insertLetter(copyOf(record, n, n % AREAS, Math.floor(n / AREAS) % inspections), n);
    }
  })();
}
// What is derived of an empty store is not what this one holds: opening it works it out.
database.prepare('DELETE FROM derived').run();
database.close();
const began = performance.now();
await (await openStore(large)).close();
const seconds = ((performance.now() - began) / 1000).toFixed(0);
const finished = await openStore(large, { readOnly: true });
const { documents, forces, claims } = await finished.counts();
await finished.close();
const line = `${claims} claims in ${documents} letters of ${forces} areas on ${inspections} inspections`;
process.stdout.write(`${large}: ${line}; derived in ${seconds} s.\n`);

function insertLetter(record: ResponseRecord, n: number): void {
  const { text = '', source: path, ...document } = record.document;
  const at = '2026-01-01T00:00:00.000Z';
  const textHash = createHash('sha256').update(text).digest('hex');
  insert('documents', { id: document.id, imported_at: at });
  insert('sources', { document_id: document.id, path: path ?? '' });
  insert('texts', { hash: textHash, text });
  insert('extractions', {
    id: n + 1,
    document_id: document.id,
    rule_pack: record.provenance.rulePack,
    extractor: record.provenance.extractor,
    extractor_order: record.provenance.extractor,
    turn: 1,
    is_current: 1,
    schema_version: record.schemaVersion,
    text_hash: textHash,
    media_type: document.mediaType,
    characters: document.characters,
    text_layer: document.textLayer,
    language: document.language,
    response_date: record.responseDate?.value ?? null,
    response_date_basis: record.responseDate?.basis ?? null,
    record: JSON.stringify({ ...record, document }),
    imported_at: at,
  });
  for (const [table, rows] of Object.entries(rowsOf(record, n + 1))) {
    for (const row of rows) insert(table, row as unknown as Record<string, unknown>);
  }
}

function insert(table: string, row: Record<string, unknown>): void {
  const columns = Object.keys(row);
  const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  const statement = statements.get(sql) ?? database.prepare(sql);
  statements.set(sql, statement);
  statement.run(Object.values(row));
}
