import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/model/index.js';
import { openStore, QUERY_LIMITS, runQuery } from '../../src/store/index.js';
import { temporaryFolders } from '../support/folder.js';
import { makeRecord } from '../support/record.js';

const folder = temporaryFolders();
let root: string;
let path: string;
beforeEach(async () => {
  root = folder();
  path = join(root, 's.sqlite');
  const store = await openStore(path);
  await store.save(makeRecord({ claims: [{ quote: 'We have adopted it.' }] }), 'a.txt');
  await store.close();
});
const hash = () => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('a statement that reads', () => {
  it.each([
    [
      'SELECT status, quote FROM claims_flat',
      ['status', 'quote'],
      [['completed', 'We have adopted it.']],
    ],
    ['  -- a remark\n/* another */ SELECT 1 AS one;', ['one'], [[1]]],
    ['WITH x (n) AS (VALUES (1), (2)) SELECT sum(n) AS n FROM x', ['n'], [[3]]],
    [
      "VALUES (1, NULL, 1.5, x'0aff')",
      ['column1', 'column2', 'column3', 'column4'],
      [[1, null, 1.5, "x'0aff'"]],
    ],
    ['SELECT 9007199254740993 AS big', ['big'], [['9007199254740993']]],
    ['SELECT count(*) > 10 AS many FROM pragma_table_list', ['many'], [[1]]],
  ])('%s', async (statement, columns, rows) => {
    expect(await runQuery(path, statement)).toEqual({ columns, rows, stoppedAt: null });
  });
});

describe('a statement that does not', () => {
  it.each([
    ['DELETE FROM claims'],
    ['INSERT INTO documents VALUES (1, 2)'],
    ['UPDATE claims SET status = 1'],
    ['REPLACE INTO derived VALUES (1, 2)'],
    ['CREATE TABLE x (y)'],
    ['DROP TABLE claims'],
    ['ALTER TABLE claims RENAME TO x'],
    ["ATTACH '~/other.sqlite' AS other"],
    ['DETACH main'],
    ['PRAGMA journal_mode = DELETE'],
    ['PRAGMA user_version'],
    ['VACUUM'],
    ["VACUUM INTO '~/copy.sqlite'"],
    ['REINDEX'],
    ['ANALYZE'],
    ['BEGIN'],
    ['SAVEPOINT x'],
    ['COMMIT'],
    [''],
    ['  -- only a remark'],
    ['/* open'],
    ['SELECT 1; SELECT 2'],
    ['SELECT 1; DELETE FROM claims'],
    ['WITH x AS (SELECT 1) DELETE FROM claims'],
    ['WITH x AS (SELECT 1) INSERT INTO derived SELECT 1, 2'],
    ["SELECT load_extension('~/x.so')"],
    ["SELECT readfile('/etc/passwd')"],
    ["SELECT writefile('~/x', 'x')"],
    ["SELECT edit('x')"],
    ['SELECT * FROM pragma_database_list'],
    ['SELECT * FROM pragma_journal_mode'],
    ["SELECT fts3_tokenizer('x')"],
    ['SELECT * FROM no_such_table'],
    ['SELECT no_such_column FROM claims_flat'],
    ['SELECT (((('],
    ['SELECT ?'],
    ['EXPLAIN DELETE FROM claims; DELETE FROM claims'],
  ])('is refused: %s', async (statement) => {
    const before = hash();
    await expect(runQuery(path, statement.replaceAll('~', root))).rejects.toThrow(UsageError);
    expect(hash()).toBe(before);
    expect(
      ['other.sqlite', 'copy.sqlite', 'x'].filter((name) => existsSync(join(root, name))),
    ).toEqual([]);
  });

  it('is told what can be asked', async () => {
    await expect(runQuery(path, 'DELETE FROM claims')).rejects.toThrow(
      'Only statements that read can be run (SELECT, WITH, VALUES, EXPLAIN), not DELETE.',
    );
  });
});

describe('limits', () => {
  const ENDLESS = 'WITH RECURSIVE x (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x)';

  it('end a statement that does not end, and the next one runs', async () => {
    await expect(runQuery(path, `${ENDLESS} SELECT count(*) FROM x`, { ms: 600 })).rejects.toThrow(
      /stopped at its time limit of 0\.6 s/,
    );
    expect((await runQuery(path, 'SELECT 1')).rows).toEqual([[1]]);
  });

  it('end one that asks for all memory', async () => {
    const statement = `${ENDLESS} SELECT group_concat(hex(zeroblob(100000))) FROM x`;
    await expect(runQuery(path, statement, { ms: 30_000, memoryBytes: 250e6 })).rejects.toThrow(
      /memory|too (?:big|large)/i,
    );
  });

  it('cut rows, and say so', async () => {
    const { rows, stoppedAt } = await runQuery(path, `${ENDLESS} SELECT n FROM x`);
    expect([rows.length, stoppedAt]).toEqual([QUERY_LIMITS.rows, 'rows']);
  });

  it('cut characters, and say so', async () => {
    const statement = `${ENDLESS} SELECT hex(zeroblob(1000)) FROM x`;
    const { rows, stoppedAt } = await runQuery(path, statement, { characters: 10_000 });
    expect([rows.length, stoppedAt]).toEqual([4, 'characters']);
  });
});
