import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  ENDLESS_KINDS,
  EXPLODING_KINDS,
  FORMATS,
  type HostileFile,
  type HostileKind,
  hostileFile,
  hostileFiles,
  KIND_NAMES,
  PROVEN_KINDS,
} from '../../scripts/hostile/index.js';
import { FATAL, outcomesOf } from '../../scripts/hostile/outcomes.js';
import { parseAlone } from '../../scripts/hostile/prove.js';
import { tinyPdf } from '../../scripts/hostile/tinyPdf.js';
import { createReaderPool, type ReaderPoolOptions } from '../../src/batch/pool.js';
import { LIMITS } from '../../src/model/index.js';
import { THOROUGH } from '../support/thorough.js';

/*
 * Hostile files of every format, always the same ones, through the compiled reader (run `npm run build` first): 2,000
 * in CI, the first 300 of them elsewhere. Extraction is left out, because what is tried here are the parsers;
 * `scripts/fuzz.ts` reads them whole.
 */
vi.setConfig({ testTimeout: 600_000, hookTimeout: 60_000 });

const COUNT = THOROUGH ? 2_000 : 300;
const SEED = 20_261;
const AT_ONCE = 2;
const INGEST_ONLY = new URL('../../scripts/hostile/ingestOnly.mjs', import.meta.url).href;

/** Each kind that hangs the parser, some twice; each that exhausts its memory. */
const HANGING: [HostileKind, number][] = [
  ...ENDLESS_KINDS.map((kind): [HostileKind, number] => [kind, SEED]),
  ...ENDLESS_KINDS.slice(0, 3).map((kind): [HostileKind, number] => [kind, SEED + 1]),
];
const EXHAUSTING = EXPLODING_KINDS.map((kind): [HostileKind, number] => [kind, SEED]);
/** A hang is stopped after this time, an explosion at this memory. */
const HANG_MS = 1_000;
const FULL_BYTES = 280e6;

let directory: string;
const ends: string[] = [];
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'hostile-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function put({ kind, seed, bytes }: HostileFile): Promise<string> {
  const path = join(directory, `${kind}-${seed}`);
  await writeFile(path, bytes);
  return path;
}

/** Does the work for each, a few at once. */
async function each<T>(all: Iterable<T>, work: (one: T) => Promise<void>): Promise<void> {
  const iterator = all[Symbol.iterator]();
  const worker = async () => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Reads the files and notes what came of each: one known code, or text, for every document. */
async function readAll(files: Iterable<HostileFile>, options: ReaderPoolOptions) {
  const pool = createReaderPool({ pipeline: INGEST_ONLY, size: AT_ONCE, ...options });
  const found: { file: HostileFile; outcomes: string[] }[] = [];
  try {
    await each(files, async (file) => {
      const path = await put(file);
      const outcomes = await outcomesOf(pool, path);
      await rm(path);
      ends.push(...outcomes);
      found.push({ file: { ...file, bytes: Buffer.alloc(0) }, outcomes });
    });
  } finally {
    await pool.close();
  }
  return found;
}

const filesOf = (list: readonly [HostileKind, number][]) =>
  list.map(([kind, seed]) => hostileFile(kind, seed));
const endsOf = (found: Awaited<ReturnType<typeof readAll>>) =>
  Object.fromEntries(found.map(({ file, outcomes }) => [`${file.kind} ${file.seed}`, outcomes]));
const allEndAs = (list: readonly [HostileKind, number][], code: string) =>
  Object.fromEntries(list.map(([kind, seed]) => [`${kind} ${seed}`, [code]]));

describe('the pinned parser alone', () => {
  it('comes to the end of an ordinary PDF', async () => {
    const path = join(directory, 'ordinary');
    await writeFile(path, tinyPdf());
    const { end } = await parseAlone(path, { ms: 120_000, bytes: FULL_BYTES });
    expect(end).toBe('ended');
  });

  it('hangs on at least ten files, with room to spare in its memory', async () => {
    expect(HANGING.length).toBeGreaterThanOrEqual(10);
    const proofs: Record<string, string> = {};
    await each(filesOf(HANGING), async (file) => {
      const limits = { ms: HANG_MS, bytes: LIMITS.memoryBytes.default };
      const { end } = await parseAlone(await put(file), limits);
      proofs[`${file.kind} ${file.seed}`] = end;
    });
    expect(new Set(Object.values(proofs)), JSON.stringify(proofs)).toEqual(
      new Set(['killed_for_time']),
    );
  });

  it('fills its memory with at least five files', async () => {
    expect(EXHAUSTING.length).toBeGreaterThanOrEqual(5);
    const proofs: Record<string, string> = {};
    await each(filesOf(EXHAUSTING), async (file) => {
      const { end } = await parseAlone(await put(file), { ms: 120_000, bytes: FULL_BYTES });
      proofs[`${file.kind} ${file.seed}`] = end;
    });
    expect(new Set(Object.values(proofs)), JSON.stringify(proofs)).toEqual(
      new Set(['killed_for_memory']),
    );
  });
});

describe(`${COUNT} hostile files`, () => {
  it('that hang the parser end as timed_out', async () => {
    const limits = { documentMs: HANG_MS, documentsPerReader: 1 };
    const found = await readAll(filesOf(HANGING), { limits });
    expect(endsOf(found)).toEqual(allEndAs(HANGING, 'timed_out'));
  });

  it('that exhaust its memory end as out_of_memory', async () => {
    const limits = { documentMs: 120_000, memoryBytes: FULL_BYTES, documentsPerReader: 1 };
    const found = await readAll(filesOf(EXHAUSTING), { limits });
    expect(endsOf(found)).toEqual(allEndAs(EXHAUSTING, 'out_of_memory'));
  });

  it('of every format end in text or in one problem, and no reader crashes', async () => {
    const kinds = KIND_NAMES.filter((kind) => !PROVEN_KINDS.includes(kind));
    const rest = COUNT - HANGING.length - EXHAUSTING.length;
    const limits = { documentMs: 4_000, documentsPerReader: 1_000 };
    const found = await readAll(hostileFiles(rest, SEED, kinds), { limits });
    expect(found.length).toBe(rest);
    expect(new Set(found.map(({ file }) => file.format))).toEqual(new Set(FORMATS));
    expect(new Set(found.map(({ file }) => file.kind))).toEqual(new Set(kinds));
    const crashed = found.filter(({ outcomes }) => outcomes.includes('reader_crashed'));
    expect(crashed.map(({ file }) => `${file.kind} ${file.seed}`)).toEqual([]);
  });

  it('have cost readers their lives, and this process goes on', () => {
    expect(ends.length).toBeGreaterThanOrEqual(COUNT);
    const killed = ends.filter((end) => FATAL.has(end)).length;
    expect(killed).toBeGreaterThanOrEqual(HANGING.length + EXHAUSTING.length);
    expect(ends.filter((end) => end === 'text').length).toBeGreaterThan(COUNT / 10);
  });
});
