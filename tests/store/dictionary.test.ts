import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { apiDocument } from '../../scripts/docs/api.js';
import {
  CANNED_QUERIES,
  datasetteDocument,
  dictionaryDocument,
} from '../../scripts/docs/dictionary.js';
import { describeDatabase, openStore, runQuery } from '../../src/store/index.js';
import { temporaryFolders } from '../support/folder.js';
import { makeRecord } from '../support/record.js';
import { ROOT } from '../support/sourceFiles.js';

const folder = temporaryFolders();
const read = (name: string) => readFileSync(join(ROOT, 'data', name), 'utf8');

describe('documents made from the code (else run npm run docs)', () => {
  it.each([
    ['data-dictionary.md', dictionaryDocument],
    ['datasette.yaml', datasetteDocument],
    ['api.md', async () => apiDocument()],
  ])('%s is current', async (name, make) => {
    expect(read(name)).toBe(await make());
  });
});

describe('the data dictionary', () => {
  it('has every view, table and column of a store that was made just now, with its meaning', async () => {
    const path = join(folder(), 's.sqlite');
    await (await openStore(path)).close();
    const { rows } = await runQuery(
      path,
      `SELECT m.name, group_concat(c.name) FROM pragma_table_list m, pragma_table_xinfo(m.name) c
       WHERE m.schema = 'main' AND m.type IN ('table', 'view', 'virtual') AND m.name NOT LIKE 'sqlite_%'
         AND m.name NOT LIKE 'kysely_%' GROUP BY m.name`,
    );
    const described = new Map((await describeDatabase()).map((one) => [one.name, one]));
    expect([...described.keys()].sort()).toEqual(rows.map(([name]) => String(name)).sort());
    for (const [name, columns] of rows) {
      const own = described.get(String(name))?.columns ?? [];
      expect(
        own
          .map((column) => column.name)
          .sort()
          .join(),
      ).toBe(String(columns).split(',').sort().join());
      for (const { meaning } of own) expect(meaning.length).toBeGreaterThan(2);
    }
  });

  it('knows keys and what they point to', async () => {
    const claims = (await describeDatabase()).find(({ name }) => name === 'claims');
    expect(claims?.columns.find(({ name }) => name === 'extraction_id')).toMatchObject({
      primaryKey: true,
      references: 'extractions.id',
      nullable: false,
    });
    expect(claims?.columns.find(({ name }) => name === 'due_date')).toMatchObject({
      nullable: true,
    });
  });
});

describe('what Datasette is told', () => {
  it('speaks of tables and columns that there are, and hides what people do not ask', () => {
    const { databases } = parse(read('datasette.yaml')) as {
      databases: {
        section55: {
          tables: Record<
            string,
            { columns: Record<string, string>; facets?: string[]; hidden?: boolean }
          >;
        };
      };
    };
    const { tables } = databases.section55;
    for (const { facets = [], columns } of Object.values(tables)) {
      expect(facets.filter((name) => !(name in columns))).toEqual([]);
    }
    expect(tables.claims_flat?.hidden).toBeUndefined();
    expect(tables.fingerprints?.hidden).toBe(true);
  });

  it.each(Object.entries(CANNED_QUERIES))('has a query that runs: %s', async (_, { sql }) => {
    const path = join(folder(), 's.sqlite');
    const store = await openStore(path);
    await store.save(
      makeRecord({
        claims: [{ quote: 'We have adopted it.', recommendations: ['1'] }],
        recommendations: ['1'],
      }),
      'a.txt',
    );
    await store.close();
    const { columns } = await runQuery(path, sql.replace(':words', "'adopted'"));
    expect(columns.length).toBeGreaterThan(3);
  });
});
