/**
 * The main job on the letters that come with the project (invented areas): reads the sixteen PDFs into a fresh store
 * and lays side by side what they say. Plain JavaScript; scripts/setup.mjs has run before.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LETTERS = join('fixtures', 'letters');
const PACKS = join('fixtures', 'packs');
const INSPECTION = 'group-cse-2025';
/** Ignored by git, and made anew by each run. */
const STORE = join(ROOT, 'node_modules', '.cache', 'section55', 'demo.sqlite');

function section55(args, shown) {
  process.stdout.write(`\n$ npx section55 ${shown}\n\n`);
  const since = Date.now();
  const program = join('dist', 'cli', 'main.js');
  const done = spawnSync(process.execPath, [program, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, SECTION55_STORE: STORE },
  });
  if (done.status !== 0) {
    process.stderr.write(
      `\ndemo: the command ended with ${done.status ?? done.signal}, see above.\n`,
    );
    process.exit(1);
  }
  process.stdout.write(`(${((Date.now() - since) / 1000).toFixed(1)} s)\n`);
}

const letters = readdirSync(join(ROOT, LETTERS))
  .sort()
  .map((folder) => join(LETTERS, folder, 'source.pdf'))
  .filter((path) => existsSync(join(ROOT, path)));
mkdirSync(join(STORE, '..'), { recursive: true });
for (const end of ['', '-wal', '-shm']) rmSync(STORE + end, { force: true });

process.stdout.write(`demo: reading ${letters.length} letters of invented areas\n`);
section55(
  ['import', ...letters, '--only-packs', PACKS],
  `import ${LETTERS}/*/source.pdf --only-packs ${PACKS}`,
);
section55(
  ['compare', INSPECTION, '--only-packs', PACKS],
  `compare ${INSPECTION} --only-packs ${PACKS}`,
);

const store = relative(ROOT, STORE);
process.stdout.write(`
Go on with:
  npx section55 claims --topic iicsa_definition --status completed --store ${store}
  npx section55 show fixtures/letters/midsomer-2025-tab-table/source.pdf --store ${store}
  npx section55 export --output records.jsonl --store ${store}
`);
