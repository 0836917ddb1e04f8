/**
 * How many letters a second an import reads, how much memory it takes, and how both grow: `npm run bench`.
 * `--sizes 100,1000,5000` letters of each of `--kinds text,pdf,scan`; beside each kind the same letters are read by a
 * peer. Prints a table; nothing is asserted, for the figures hang on the machine.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { letterMaker } from './bench/letters.js';
import { type Measured, measure } from './bench/measure.js';
import { asScan } from './bench/scan.js';
import { Layout } from './fixture-pdfs/layout.js';
import { renderLetter } from './fixture-pdfs/render.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CLI = join(ROOT, 'dist/cli/main.js');
const ALONE = join(ROOT, 'scripts/bench/alone.mjs');
const HAS_OCR = existsSync(join(ROOT, 'dist/ingest/ocr'));
/** A second or more for each page: fewer of them will do. */
const MOST_SCANS = 100;
/** Peers are read one after the other. */
const MOST_ALONE = 500;

type Kind = 'text' | 'pdf' | 'scan';
const MAKE: Record<Kind, { ending: string; make: (letter: string) => Promise<Uint8Array> }> = {
  text: { ending: 'txt', make: (letter) => Promise.resolve(Buffer.from(letter)) },
  pdf: { ending: 'pdf', make: (letter) => renderLetter(letter, Layout.parse({})) },
  scan: { ending: 'pdf', make: asScan },
};

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000,5000' },
    kinds: { type: 'string', default: HAS_OCR ? 'text,pdf,scan' : 'text,pdf' },
    jobs: { type: 'string', default: String(Math.min(4, availableParallelism())) },
  },
});
const sizes = values.sizes.split(',').map(Number);
const kinds = values.kinds.split(',').filter((kind): kind is Kind => kind in MAKE);

const say = (line: string) => process.stdout.write(`${line}\n`);
const root = mkdtempSync(join(tmpdir(), 'section55-bench-'));
try {
  const load = loadavg()[0]?.toFixed(1) ?? '?';
  say(
    `Node ${process.version}, ${cpus()[0]?.model.trim()}, ${cpus().length} processors, load ${load},`,
  );
  say(
    `${values.jobs} readers. Memory: resident set in MB; 10/50/90 %: of the main process in the course of a run.`,
  );
  say('');
  say('kind  letters  seconds  letters/s  main peak  10/50/90 %   reader peak  readers  failed');
  const largest = Math.max(...sizes);
  for (const kind of kinds) {
    const most = kind === 'scan' ? Math.min(MOST_SCANS, largest) : largest;
    const wanted = [...new Set(sizes.map((size) => Math.min(size, most)))];
    await writeLetters(kind, most, wanted);
    for (const size of wanted) await importOf(kind, size);
    await peersOf(kind, Math.min(MOST_ALONE, most), folderOf(kind, wanted.at(-1) ?? most));
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}

function folderOf(kind: Kind, size: number): string {
  return join(root, `${kind}-${size}`);
}

/** Letters of one size are the first so many of all. */
async function writeLetters(kind: Kind, most: number, wanted: readonly number[]): Promise<void> {
  const letter = letterMaker();
  for (const size of wanted) mkdirSync(folderOf(kind, size));
  for (let n = 0; n < most; n++) {
    const bytes = await MAKE[kind].make(letter(n));
    const name = `${String(n).padStart(5, '0')}.${MAKE[kind].ending}`;
    for (const size of wanted) {
      if (n < size) writeFileSync(join(folderOf(kind, size), name), bytes);
    }
  }
}

async function importOf(kind: Kind, size: number): Promise<void> {
  const store = join(root, `${kind}-${size}.sqlite`);
  const packs = join(ROOT, 'fixtures/packs');
  const args = ['import', folderOf(kind, size), '--store', store, '--packs', packs, '--json'];
  const run = await measure([CLI, ...args, '--jobs', values.jobs]);
  const { counts } = JSON.parse(run.stdout) as { counts: { failed: number } };
  say(row(kind, size, run, run.seconds, String(counts.failed)));
}

async function peersOf(kind: Kind, size: number, folder: string): Promise<void> {
  for (const peer of kind === 'pdf' ? ['read', 'pdfjs'] : ['read']) {
    const run = await measure([ALONE, peer, folder, String(size)]);
    const { letters, seconds } = JSON.parse(run.stdout) as { letters: number; seconds: number };
    const what =
      peer === 'pdfjs' ? 'plain pdfjs text alone' : 'the same read without pool or store';
    say(`${row(kind, letters, run, seconds, '')} peer: ${what}`);
  }
}

function row(kind: Kind, size: number, run: Measured, seconds: number, failed: string): string {
  return [
    kind.padEnd(4),
    String(size).padStart(8),
    seconds.toFixed(1).padStart(8),
    (size / seconds).toFixed(1).padStart(10),
    String(run.peak).padStart(10),
    run.course.join('/').padStart(13),
    String(run.childPeak).padStart(12),
    String(run.childrenPeak).padStart(8),
    failed.padStart(7),
  ].join(' ');
}
