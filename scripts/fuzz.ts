/*
 * Reads hostile files by the thousand, as an import does, and tells what came of them, by format and outcome. Needs
 * `npm run build`.
 *
 *   tsx scripts/fuzz.ts --count 5000 --seed 1 --formats pdf,docx --keep DIR
 *
 * Ends with 1 if a file ended neither in text nor in one problem code, or as reader_crashed. What is proven to hang the
 * parser or to exhaust its memory is left out, unless --proven. --list DIR only writes the files.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createReaderPool } from '../src/batch/pool.js';
import {
  FORMATS,
  formatOf,
  type HostileFile,
  hostileFiles,
  KIND_NAMES,
  PROVEN_KINDS,
} from './hostile/index.js';
import { FATAL, type Outcome, outcomesOf } from './hostile/outcomes.js';

/** Reads without extraction: what is tried then are the parsers alone. */
const INGEST_ONLY = new URL('./hostile/ingestOnly.mjs', import.meta.url).href;
const PROGRESS_MS = 10_000;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    formats: { type: 'string', default: FORMATS.join(',') },
    kinds: { type: 'string' },
    keep: { type: 'string' },
    list: { type: 'string' },
    jobs: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '20' },
    'per-reader': { type: 'string', default: '50' },
    proven: { type: 'boolean', default: false },
    'ingest-only': { type: 'boolean', default: false },
  },
});
const formats = new Set(values.formats.split(','));
const named = values.kinds === undefined ? null : new Set(values.kinds.split(','));
const proven = new Set<string>(PROVEN_KINDS);
const kinds = KIND_NAMES.filter((kind) =>
  named ? named.has(kind) : formats.has(formatOf(kind)) && (values.proven || !proven.has(kind)),
);
if (kinds.length === 0) throw new TypeError('no kind of file has such a name or format');
const count = Number(values.count);
const files = hostileFiles(count, Number(values.seed), kinds);

/** How often each outcome came, by format. */
const table = new Map<string, Map<Outcome, number>>();
const slowest: { name: string; ms: number }[] = [];
const msByKind = new Map<string, number>();
let done = 0;
let faults = 0;
const started = performance.now();

if (values.list) await writeAll(values.list);
else await readAll();

function nameOf({ kind, seed }: HostileFile): string {
  return `${kind}-${seed}`;
}

async function writeAll(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const file of files) await writeFile(join(directory, nameOf(file)), file.bytes);
}

async function readAll(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'fuzz-'));
  if (values.keep) await mkdir(values.keep, { recursive: true });
  const size = Number(values.jobs);
  const pool = createReaderPool({
    size,
    limits: {
      documentMs: 1_000 * Number(values.seconds),
      documentsPerReader: Number(values['per-reader']),
    },
    ...(values['ingest-only'] ? { pipeline: INGEST_ONLY } : {}),
  });
  const progress = setInterval(() => process.stderr.write(`${summary()}\n`), PROGRESS_MS);
  const work = async () => {
    for (const file of files) {
      const path = join(directory, nameOf(file));
      await writeFile(path, file.bytes);
      const since = performance.now();
      const outcomes = await outcomesOf(pool, path).catch((error: unknown) => {
        faults++;
        return [`FAULT: ${error instanceof Error ? error.message : String(error)}`];
      });
      await note(file, outcomes, performance.now() - since);
      await rm(path);
    }
  };
  try {
    await Promise.all(Array.from({ length: size }, work));
  } finally {
    clearInterval(progress);
    await pool.close();
    await rm(directory, { recursive: true, force: true });
  }
  report();
}

async function note(file: HostileFile, outcomes: readonly Outcome[], ms: number): Promise<void> {
  done++;
  const row = table.get(file.format) ?? new Map<Outcome, number>();
  table.set(file.format, row);
  for (const outcome of outcomes) row.set(outcome, (row.get(outcome) ?? 0) + 1);
  msByKind.set(file.kind, (msByKind.get(file.kind) ?? 0) + ms);
  slowest.push({ name: nameOf(file), ms });
  slowest.sort((a, b) => b.ms - a.ms).splice(15);
  const bad = outcomes.filter((outcome) => FATAL.has(outcome) || outcome.startsWith('FAULT'));
  if (bad.length === 0) return;
  if (bad.some((outcome) => outcome === 'reader_crashed')) faults++;
  process.stdout.write(`${file.kind} ${file.seed}: ${bad.join(', ')}\n`);
  if (values.keep) await writeFile(join(values.keep, nameOf(file)), file.bytes);
}

function summary(): string {
  const seconds = (performance.now() - started) / 1_000;
  const left = ((seconds / Math.max(1, done)) * (count - done)).toFixed(0);
  return `${done} of ${count} files, ${(done / seconds).toFixed(1)} a second, ${left} s left, ${faults} faults`;
}

function report(): void {
  for (const [format, outcomes] of [...table].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const shown = [...outcomes].sort((a, b) => b[1] - a[1]).map(([code, n]) => `${code} ${n}`);
    process.stdout.write(`${format.padEnd(8)} ${shown.join(', ')}\n`);
  }
  const longest = slowest.map(({ name, ms }) => `${name} ${(ms / 1_000).toFixed(1)} s`);
  const kindsByTime = [...msByKind].sort((a, b) => b[1] - a[1]).slice(0, 15);
  const costliest = kindsByTime.map(([kind, ms]) => `${kind} ${(ms / 1_000).toFixed(1)} s`);
  process.stdout.write(`slowest: ${longest.join(', ')}\n`);
  process.stdout.write(`costliest: ${costliest.join(', ')}\n${summary()}\n`);
  if (faults > 0) process.exitCode = 1;
}
