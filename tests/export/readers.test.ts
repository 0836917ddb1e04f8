import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import Database from 'better-sqlite3';
import { Package, validate } from 'datapackage';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { ResponseRecord } from '../../src/model/index.js';
import { exported, letters } from '../support/exportLetters.js';

/*
 * The exports as other people's programs read them: each must take them without a warning and see the same.
 */

const root = mkdtempSync(join(tmpdir(), 'section55-readers-'));
const out = join(root, 'out');
let counts: Record<string, number>;
beforeAll(async () => {
  const { tables } = await exported(out, { store: join(root, 's.sqlite') }, { withSources: true });
  counts = Object.fromEntries(tables.map(({ name, rows }) => [name, rows]));
});

function csv(name: string): Papa.ParseResult<Record<string, string>> {
  const text = readFileSync(join(out, 'csv', `${name}.csv`), 'utf8');
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
}

/** Text as it was before the guard against formulas. */
function unguarded(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

const JSON_LINES = () =>
  readFileSync(join(out, 'records.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('DuckDB', () => {
  it('reads each CSV file and each Parquet file, with the same rows and values', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjects();
    for (const [name, count] of Object.entries(counts)) {
      const table = `read_csv('${out}/csv/${name}.csv', all_varchar = true, store_rejects = true)`;
      const parquet = `'${out}/parquet/${name}.parquet'`;
      expect((await rows(`SELECT count(*)::INTEGER AS n FROM ${table}`))[0]?.n, name).toBe(count);
      expect((await rows(`SELECT count(*)::INTEGER AS n FROM ${parquet}`))[0]?.n, name).toBe(count);
    }
    expect(await rows('SELECT * FROM reject_errors')).toEqual([]);
    const types = await rows(`DESCRIBE SELECT * FROM '${out}/parquet/claims.parquet'`);
    const typeOf = (column: string) => types.find((row) => row.column_name === column)?.column_type;
    expect(['quote', 'reported', 'page', 'confidence'].map(typeOf)).toEqual([
      'VARCHAR',
      'BOOLEAN',
      'INTEGER',
      'DOUBLE',
    ]);
    const quotes = await rows(`SELECT claim_id, quote FROM '${out}/parquet/claims.parquet'`);
    const ours = JSON_LINES().flatMap((record) => record.claims);
    expect(quotes).toEqual(ours.map(({ id, quote }) => ({ claim_id: id, quote })));
  });

  it('finds the types of CSV files by itself', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const read = await connection.runAndReadAll(
      `SELECT sum(page)::INTEGER AS pages, bool_or(reported) AS any, max(confidence) AS most FROM '${out}/csv/claims.csv'`,
    );
    expect(read.getRowObjects()[0]).toEqual({ pages: 10, any: false, most: 0.9 });
  });
});

describe('papaparse', () => {
  it('reads each CSV file without an error', () => {
    for (const [name, count] of Object.entries(counts)) {
      const { data, errors } = csv(name);
      expect(errors, name).toEqual([]);
      expect(data, name).toHaveLength(count);
    }
  });

  it('sees the words of the letters once the guard is off, and no formula before', () => {
    const { data } = csv('claims');
    const cells = data.flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^[=+@\t\r]|^-(?!\d)/.test(cell))).toEqual([]);
    const ours: string[] = JSON_LINES().flatMap((record) =>
      record.claims.map((claim: { quote: string }) => claim.quote),
    );
    expect(data.map(({ quote = '' }) => unguarded(quote))).toEqual(ours);
    for (const sign of ['=', '+', '-', '@']) {
      expect(
        data.some(({ quote = '' }) => quote.startsWith(`'${sign}`)),
        sign,
      ).toBe(true);
    }
  });
});

describe('the validator of Data Packages', () => {
  it('takes the descriptor, every row, and every foreign key', async () => {
    const descriptor = join(out, 'datapackage.json');
    expect(await validate(descriptor)).toMatchObject({ valid: true, errors: [] });
    const read = await Package.load(descriptor, { basePath: out, strict: true });
    const tabular = read.resources.filter((resource) => resource.tabular);
    expect(tabular.map((resource) => resource.name)).toEqual(Object.keys(counts));
    for (const resource of tabular) {
      expect(await resource.read({ relations: true }), resource.name).toHaveLength(
        counts[resource.name] ?? -1,
      );
    }
  });
});

describe('SQLite', () => {
  it('finds the database whole', () => {
    const database = new Database(join(out, 'section55.sqlite'), { readonly: true });
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('foreign_key_check')).toEqual([]);
    for (const [name, count] of Object.entries(counts)) {
      expect(database.prepare(`SELECT count(*) FROM "${name}"`).pluck().get(), name).toBe(count);
    }
    database.close();
  });

  it('dumps it with its own shell, where there is one, and makes it anew', async () => {
    if (spawnSync('sqlite3', ['--version']).error) return;
    const run = promisify(execFile);
    const file = join(out, 'section55.sqlite');
    const { stdout } = await run('sqlite3', [
      file,
      'PRAGMA integrity_check; PRAGMA foreign_key_check;',
    ]);
    expect(stdout).toBe('ok\n');
    const dump = await run('sqlite3', [file, '.dump'], { maxBuffer: 50_000_000 });
    const anew = join(root, 'anew.sqlite');
    const made = spawnSync('sqlite3', ['-bail', anew], { input: dump.stdout, encoding: 'utf8' });
    expect(made).toMatchObject({ status: 0, stderr: '' });
    const sql = Object.keys(counts).map((name) => `SELECT count(*) FROM "${name}";`);
    const counted = await run('sqlite3', [anew, sql.join('\n')]);
    expect(counted.stdout.trim().split('\n').map(Number)).toEqual(Object.values(counts));
    expect((await run('sqlite3', [anew, '.dump'])).stdout).toBe(dump.stdout);
  });

  it('searches quotes, and says what each column means', () => {
    const database = new Database(join(out, 'section55.sqlite'), { readonly: true });
    const found = database
      .prepare(
        "SELECT c.quote FROM claims_search s JOIN claims c ON c.rowid = s.rowid WHERE claims_search MATCH 'flags'",
      )
      .pluck()
      .all();
    expect(found).toEqual(['After the emoji, the flag was fitted.']);
    const undescribed = database
      .prepare(
        `SELECT t.name || '.' || c.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c
         WHERE t.type = 'table' AND t.strict AND t.name <> 'data_dictionary' AND NOT EXISTS
           (SELECT 1 FROM data_dictionary d WHERE d."table" = t.name AND d."column" = c.name)`,
      )
      .pluck()
      .all();
    expect(undescribed).toEqual([]);
    database.close();
  });
});

describe('the records', () => {
  it('are whole records, in which evidence stands where it says in the text', () => {
    const records = JSON_LINES().map((line) => ResponseRecord.parse(line));
    expect(records).toHaveLength(letters().length);
    for (const { document, claims, excluded, forces } of records) {
      const text = readFileSync(join(out, 'texts', `${document.id.slice(7)}.txt`), 'utf8');
      expect(document.text).toBe(text);
      const evidence = [...claims, ...excluded, ...forces].flatMap((one) => one.evidence ?? []);
      for (const { start, end, text: words } of evidence) {
        expect(text.slice(start, end)).toBe(words);
      }
    }
  });
});

describe('the annotations', () => {
  it('find each quote by its position in characters, and by its words', () => {
    const page = JSON.parse(readFileSync(join(out, 'annotations.jsonld'), 'utf8'));
    expect(page).toMatchObject({ type: 'AnnotationPage' });
    expect(page.items).toHaveLength(counts.claims ?? -1);
    for (const { target, body } of page.items) {
      const id = target.source.id.split(':').at(-1);
      const text = readFileSync(join(out, 'texts', `${id}.txt`), 'utf8');
      const [position, quote] = target.selector;
      expect([...text].slice(position.start, position.end).join('')).toBe(quote.exact);
      expect(text).toContain(`${quote.prefix}${quote.exact}${quote.suffix}`);
      expect(body.length).toBeGreaterThan(2);
    }
  });
});

describe('the metadata of CSV on the Web', () => {
  it('names each file with its columns in their order', () => {
    const { tables } = JSON.parse(readFileSync(join(out, 'csv-metadata.json'), 'utf8'));
    const urls = tables.map(({ url }: { url: string }) => url);
    expect(urls.sort()).toEqual(
      readdirSync(join(out, 'csv'))
        .map((name) => `csv/${name}`)
        .sort(),
    );
    for (const { url, tableSchema } of tables) {
      const { data, meta } = csv(url.replace(/^csv\/|\.csv$/g, ''));
      expect(tableSchema.columns.map(({ name }: { name: string }) => name)).toEqual(meta.fields);
      for (const { name, datatype, separator } of tableSchema.columns) {
        if (!datatype.format || separator) continue;
        const format = new RegExp(datatype.format);
        const cells = data.map((row) => row[name] ?? '').filter((cell) => cell !== '');
        expect(cells.filter((cell) => !format.test(cell))).toEqual([]);
      }
    }
  });
});
