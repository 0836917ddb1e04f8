import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Difference } from '../../src/compare/index.js';
import { openStore } from '../../src/store/index.js';
import { cli } from '../support/cli.js';
import { temporaryFolders } from '../support/folder.js';
import { makeRecord, type RecordPlan } from '../support/record.js';

const folder = temporaryFolders();
let dir: string;

const BARSET: RecordPlan = {
  recommendations: ['1'],
  claims: [{ quote: 'We have adopted it.', recommendations: ['1'] }],
  positions: { 1: 'says_completed' },
  salt: 'barset',
};
const POLCHESTER: RecordPlan = {
  areas: ['polchester'],
  recommendations: ['1'],
  claims: [{ quote: 'We will do it.', status: 'planned', recommendations: ['1'] }],
  positions: { 1: 'says_planned' },
};
/** The same letter by other rules: another status, and one claim more. */
const BARSET_ANEW: RecordPlan = {
  ...BARSET,
  rulePack: `sha256:${'b'.repeat(64)}`,
  claims: [{ quote: 'We have adopted it.', status: 'in_progress', recommendations: ['1'] }],
  positions: { 1: 'says_in_progress' },
};

async function make(name: string, ...plans: RecordPlan[]): Promise<string> {
  const path = join(dir, name);
  const store = await openStore(path);
  for (const plan of plans) {
    const record = makeRecord(plan);
    await store.save(record, `${record.force?.id}.txt`);
  }
  await store.close();
  return path;
}

async function diff(...args: string[]): Promise<Difference> {
  const { out, err } = await cli(['diff', ...args, '--json']);
  expect(err).toBe('');
  return JSON.parse(out) as Difference;
}

beforeEach(() => {
  dir = folder();
});

describe('diff', () => {
  it('says that nothing differs, with 0 for scripts', async () => {
    const [a, b] = [await make('a.sqlite', BARSET), await make('b.sqlite', BARSET)];
    const { out, code } = await cli(['diff', a, b, '--exit-code']);
    expect([code, out]).toEqual([0, expect.stringContaining('Nothing differs.')]);
  });

  it('tells a new document, with its claims and the position that it fills', async () => {
    const [a, b] = [await make('a.sqlite', BARSET), await make('b.sqlite', BARSET, POLCHESTER)];
    const found = await diff(a, b);
    expect(found.documents.added).toMatchObject([{ forces: ['polchester'] }]);
    expect(found.claims.gained).toMatchObject([{ quote: 'We will do it.', causes: ['document'] }]);
    expect(found.positions).toMatchObject([
      { force: 'polchester', before: 'no_document', after: 'says_planned', causes: ['document'] },
    ]);
    expect(found.byCause.document).toEqual({ documents: 1, claims: 1, positions: 1 });
    const back = await diff(b, a);
    expect(back.documents.removed).toHaveLength(1);
    expect((await cli(['diff', a, b, '--exit-code'])).code).toBe(1);
    expect((await cli(['diff', a, b])).code).toBe(0);
  });

  it('tells what other rules read, from what a person has corrected', async () => {
    const [a, b] = [await make('a.sqlite', BARSET), await make('b.sqlite', BARSET_ANEW)];
    const byRules = await diff(a, b);
    expect(byRules.claims.changed).toMatchObject([
      {
        fields: [{ field: 'status', before: 'completed', after: 'in_progress', causes: ['rules'] }],
      },
    ]);
    expect(byRules.positions).toMatchObject([{ after: 'says_in_progress', causes: ['rules'] }]);
    const c = await make('c.sqlite', BARSET);
    const id = byRules.claims.changed[0]?.claimId ?? '';
    await cli(['review', id, '--status', 'not_done', '--by', 'R', '--store', c]);
    const byReview = await diff(a, c);
    expect(byReview.claims.changed).toMatchObject([
      { fields: [{ field: 'status', after: 'not_done', causes: ['review'] }] },
    ]);
    expect(byReview.positions).toMatchObject([{ after: 'says_not_done', causes: ['review'] }]);
    expect(byReview.byCause.rules).toEqual({ documents: 0, claims: 0, positions: 0 });
    await cli(['review', id, '--reject', '--by', 'R', '--store', c]);
    expect((await diff(b, c)).claims.lost).toMatchObject([{ causes: ['review'] }]);
  });

  it('tells a corrected document, and both rows that it moves', async () => {
    const [a, b] = [await make('a.sqlite', BARSET), await make('b.sqlite', BARSET)];
    await cli(['review', 'barsetshire.txt', '--force', 'midsomer', '--by', 'R', '--store', b]);
    const found = await diff(a, b);
    expect(found.documents.changed).toMatchObject([
      {
        fields: [
          { field: 'forces', causes: ['review'] },
          { field: 'policingBodies' },
          { field: 'officeHolders' },
        ],
      },
    ]);
    expect(
      found.positions.map(({ force, before, after, causes }) => [force, before, after, causes]),
    ).toEqual([
      ['barsetshire', 'says_completed', 'no_document', ['review']],
      ['midsomer', 'no_document', 'says_completed', ['review']],
    ]);
    const { out } = await cli(['diff', a, b], { columns: 100 });
    expect(out).toContain(
      'force: Barsetshire Constabulary -> Midsomer Constabulary [judged by a person]',
    );
  });

  it('reads exports as it reads stores', async () => {
    const [a, b] = [await make('a.sqlite', BARSET), await make('b.sqlite', BARSET_ANEW)];
    const found = await diff(a, b);
    await cli([
      'review',
      found.claims.changed[0]?.claimId ?? '',
      '--fit',
      'nearby',
      '--by',
      'R',
      '--store',
      b,
    ]);
    const files = [join(dir, 'a.jsonl'), join(dir, 'b.jsonl')];
    await cli(['export', '--output', files[0] ?? '', '--store', a]);
    await cli(['export', '--output', files[1] ?? '', '--store', b]);
    const [stores, exports] = [await diff(a, b), await diff(...files)];
    expect({ ...exports, a: 0, b: 0 }).toEqual({ ...stores, a: 0, b: 0 });
  });

  it('compares two readings within one store, the last two if none is named', async () => {
    const path = await make('a.sqlite', BARSET, POLCHESTER, BARSET_ANEW);
    const last = await diff('--store', path);
    expect(last.b.documents).toBe(2);
    expect(last.claims.changed).toMatchObject([{ causes: ['rules'] }]);
    const named = await diff('--store', path, '--from', 'bbbbbbbb', '--to', 'aaaaaaaa');
    expect(named.claims.changed[0]?.fields).toMatchObject([
      { before: 'in_progress', after: 'completed' },
    ]);
    const none = await cli(['diff', '--store', path, '--from', '9.9']);
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('0.1.0 (rules aaaaaaaaaa)')]);
  });

  it('refuses what is no store or export, by name and line', async () => {
    const a = await make('a.sqlite', BARSET);
    const text = join(dir, 'notes.txt');
    writeFileSync(text, 'no records');
    expect((await cli(['diff', a, text])).err).toContain('notes.txt, line 1 is no record');
    expect((await cli(['diff', a, join(dir, 'gone')])).err).toContain('There is nothing at');
    expect((await cli(['diff', a, dir])).err).toContain('no folder of an export');
    expect((await cli(['diff', a, a, '--from', '0.1.0'])).err).toContain('within one store');
  });
});
