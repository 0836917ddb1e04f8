import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PARTS } from '../src/cli/context.js';
import type { Lexicon } from '../src/lexicon/index.js';
import { readLetter } from '../src/pipeline.js';
import type { Store } from '../src/store/index.js';
import { cli } from './support/cli.js';
import { explorerLexicon, storeOfLetters } from './support/explorer.js';
import { ROOT } from './support/sourceFiles.js';

/*
 * The table of data/questions.md: each command is run as it stands there, over the letters of fixtures/letters and two
 * more. What is expected was read in the letters by a person.
 */

/** Both voices on the same matter; a finding that is disputed; a hedge; no date for anything. */
const BORSETSHIRE = `Office of the Police, Fire and Crime Commissioner for Borsetshire

HMICFRS inspection response

Inspection: Group-based child sexual exploitation: a progress report

Date published: 24 October 2025

Chief Constable's response

Recommendation 1

The Constabulary has adopted the IICSA definition in its policies.

Recommendation 4

The Hydrant guidance has largely been built into our record management system.

Recommendation 6

We do not accept the finding that Operation Makesafe was neglected.

Commissioner's response

Recommendation 1

The Constabulary has yet to put the definition into its policies.

I will hold the Chief Constable to account for this.

Sybil Trent
Police, Fire and Crime Commissioner for Borsetshire
`;

/** An earlier letter of a body that answers again in 2025. */
const EARLIER = `Office of the Police and Crime Commissioner for Barsetshire

29 January 2024

Dear Home Secretary,

HMICFRS: An inspection of the effectiveness of the police response to group-based child sexual exploitation (8 December 2023)

Recommendation 1

Barsetshire Constabulary will adopt the IICSA definition by 30 June 2024.

Yours sincerely,

Septimus Arabin
Police and Crime Commissioner for Barsetshire
`;

interface Question {
  number: number;
  command: string[];
}

/** The words of a command, as a shell would part them. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

const QUESTIONS: Question[] = [
  ...readFileSync(join(ROOT, 'data/questions.md'), 'utf8').matchAll(
    /^\| (\d+)\. .*? \| `section55 (.*)` \|$/gm,
  ),
].map(([, number, line = '']) => ({
  number: Number(number),
  command: wordsOf(line.replaceAll('\\|', '|')),
}));

let folder: string;
let path: string;
let lexicon: Lexicon;
let store: Store;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'section55-questions-'));
  path = join(folder, 's.sqlite');
  lexicon = explorerLexicon();
  store = await storeOfLetters(path, lexicon);
  for (const [name, text] of [
    ['borsetshire.txt', BORSETSHIRE],
    ['earlier.txt', EARLIER],
  ] as const) {
    await store.save(await readLetter(new TextEncoder().encode(text), lexicon), name);
  }
  // For the last question: what was held before.
  const old = await storeOfLetters(join(folder, 'old.sqlite'), lexicon);
  await old.close();
}, 120_000);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

type Rows = Record<string, unknown>[];

async function ask(number: number): Promise<{ rows: Rows; json: Record<string, unknown> }> {
  const question = QUESTIONS.find((one) => one.number === number);
  const command = (question?.command ?? []).map((word) =>
    word === 'old.sqlite' ? join(folder, 'old.sqlite') : word === 'new.sqlite' ? path : word,
  );
  const parts = { openStore: PARTS.openStore, loadLexicon: () => Promise.resolve(lexicon) };
  const { code, out, err } = await cli(['--store', path, ...command, '--json'], { parts });
  expect([code, err]).toEqual([0, '']);
  const json = JSON.parse(out);
  const rows = Array.isArray(json) ? json : (json.rows ?? json.claims?.hits ?? []);
  // query gives rows as lists beside the names of their columns.
  const columns: string[] | undefined = json.columns;
  return {
    json,
    rows:
      columns && Array.isArray(rows[0])
        ? (rows as unknown[][]).map((row) =>
            Object.fromEntries(columns.map((name, n) => [name, row[n]])),
          )
        : (rows as Rows),
  };
}

const forcesOf = (rows: Rows, name = 'forceNames') =>
  [...new Set(rows.map((row) => String(row[name])))].sort();
const quotes = (rows: Rows, name = 'quote') => rows.map((row) => String(row[name])).join('\n');

describe('data/questions.md', () => {
  it('has each of the 25 questions once, in order', () => {
    expect(QUESTIONS.map(({ number }) => number)).toEqual(
      Array.from({ length: 25 }, (_, n) => n + 1),
    );
  });

  it('names scripts that are there', () => {
    const text = readFileSync(join(ROOT, 'data/questions.md'), 'utf8');
    const named = [...(text.split('`scripts/analysis/`')[1] ?? '').matchAll(/`(\w+)`/g)].map(
      ([, name]) => `${name}.ts`,
    );
    const held = readdirSync(join(ROOT, 'scripts/analysis')).filter((name) => name !== 'common.ts');
    expect(named.sort()).toEqual(held.sort());
    expect(existsSync(join(ROOT, 'scripts/analysis/common.ts'))).toBe(true);
    writeFileSync(join(folder, 'held'), held.join('\n'));
  });

  it('1: who says it has adopted the definition, in whose words, since when', async () => {
    const { rows } = await ask(1);
    expect(forcesOf(rows)).toEqual(
      expect.arrayContaining([
        'Barsetshire Constabulary',
        'Borsetshire Constabulary',
        'Fenmarch Constabulary',
        'Loamshire Police',
      ]),
    );
    expect(rows.find((row) => String(row.quote).includes('June 2024'))).toMatchObject({
      claimDate: '2024-06',
      speaker: 'policing_body',
    });
    // South Riding keeps its own definition, and Radfordshire's paper only retells the report.
    expect(forcesOf(rows)).not.toContain('Radfordshire Police');
  });

  it('2: in which parts', async () => {
    const { rows } = await ask(2);
    const fenmarch = rows.find((row) => row.force_names === 'Fenmarch Constabulary');
    expect(fenmarch?.parts).toBe('adopt; policies; training; procedures; guidance');
    expect(rows.find((row) => String(row.quote).includes('child exploitation policy'))?.parts).toBe(
      'policies',
    );
  });

  it('3: who says so', async () => {
    const { rows } = await ask(3);
    expect(rows.map(({ speaker, reported }) => `${speaker} ${reported}`)).toEqual([
      'chief_constable 0',
      'policing_body 0',
      'policing_body 1',
    ]);
    expect(
      rows.every(
        ({ claims, documents }) => Number(claims) >= Number(documents) && Number(documents) > 0,
      ),
    ).toBe(true);
  });

  it('4: what was so before it was asked', async () => {
    const { rows } = await ask(4);
    expect(rows.every((row) => String(row.claim_date) < String(row.inspection_published))).toBe(
      true,
    );
    expect(forcesOf(rows, 'force_names')).toEqual(
      expect.arrayContaining(['Barsetshire Constabulary', 'Fenmarch Constabulary']),
    );
  });

  it('5: promises, and how many have a date', async () => {
    const { rows } = await ask(5);
    const asked = rows.find(
      (row) => row.inspection === 'group-cse-2023' && row.recommendations === '1',
    );
    expect(asked).toMatchObject({ promises: 1, with_a_date: 1 });
    expect(rows.every((row) => Number(row.with_a_date) <= Number(row.promises))).toBe(true);
  });

  it('6: answers without any date', async () => {
    const { rows } = await ask(6);
    expect(forcesOf(rows, 'force_names')).toContain('Borsetshire Constabulary');
    expect(forcesOf(rows, 'force_names')).not.toContain('Barsetshire Constabulary');
  });

  it('7: what falls due in March 2026', async () => {
    const { rows } = await ask(7);
    const promises = rows.filter(({ kind }) => kind === 'promise');
    expect(quotes(promises, 'words')).toContain('vulnerability board in March 2026');
    expect(promises.every(({ due }) => String(due).startsWith('2026-03') || due === '2026')).toBe(
      true,
    );
    expect(rows.some(({ kind }) => kind === 'recommendation')).toBe(true);
  });

  it('8: by which day', async () => {
    const { rows } = await ask(8);
    const day = (name: string) => rows.find(({ forceName }) => forceName === name);
    expect(day('Barsetshire Constabulary')).toMatchObject({
      day: 49,
      value: 'on_or_before_day_56',
    });
    expect(day('Borsetshire Constabulary')).toMatchObject({ day: null, value: 'unknown' });
  });

  it('9 and 10: of whom nothing is held, and what is not mentioned', async () => {
    for (const number of [9, 10]) {
      const { rows } = await ask(number);
      const held = (name: string) => rows.find(({ forceName }) => forceName === name);
      expect(held('Avon and Somerset Police')).toMatchObject({
        state: 'no_document',
        notMentioned: null,
      });
      expect(held('Borsetshire Constabulary')).toMatchObject({
        state: 'document_held',
        notMentioned: '2',
      });
      expect(rows.length).toBe(lexicon.rows.bodies.length);
    }
  });

  it('11: who waits for someone else', async () => {
    const { rows } = await ask(11);
    expect(forcesOf(rows)).toEqual(
      expect.arrayContaining(['Hartshire Police', 'North Ardenvale Police']),
    );
    expect(quotes(rows)).toContain('waiting for data from the health service');
  });

  it('12: who declines, and why', async () => {
    const { rows } = await ask(12);
    expect(forcesOf(rows)).toEqual(
      expect.arrayContaining(['Midsomer Constabulary', 'South Riding Police']),
    );
    expect(quotes(rows)).toContain('because it was finished before the template was issued');
  });

  it('13: who disputes a finding', async () => {
    const { rows } = await ask(13);
    expect(quotes(rows)).toContain(
      'We do not accept the finding that Operation Makesafe was neglected.',
    );
    expect(forcesOf(rows, 'force_names')).not.toContain('Midsomer Constabulary');
  });

  it('14: where the two accounts differ', async () => {
    const { rows } = await ask(14);
    expect(rows).toEqual([
      expect.objectContaining({
        force_name: 'Borsetshire Constabulary',
        recommendation: '1',
        position: 'mixed',
      }),
    ]);
  });

  it('15: where watching is all', async () => {
    const { rows } = await ask(15);
    expect(forcesOf(rows, 'force_name')).toContain('Newminster Police Service');
    expect(forcesOf(rows, 'force_name')).not.toContain('Borsetshire Constabulary');
  });

  it('16: boards and meetings', async () => {
    const { rows } = await ask(16);
    expect(quotes(rows)).toContain('Governance Board');
    expect(rows.every(({ status }) => status === 'oversight')).toBe(true);
  });

  it('17: figures', async () => {
    const { rows } = await ask(17);
    expect(rows.find((row) => row.unit === 'districts')).toMatchObject({
      value: 5,
      forceNames: 'Barsetshire Constabulary',
    });
    expect(rows.every((row) => String(row.sentence).includes(String(row.quote).slice(0, 10)))).toBe(
      true,
    );
  });

  it('18: named programmes and their state', async () => {
    const { rows, json } = await ask(18);
    expect(new Set(rows.map(({ status }) => status)).size).toBeGreaterThan(2);
    expect((json.claims as { total: number }).total).toBeGreaterThan(10);
  });

  it('19: how much restates the report', async () => {
    const { rows } = await ask(19);
    const percent = (name: string) => Number(rows.find((row) => row.force_names === name)?.percent);
    expect(percent('Radfordshire Police')).toBeGreaterThan(60);
    expect(percent('Barsetshire Constabulary')).toBeLessThan(20);
  });

  it('20: shared wording', async () => {
    const { rows } = await ask(20);
    const shared = rows.find((row) =>
      String(row.words).includes('was used for the 2025/26 problem profile'),
    );
    expect(forcesOf(shared?.claims as Rows)).toEqual([
      'Casterbridge and Mellstock Police',
      'South Riding Police',
    ]);
  });

  it('21: one body from letter to letter', async () => {
    const { rows } = await ask(21);
    expect(rows[0]).toMatchObject({
      responseDate: '2024-01-29',
      status: 'planned',
      due: '2024-06-30',
      returnedTo: '2025-12-11',
    });
    expect(
      rows.some(
        ({ status, responseDate }) => status === 'completed' && responseDate === '2025-12-11',
      ),
    ).toBe(true);
  });

  it('22: by kind of policing body', async () => {
    const { rows } = await ask(22);
    expect(forcesOf(rows, 'type')).toEqual(['MOPAC', 'Mayor', 'PCC', 'PFCC', 'PoliceAuthority']);
  });

  it('23: a report on one force, recommendation by recommendation', async () => {
    const { rows } = await ask(23);
    const tilling = rows
      .filter((row) => row.force_names === 'Tilling Constabulary')
      .map((row) => row.recommendations);
    expect(tilling).toEqual(expect.arrayContaining(['afi:1', 'coc:1', 'coc:1/1', 'coc:1/2']));
  });

  it('24: cells that rest on one hedge', async () => {
    const { rows } = await ask(24);
    expect(rows).toContainEqual(
      expect.objectContaining({
        force_name: 'Borsetshire Constabulary',
        recommendation: '4',
        firmness: 'hedged',
      }),
    );
  });

  it('25: what changed between two releases', async () => {
    const { json } = await ask(25);
    expect(json.documents).toMatchObject({
      added: [{ source: 'borsetshire.txt' }, { source: 'earlier.txt' }],
      removed: [],
    });
    expect(JSON.stringify(json)).toContain('"causes":["document"]');
  });
});
