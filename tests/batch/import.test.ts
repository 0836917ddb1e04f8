import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ImportProgress, importPaths, type Reader, walk } from '../../src/batch/index.js';
import { jsonlLines } from '../../src/export/index.js';
import { problem, StoreError, UsageError } from '../../src/model/index.js';
import { openStore, type Store } from '../../src/store/index.js';
import { temporaryFolders } from '../support/folder.js';
import { gather } from '../support/gather.js';
import { stubFile, stubReader } from '../support/stubReader.js';

const folder = temporaryFolders();
let root: string;
let store: Store;
beforeEach(async () => {
  root = folder();
  store = await openStore(join(folder(), 's.sqlite'));
  return () => store.close();
});

function put(name: string, content: string | Buffer = stubFile({ salt: name })): string {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const names = (paths: string[]) => paths.map((path) => path.replace(`${root}/`, ''));

describe('walk', () => {
  it('lists what it reads and what has no ending, sorted, and says what it skips', async () => {
    for (const name of ['b.txt', 'a/z.PDF', 'a/notes.md', 'c.xlsx', '.hidden.txt', '.git/x.txt'])
      put(name);
    for (const name of ['d.docx', 'd.doc', 'd.HTML', 'd.htm', 'd.eml', 'd.zip']) put(name);
    for (const name of ['e.png', 'e.JPG', 'e.jpeg', 'e.tif', 'e.tiff']) put(name);
    put('letter', 'Dear Sir');
    put('scan', '%PDF-1.7 \u0000');
    put('binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0xff, 0xfe]));
    put('picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]));
    put('archive', Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe]));
    put('old', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]));
    put('nothing', '');
    const found = await walk([root]);
    expect(names(found.files)).toEqual(
      'a/notes.md a/z.PDF archive b.txt d.HTML d.doc d.docx d.eml d.htm d.zip e.JPG e.jpeg e.png e.tif e.tiff letter old picture scan'.split(
        ' ',
      ),
    );
    expect(names(found.skipped)).toEqual(['binary', 'c.xlsx', 'nothing']);
  });

  it('takes any file that is named itself', async () => {
    const path = put('.c.docx');
    expect((await walk([path])).files).toEqual([path]);
  });

  it('lists a file once, however often it is reached', async () => {
    const path = put('a.txt');
    expect((await walk([root, path, `${root}/./a.txt`])).files).toEqual([path]);
  });

  it('follows no link inside a folder', async () => {
    put('a.txt');
    const outside = folder();
    writeFileSync(join(outside, 'secret.txt'), 'x');
    symlinkSync(outside, join(root, 'out'));
    symlinkSync(join(outside, 'secret.txt'), join(root, 'b.txt'));
    symlinkSync(root, join(root, 'round'));
    expect(names((await walk([root])).files)).toEqual(['a.txt']);
  });

  it('says which path is not there', async () => {
    const found = await walk([join(root, 'none.txt')]);
    expect(found.unreachable.map((row) => row.problem.code)).toEqual(['missing']);
  });

  it('leaves out what it is told to ignore', async () => {
    const path = put('s');
    expect((await walk([root], [path])).files).toEqual([]);
  });
});

describe('importPaths', () => {
  const run = (paths: string[], options = {}) =>
    importPaths(paths, { store, pool: stubReader(), ...options });

  it('imports what can be read and lists what cannot, with a remedy', async () => {
    put('a.txt');
    put('b.txt', 'no letter at all');
    put('c.xlsx');
    const report = await run([root, join(root, 'none.txt')]);
    expect(report.counts).toEqual({ added: 1, updated: 0, unchanged: 0, failed: 2 });
    expect(report.failures.map(({ path, code }) => [...names([path]), code])).toEqual([
      ['b.txt', 'damaged'],
      ['none.txt', 'missing'],
    ]);
    for (const failure of report.failures) expect(failure.remedy).not.toBe('');
    expect(names(report.skipped)).toEqual(['c.xlsx']);
    expect(report.interrupted).toBe(false);
    expect(await store.counts()).toMatchObject({ documents: 1, failures: 1 });
  });

  it('is the same again and again, in any order, at any concurrency', async () => {
    for (let n = 0; n < 12; n++)
      put(
        `${n}.txt`,
        stubFile({ areas: [n % 2 ? 'midsomer' : 'loamshire'], salt: `letter ${n % 10}` }),
      );
    await run([root]);
    const exported = async (from: Store) => (await gather(jsonlLines(from))).join('');
    const first = await exported(store);
    for (const concurrency of [1, 2, 8]) {
      const other = await openStore(join(folder(), 's.sqlite'));
      const delays = stubReader(() => new Promise((done) => setImmediate(done)));
      const report = await importPaths([root], { store: other, pool: delays, concurrency });
      expect(report.counts).toMatchObject({ added: 10, unchanged: 2 });
      expect(await exported(other)).toBe(first);
      const again = await importPaths([root], { store: other, pool: stubReader(), concurrency });
      expect(again.counts).toMatchObject({ added: 0, unchanged: 12 });
      expect(await exported(other)).toBe(first);
      await other.close();
    }
  });

  it('does not read again what is held, if it is told the identity', async () => {
    put('a.txt');
    await run([root]);
    const identity = { rulePack: `sha256:${'a'.repeat(64)}`, extractor: '0.1.0' };
    const never: Reader = { read: () => Promise.reject(new Error('was read')) };
    const report = await run([root], { pool: never, identity });
    expect(report.counts).toMatchObject({ unchanged: 1 });
    const newer = { ...identity, extractor: '0.2.0' };
    await expect(run([root], { pool: never, identity: newer })).rejects.toThrow('was read');
  });

  it('reads a failed file again and forgets the failure', async () => {
    const path = put('a.txt', 'cut');
    await run([root]);
    expect(await store.failures()).toHaveLength(1);
    writeFileSync(path, stubFile({}));
    const report = await run([root]);
    expect(report.counts).toMatchObject({ added: 1 });
    expect(await store.failures()).toEqual([]);
  });

  it('tells of a file whose bytes have changed', async () => {
    const path = put('a.txt');
    await run([root]);
    writeFileSync(path, stubFile({ salt: 'corrected' }));
    const report = await run([root]);
    expect(report.changedFiles).toMatchObject([
      { path, earlier: [expect.stringMatching(/^sha256:/)] },
    ]);
    expect((await run([root])).changedFiles).toEqual([]);
  });

  it('records a file that goes away between listing and reading', async () => {
    put('a.txt');
    const path = put('b.txt');
    const pool = stubReader((read) => (read === path ? rmSync(path) : undefined));
    const report = await run([root], { pool });
    expect(report.counts).toMatchObject({ added: 1, failed: 1 });
    expect(await store.failures()).toMatchObject([
      { code: 'missing', documentId: null, sources: [path] },
    ]);
  });

  it('goes on after a record that breaks a law of ours', async () => {
    const bad = put('a.txt');
    put('b.txt');
    const good = stubReader();
    const pool: Reader = {
      async read(path) {
        const outcome = await good.read(path);
        if (outcome.ok && path === bad) outcome.record.document.characters = 1;
        return outcome;
      },
    };
    const report = await run([root], { pool });
    expect(report.counts).toMatchObject({ added: 1, failed: 1 });
    expect(report.failures).toMatchObject([{ code: 'reader_crashed' }]);
  });

  it('finishes the files in hand and no more when it is stopped', async () => {
    for (let n = 0; n < 20; n++) put(`${String(n).padStart(2, '0')}.txt`);
    const controller = new AbortController();
    const onProgress = (progress: ImportProgress) => {
      if (progress.done === 5) controller.abort();
    };
    const report = await run([root], { onProgress, signal: controller.signal, concurrency: 2 });
    expect(report.interrupted).toBe(true);
    expect(report.finished).toBeGreaterThanOrEqual(5);
    expect(report.finished).toBeLessThan(10);
    expect((await store.counts()).documents).toBe(report.finished);
    expect((await run([root])).counts).toMatchObject({
      unchanged: report.finished,
      added: 20 - report.finished,
    });
  });

  it('does not hold against a file that its reader was interrupted too', async () => {
    put('a.txt');
    const controller = new AbortController();
    const pool: Reader = {
      read(path) {
        controller.abort();
        const crash = problem('reader_crashed', 'The reader ended by SIGINT.');
        return Promise.resolve({ ok: false, source: path, documentId: null, problem: crash });
      },
    };
    const report = await run([root], { pool, signal: controller.signal });
    expect(report).toMatchObject({ interrupted: true, finished: 0, failures: [] });
    expect(await store.failures()).toEqual([]);
  });

  it('never has more than its share of files in hand', async () => {
    for (let n = 0; n < 20; n++) put(`${n}.txt`);
    let open = 0;
    let most = 0;
    const inner = stubReader(() => new Promise((done) => setImmediate(done)));
    const pool: Reader = {
      async read(path) {
        most = Math.max(most, ++open);
        const outcome = await inner.read(path);
        open--;
        return outcome;
      },
    };
    await run([root], { pool, concurrency: 3 });
    expect(most).toBe(3);
  });

  it('counts up to the total, with a rate and the time left', async () => {
    for (let n = 0; n < 5; n++) put(`${n}.txt`);
    const seen: ImportProgress[] = [];
    await run([root], { onProgress: (progress: ImportProgress) => seen.push(progress) });
    expect(seen.map((progress) => progress.done)).toEqual([1, 2, 3, 4, 5]);
    expect(seen.every((progress) => progress.total === 5 && progress.perSecond > 0)).toBe(true);
    expect(seen.at(-1)?.secondsLeft).toBe(0);
  });

  it('refuses a folder without letters', async () => {
    put('sheet.xlsx');
    await expect(run([root])).rejects.toThrow(UsageError);
  });

  it('stops with the fault of the store', async () => {
    for (let n = 0; n < 5; n++) put(`${n}.txt`);
    store.save = () => Promise.reject(new StoreError('There is no room left on the disk.'));
    await expect(run([root])).rejects.toThrow(StoreError);
    expect(await store.imports()).toMatchObject([{ state: 'broken', files: 5 }]);
  });
});
