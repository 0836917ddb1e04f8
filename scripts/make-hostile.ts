/*
 * Writes hostile files, or reads them and tells what came of each.
 *
 *   tsx scripts/make-hostile.ts write DIR [COUNT] [SEED]
 *   tsx scripts/make-hostile.ts read COUNT [SEED] [KIND,KIND]    needs `npm run build`
 *
 * `read` gives them to the pool of reader processes and counts the outcomes; seeds that kill a reader are printed.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createReaderPool } from '../src/batch/pool.js';
import { type HostileFile, type HostileKind, hostileFiles, KIND_NAMES } from './hostile/index.js';

/** Reads without extraction: what is tried here is the parser. */
const INGEST_ONLY = new URL('./hostile/ingestOnly.mjs', import.meta.url).href;
/** Outcomes that need a process of its own. */
const FATAL = new Set(['timed_out', 'out_of_memory', 'reader_crashed']);

const [command, ...rest] = process.argv.slice(2);
if (command === 'write' && rest[0]) {
  await write(rest[0], Number(rest[1] ?? 100), Number(rest[2] ?? 1));
} else if (command === 'read') {
  const kinds = rest[2] ? (rest[2].split(',') as HostileKind[]) : KIND_NAMES;
  await readAll(Number(rest[0] ?? 100), Number(rest[1] ?? 1), kinds);
} else {
  process.stderr.write(
    'usage: make-hostile.ts write DIR [COUNT] [SEED] | read COUNT [SEED] [KINDS]\n',
  );
  process.exitCode = 1;
}

function nameOf({ kind, seed }: HostileFile): string {
  return `${kind}-${seed}.pdf`;
}

async function write(directory: string, count: number, seed: number): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const file of hostileFiles(count, seed)) {
    await writeFile(join(directory, nameOf(file)), file.bytes);
  }
}

async function readAll(count: number, seed: number, kinds: HostileKind[]): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'hostile-'));
  const readers = createReaderPool({
    pipeline: INGEST_ONLY,
    size: 2,
    limits: { documentMs: 4_000 },
  });
  const counts = new Map<string, number>();
  const started = Date.now();
  const files = hostileFiles(count, seed, kinds);
  const work = async () => {
    for (const file of files) {
      const path = join(directory, nameOf(file));
      await writeFile(path, file.bytes);
      const outcome = await readers.read(path);
      await rm(path);
      const code = outcome.ok ? 'text' : outcome.problem.code;
      counts.set(code, (counts.get(code) ?? 0) + 1);
      if (FATAL.has(code)) process.stdout.write(`${file.kind} ${file.seed} ${code}\n`);
    }
  };
  try {
    await Promise.all([work(), work()]);
  } finally {
    await readers.close();
    await rm(directory, { recursive: true, force: true });
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    `${count} files in ${seconds} s: ${JSON.stringify(Object.fromEntries(counts))}\n`,
  );
}
