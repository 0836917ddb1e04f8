import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { cli, type Result } from '../support/cli.js';
import { temporaryFolders } from '../support/folder.js';
import { stubFile } from '../support/stubReader.js';

const folder = temporaryFolders();
let run: (line: string) => Promise<Result>;

const FIRST = stubFile({
  areas: ['midsomer'],
  date: '2025-12-19',
  recommendations: ['1'],
  claims: [
    {
      quote: 'We will finish the training by March.',
      status: 'planned',
      recommendations: ['1'],
      topics: ['iicsa_definition'],
      due: '2026-03',
    },
    { quote: 'It was done.', status: 'completed' },
  ],
  positions: { 1: 'says_planned' },
});
const LATER = stubFile({
  areas: ['midsomer'],
  date: '2026-06-01',
  recommendations: ['1'],
  claims: [
    {
      quote: 'The training is behind.',
      status: 'not_done',
      recommendations: ['1'],
      topics: ['iicsa_definition'],
    },
  ],
  positions: { 1: 'says_not_done' },
});

beforeEach(async () => {
  const root = folder();
  const store = join(folder(), 's.sqlite');
  run = (line) => cli(['--store', store, ...line.split(' ')]);
  writeFileSync(join(root, 'first.txt'), FIRST);
  writeFileSync(join(root, 'later.txt'), LATER);
  expect((await run(`import ${root}`)).code).toBe(0);
});

describe('due', () => {
  it('lists promises whose month holds a day of the window, with their words', async () => {
    const { out, code } = await run('due --from 2026-03-10 --to 2026-03-20 --json');
    const { from, to, rows } = JSON.parse(out);
    expect([code, from, to]).toEqual([0, '2026-03-10', '2026-03-20']);
    const promises = rows.filter(({ kind }: { kind: string }) => kind === 'promise');
    expect(promises).toMatchObject([
      { due: '2026-03', status: 'planned', words: 'We will finish the training by March.' },
    ]);
  });

  it('lists nothing of a response for another window or force', async () => {
    const promisesOf = async (line: string) =>
      JSON.parse((await run(`${line} --json`)).out).rows.filter(
        ({ kind }: { kind: string }) => kind === 'promise',
      );
    expect(await promisesOf('due --from 2026-04 --to 2026-12')).toEqual([]);
    expect(await promisesOf('due --from 2026 --to 2026 --force midsomer')).toHaveLength(1);
  });

  it('refuses a window that ends before it begins, and what is no date', async () => {
    const turned = await run('due --from 2026-05 --to 2026-03');
    expect([turned.code, turned.err]).toEqual([1, expect.stringMatching(/earlier date first/)]);
    expect((await run('due --from soon')).err).toMatch(/day, month or year/);
  });
});

describe('timeline', () => {
  it('goes from letter to letter, and says in which later one a promise is returned to', async () => {
    const { out } = await run('timeline midsomer --topic iicsa_definition --json');
    expect(JSON.parse(out)).toMatchObject([
      { responseDate: '2025-12-19', status: 'planned', due: '2026-03', returnedTo: '2026-06-01' },
      { responseDate: '2026-06-01', status: 'not_done', due: null, returnedTo: null },
    ]);
  });

  it('names the forces that are held where a force is not', async () => {
    const { code, err } = await run('timeline nowhere');
    expect([code, err]).toEqual([1, expect.stringMatching(/No force is called nowhere/)]);
  });
});

describe('coverage and clock', () => {
  it('keep apart what is held and what is not, and never say that a body is late', async () => {
    const coverage = await run('coverage --inspection group-cse-2025');
    expect(coverage.out).toMatch(/responses of \d+ of \d+ bodies/);
    expect(coverage.out).toMatch(/does not say that none exists/);
    const held = JSON.parse((await run('coverage --held --json')).out);
    expect(held.every(({ state }: { state: string }) => state === 'document_held')).toBe(true);
    expect(held.length).toBeGreaterThan(0);
    const clock = JSON.parse((await run('clock --json')).out);
    expect(clock.map(({ responseDate }: { responseDate: string }) => responseDate)).toEqual([
      '2025-12-19',
      '2026-06-01',
    ]);
    expect((await run('clock')).out).not.toMatch(/\blate\b|overdue|failed/i);
  });
});
