import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { explorerLexicon, storeOfLetters } from './support/explorer.js';
import { ROOT } from './support/sourceFiles.js';

/*
 * The examples of data/library.md, as programs of somebody who has installed the package; and the scripts for analysts.
 * Needs the built program (`npm run build`).
 */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'section55-library-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(ROOT, join(folder, 'node_modules', 'section55'), 'dir');
  cpSync(join(ROOT, 'fixtures/packs'), join(folder, 'packs'), { recursive: true });
  const letter = join(ROOT, 'fixtures/letters/barsetshire-2025-signed-letter/source.txt');
  mkdirSync(join(folder, 'letters'));
  cpSync(letter, join(folder, 'response.txt'));
  cpSync(letter, join(folder, 'letters', 'barsetshire.txt'));
  writeFileSync(join(folder, 'letters', 'empty.txt'), '');
  const store = await storeOfLetters(join(folder, 'section55.sqlite'), explorerLexicon());
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const EXAMPLES = [
  ...readFileSync(join(ROOT, 'data/library.md'), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g),
].map(([, code = '']) => code);

/** What each example prints, in the order of the page. */
const PRINTS: RegExp[] = [
  /^Barsetshire Constabulary 2025-12-11\ncompleted policing_body 1 Barsetshire Constabulary has adopted/,
  /added: 1[\s\S]*failed: 1[\s\S]*empty\.txt: empty/,
  /Fenmarch Constabulary 2024-06 policing_body[\s\S]*\d+ claims in \d+ documents of \d+ bodies\n\d+ \[[\s\S]*\n2 /,
  /^\d+ documents of 14 of 67 bodies\nBarsetshire Constabulary 49 1 mixed, 2 says_completed/,
  /response .* to HMICFRS[\s\S]*1 review kept\n$/,
];

describe('data/library.md', () => {
  it('has as many examples as are tried', () => {
    expect(EXAMPLES.length).toBe(PRINTS.length);
  });

  it.each(EXAMPLES.map((code, n) => [n + 1, code] as const))(
    'example %i runs and prints',
    (n, code) => {
      // Plain JavaScript as well: the examples use no types of their own.
      const file = join(folder, `example${n}.mjs`);
      writeFileSync(file, code);
      const done = spawnSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' });
      expect([done.status, done.stderr]).toEqual([0, '']);
      expect(done.stdout).toMatch(PRINTS[n - 1] as RegExp);
    },
  );
});

describe('scripts for analysts', () => {
  const TSX = join(ROOT, 'node_modules/tsx/dist/cli.mjs');
  function script(name: string, ...args: string[]) {
    return spawnSync(
      process.execPath,
      [
        TSX,
        join(ROOT, 'scripts/analysis', `${name}.ts`),
        '--store',
        join(folder, 'section55.sqlite'),
        '--packs',
        join(ROOT, 'fixtures/packs'),
        ...args,
      ],
      { cwd: ROOT, encoding: 'utf8' },
    );
  }

  it.each([
    ['adoption', [], 'Fenmarch Constabulary,2024-06,', 'Radfordshire'],
    [
      'undatedPromises',
      [],
      'Makesafe activity is to be included in the returns',
      'will be finished by the end of February 2026',
    ],
    ['awaiting', [], 'waiting for data from the health service', 'has adopted the IICSA'],
    ['silence', ['--recommendation', '4'], 'Polchester Police,4,not_mentioned', 'Midsomer'],
    [
      'silence',
      ['--recommendation', '4'],
      'Avon and Somerset Police,4,no_document',
      'Barsetshire Constabulary',
    ],
    [
      'lettersOverTime',
      ['--force', 'barsetshire'],
      '2025-12-11,group-cse-2025,1,completed,policing_body',
      'Loamshire',
    ],
    ['sharedWording', [], 'was used for the 2025/26 problem profile', 'Radfordshire'],
    [
      'days',
      [],
      'Barsetshire Constabulary,2025-10-24,2025-12-11,letter_date,49,on_or_before_day_56,false,2025-12-18,2025-12-19',
      'late,',
    ],
    ['hedges', [], 'Newminster Police Service,4,oversight', 'Midsomer'],
  ])('%s %j', (name, args, holds, without) => {
    const { status, stdout, stderr } = script(name, ...args);
    expect([status, stderr.trim().split('\n').length]).toEqual([0, 1]);
    expect(stderr).toMatch(/^\d+ rows\. A claim is not compliance/);
    expect(stdout).toContain(holds);
    expect(stdout).not.toContain(without);
  });

  it('disagreement finds none where nobody disagrees, and says so', () => {
    const { status, stdout, stderr } = script('disagreement');
    expect([status, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(/^0 rows/);
  });

  it('lettersOverTime asks for a body', () => {
    expect(script('lettersOverTime').stderr).toContain('Say which body: --force ID');
  });
});
