import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createReaderPool, type ReaderPool, type ReaderPoolOptions } from '../../src/batch/pool.js';
import { InternalError, type Limits, PackError, UsageError } from '../../src/model/index.js';

// Processes have to start; on a busy machine that takes a while.
vi.setConfig({ testTimeout: 60_000 });

const ENTRY = fileURLToPath(new URL('./readers/badReader.mjs', import.meta.url));
const LIMITS: Partial<Limits> = { documentMs: 20_000, heapMegabytes: 64, memoryBytes: 400e6 };

const pools: ReaderPool[] = [];
function pool(options: ReaderPoolOptions = {}): ReaderPool {
  const made = createReaderPool({ entry: ENTRY, size: 1, limits: LIMITS, ...options });
  pools.push(made);
  return made;
}
afterEach(async () => {
  await Promise.all(pools.splice(0).map((made) => made.close()));
});

describe('a reader in trouble ends as one problem of its document', () => {
  it.each([
    ['hang', 'timed_out', { documentMs: 300 }],
    ['wait', 'timed_out', { documentMs: 300 }],
    ['heap', 'out_of_memory', {}],
    ['buffers', 'out_of_memory', {}],
    ['tooLongArray', 'out_of_memory', {}],
    ['exit', 'reader_crashed', {}],
    ['throw', 'reader_crashed', {}],
    ['reject', 'reader_crashed', {}],
  ])('%s -> %s', async (behaviour, code, limits) => {
    const readers = pool({ limits: { ...LIMITS, ...limits } });
    const outcome = await readers.read(behaviour);
    expect(outcome).toMatchObject({
      ok: false,
      source: behaviour,
      documentId: 'sha256:known',
      problem: { code, severity: 'error' },
    });
    // The next document gets a fresh reader and does not notice.
    expect(await readers.read('fine')).toMatchObject({ ok: true, record: { read: 1 } });
  });

  it('has more time for each page of OCR', async () => {
    const readers = pool({ limits: { ...LIMITS, documentMs: 400, ocrPageMs: 30_000 } });
    expect(await readers.read('ocr')).toMatchObject({ ok: true });
  });

  it('cannot save up time by pages that take none', async () => {
    const readers = pool({ limits: { ...LIMITS, documentMs: 400, ocrPageMs: 300 } });
    const started = performance.now();
    expect(await readers.read('ocrHang')).toMatchObject({ problem: { code: 'timed_out' } });
    // 500 pages would have 150 s.
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  it('passes on a problem that the reader has found itself, and keeps the reader', async () => {
    const readers = pool();
    const outcome = await readers.read('problem');
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'damaged' } });
    expect(await readers.read('fine')).toMatchObject({ ok: true, record: { read: 2 } });
  });

  it('does not blame a document for what an earlier one has left behind', async () => {
    const readers = pool();
    await readers.read('fine');
    const outcome = await readers.read('crashUnlessFirst');
    expect(outcome).toMatchObject({ ok: true, record: { read: 1 } });
  });

  it('does not give a document to a reader that has died waiting', async () => {
    const readers = pool();
    const { documentId } = await readers.read('dieIdle');
    const pid = Number(documentId?.slice('sha256:'.length));
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 10_000 });
    expect(await readers.read('fine')).toMatchObject({ ok: true, record: { read: 1 } });
  });
});

describe('readers', () => {
  it('are used again, and replaced after so many documents', async () => {
    const readers = pool({ limits: { ...LIMITS, documentsPerReader: 3 } });
    const outcomes = [];
    for (let i = 0; i < 7; i++) outcomes.push(await readers.read('fine'));
    const reads = outcomes.map((outcome) => (outcome.ok ? (outcome.record as object) : null));
    expect(reads).toEqual([1, 2, 3, 1, 2, 3, 1].map((read) => ({ read })));
  });

  it('work side by side, as many as the pool has', async () => {
    const readers = pool({ size: 2 });
    const outcomes = await Promise.all(
      ['slow', 'slow', 'slow', 'slow'].map((path) => readers.read(path)),
    );
    const ids = outcomes.map(({ documentId }) => documentId);
    expect(new Set(ids).size).toBe(2);
  });

  it('print nothing on our output', async () => {
    const out = vi.spyOn(process.stdout, 'write');
    const err = vi.spyOn(process.stderr, 'write');
    await pool().read('noise');
    expect(out).not.toHaveBeenCalled();
    expect(err).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});

describe('what is no fault of a document rejects', () => {
  it('a wrong rule pack is a PackError, for every document', async () => {
    const readers = pool({ packs: ['wrong'] });
    const reads = await Promise.allSettled([readers.read('fine'), readers.read('fine')]);
    for (const read of reads) {
      expect(read).toMatchObject({ status: 'rejected', reason: expect.any(PackError) });
    }
    await expect(readers.read('fine')).rejects.toThrow('topics.json: row 3: id is missing');
  });

  it('a reader that cannot start is an InternalError with its reason', async () => {
    await expect(pool({ packs: ['unstartable'] }).read('fine')).rejects.toThrow(InternalError);
    await expect(pool({ packs: ['unstartable'] }).read('fine')).rejects.toThrow('cannot start');
    await expect(pool({ entry: '/no/such/reader.mjs' }).read('fine')).rejects.toThrow(
      InternalError,
    );
  });

  it('a closed pool and a size below one are a UsageError', async () => {
    const readers = pool();
    await readers.close();
    await expect(readers.read('fine')).rejects.toThrow(UsageError);
    expect(() => createReaderPool({ size: 0 })).toThrow(UsageError);
  });
});

describe('close', () => {
  it('waits for the documents in hand', async () => {
    const readers = pool();
    const reading = readers.read('slow');
    await readers.close();
    expect(await reading).toMatchObject({ ok: true });
  });
});

describe('a parent that is killed', () => {
  it('leaves no reader behind, not even one in an endless loop', async () => {
    const parent = spawn(
      process.execPath,
      [fileURLToPath(new URL('./readers/doomedParent.mjs', import.meta.url))],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [output] = (await once(parent.stdout, 'data')) as [Buffer];
    const reader = Number(output.toString());
    expect(isAlive(reader)).toBe(true);
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(reader)).toBe(false), { timeout: 10_000, interval: 50 });
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
