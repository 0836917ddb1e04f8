import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type HostileFile, type HostileKind, hostileFile } from '../../scripts/hostile/index.js';
import { createReaderPool, type ReaderPool, type ReaderPoolOptions } from '../../src/batch/pool.js';
import { PackError, type ReadOutcome } from '../../src/model/index.js';

/*
 * The compiled reader process with the compiled ingest: run `npm run build` first. Extraction is left out, because
 * what is tried here is the parser.
 */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const INGEST_ONLY = new URL('../../scripts/hostile/ingestOnly.mjs', import.meta.url).href;

let directory: string;
const pools: ReaderPool[] = [];

function pool(options: ReaderPoolOptions = {}): ReaderPool {
  const made = createReaderPool({ pipeline: INGEST_ONLY, size: 2, ...options });
  pools.push(made);
  return made;
}

async function read(readers: ReaderPool, { kind, seed, bytes }: HostileFile): Promise<ReadOutcome> {
  const path = join(directory, `${kind}-${seed}.pdf`);
  await writeFile(path, bytes);
  return readers.read(path);
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pool-'));
});
afterAll(async () => {
  await Promise.all(pools.map((made) => made.close()));
  await rm(directory, { recursive: true, force: true });
});

it('has been built', () => {
  expect(existsSync(new URL('../../dist/batch/child.js', import.meta.url))).toBe(true);
});

describe('files that cannot be had', () => {
  it.each([
    ['no such file', 'nothing.pdf', 'missing', false],
    ['a directory', 'folder', 'unreadable_file', false],
    ['more bytes than the limit', 'large.txt', 'too_large', false],
    ['no bytes', 'empty.txt', 'empty', true],
  ])('%s', async (_, name, code, hasId) => {
    const path = join(directory, name);
    if (name === 'folder') await mkdir(path);
    if (name === 'large.txt') await writeFile(path, 'x'.repeat(2_000));
    if (name === 'empty.txt') await writeFile(path, '');
    const outcome = await pool({ size: 1, limits: { fileBytes: 1_000 } }).read(path);
    expect(outcome).toMatchObject({
      ok: false,
      source: path,
      problem: { code, severity: 'error' },
    });
    expect(outcome.documentId !== null).toBe(hasId);
  });
});

it('a wrong rule pack rejects as a PackError with its file', async () => {
  const packs = join(directory, 'packs');
  await mkdir(packs);
  await writeFile(join(packs, 'topics.json'), 'no JSON');
  const reading = pool({ packs: [packs] }).read('any.txt');
  await expect(reading).rejects.toBeInstanceOf(PackError);
  await expect(reading).rejects.toThrow('topics.json');
});

// Thousands more of them are read in hostile.test.ts.
describe('hostile files', () => {
  let shared: ReaderPool | undefined;

  it.each<[HostileKind, string[]]>([
    ['cyclic-pages', ['damaged']],
    ['no-text', ['no_text_layer']],
    ['missing-xref', ['text']],
    ['wrong-length', ['text', 'damaged']],
    ['many-pages', ['text', 'too_many_pages']],
    ['encrypted-dictionary', ['encrypted', 'damaged', 'text']],
  ])('%s ends in its own way', async (kind, codes) => {
    shared ??= pool({ size: 1 });
    const outcome = await read(shared, hostileFile(kind, 20_261));
    expect(outcome.documentId).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(codes).toContain(outcome.ok ? 'text' : outcome.problem.code);
  });

  it('a PDF that unpacks to 80 MB is read or stopped within the limits', async () => {
    const readers = pool({ size: 1, limits: { documentMs: 3_000 } });
    const outcome = await read(readers, hostileFile('flate-bomb', 1));
    const code = outcome.ok ? 'text' : outcome.problem.code;
    expect(['text', 'timed_out', 'out_of_memory', 'no_text_layer', 'too_much_text']).toContain(
      code,
    );
  });
});
