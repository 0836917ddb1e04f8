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

describe('due, with a date that is none', () => {
  it.each(['2026-13', '2026-00', '2026-03-32', 'March', '26'])(
    'refuses --from %s',
    async (date) => {
      const { code, err } = await run(`due --from ${date}`);
      expect(code).toBe(1);
      expect(err).toContain('It must be a day, month or year');
    },
  );
});

describe('compare', () => {
  it('by speaker says in each cell who says what', async () => {
    const { out } = await run('compare --by speaker');
    expect(out).toMatch(/policing body:\s+not\s+│?[\s\S]*done 1/);
    expect(out).toContain('A claim is not compliance.');
  });

  it('as CSV is a row per body with a column per recommendation', async () => {
    const { out } = await run('compare --all --format csv');
    const [head, ...lines] = out.trim().split('\n');
    expect(head).toBe('force_id,force,policing_body,response_date,day,clock,notes,1,2,3');
    expect(lines).toHaveLength(4);
    expect(lines[2]).toBe(
      'midsomer,Midsomer Constabulary,Police and Crime Commissioner for Midsomer,2026-06-01,221,after_day_57,more than one response; the newest is shown,says_not_done,not_mentioned,not_addressed_to_forces',
    );
    expect(lines[0]).toContain(',no_document,');
  });

  it.each([
    ['--all --region North', ['barsetshire', 'loamshire']],
    ['--all --region South --position no_document', ['polchester']],
    ['--all --position says_not_done', ['midsomer']],
    ['--all --position says_not_done --speaker chief_constable', []],
    ['--all --speaker policing_body', ['midsomer']],
  ])('narrowed by %s', async (options, expected) => {
    const { rows, basis } = JSON.parse((await run(`compare ${options} --json`)).out);
    expect(rows.map(({ force }: { force: { id: string } }) => force.id)).toEqual(expected);
    // Every count was made before.
    expect(basis.bodiesAsked).toBe(4);
  });

  it('as Markdown is a table with what it rests on and the standing line', async () => {
    const { out } = await run('compare --format markdown');
    expect(out).toContain('| Midsomer Constabulary | 2026-06-01 | says not done |');
    expect(out).toContain('It rests on 2 documents of 1 body');
    expect(out.trim().endsWith('A claim is not compliance.')).toBe(true);
  });

  it.each([
    ['compare group-cse-2025 --by topic', 'goes across all inspections'],
    ['compare --by topic --format csv', 'printed as text or json'],
    ['compare --by topic --topic nothing', 'is no topic'],
    ['compare --region Nowhere', 'is no region: there are North, South'],
  ])('%s is refused with a reason', async (line, reason) => {
    const { code, err } = await run(line);
    expect([code, err]).toEqual([1, expect.stringContaining(reason)]);
  });
});

describe('wording and figures', () => {
  it('say that there is none, or list it, with the standing line', async () => {
    expect((await run('wording')).out).toContain('No wording is shared by different bodies.');
    expect((await run('figures')).out).toContain('0 figures in 0 responses.');
    expect(JSON.parse((await run('wording --json')).out)).toEqual([]);
    expect(JSON.parse((await run('figures --unit officers --json')).out)).toEqual([]);
    for (const line of ['wording', 'figures'])
      expect((await run(line)).out).toContain('A claim is not compliance.');
  });
});

describe('long tables', () => {
  it('show the first rows, and say what was left out', async () => {
    const { out } = await run('timeline midsomer --limit 1');
    expect(out).toContain('The first 1 of 3 are shown: --limit for more, --json for all.');
    expect(out).toContain('planned');
    expect(out).not.toContain('not done');
    expect((await run('timeline midsomer')).out).not.toContain('are shown');
    expect((await run('due --from 2026 --to 2026 --limit 1')).out).toContain('The first 1 of');
  });
});
