import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  failedFiles,
  importPaths,
  type Manifest,
  type Reader,
  readManifest,
  walk,
} from '../../src/batch/index.js';
import { jsonlLines } from '../../src/export/index.js';
import { type Given, problem } from '../../src/model/index.js';
import { openStore, type Store } from '../../src/store/index.js';
import { CATALOGUE } from '../support/catalogue.js';
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

const IDENTITY = { rulePack: `sha256:${'a'.repeat(64)}`, extractor: '0.1.0' };

function put(name: string, content: string = stubFile({ salt: name })): string {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const names = (paths: readonly string[]) => paths.map((path) => path.replace(`${root}/`, ''));
const manifestOf = (text: string) => readManifest(put('manifest.csv', text), CATALOGUE);

/** Reads as the stub does, and says in the record what it was given. */
function givenReader(seen: [string, Given | null][] = []): Reader {
  const stub = stubReader();
  return {
    async read(path, _entry, given = null) {
      seen.push([names([path])[0] ?? '', given]);
      const outcome = await stub.read(path);
      if (outcome.ok && given) outcome.record.provenance.given = given;
      return outcome;
    },
  };
}

const run = (paths: string[], options = {}) =>
  importPaths(paths, { store, pool: stubReader(), identity: IDENTITY, ...options });

describe('globs', () => {
  it('mean the files that match, whatever their ending', async () => {
    for (const name of ['a.pdf', 'x/b.pdf', 'x/y/c.pdf', 'd.txt', 'e.odd', '.h.pdf']) put(name);
    const found = async (glob: string) => names((await walk([join(root, glob)])).files);
    expect(await found('**/*.pdf')).toEqual(['a.pdf', 'x/b.pdf', 'x/y/c.pdf']);
    expect(await found('*.{txt,odd}')).toEqual(['d.txt', 'e.odd']);
    expect(await found('x/*')).toEqual(['x/b.pdf']);
  });

  it('say that nothing matches', async () => {
    const { unreachable } = await walk([join(root, '*.pdf')]);
    expect(unreachable).toMatchObject([{ problem: { code: 'missing' } }]);
  });

  it('are no globs where a file has that very name', async () => {
    const path = put('a[1].pdf');
    put('a1.pdf');
    expect((await walk([path])).files).toEqual([path]);
  });
});

describe('an import with a manifest', () => {
  it('imports its files beside those of the paths, and leaves itself out', async () => {
    put('a.txt');
    put('sub/b.txt');
    const manifest = await manifestOf('file,note\na.txt,first\n');
    const report = await run([join(root, 'sub'), root], { manifest });
    expect(report.counts).toMatchObject({ added: 2 });
    expect(names(report.skipped)).toEqual([]);
    const notes = (await store.documents()).map((document) => document.provenance?.note);
    expect(notes.sort()).toEqual(['first', undefined]);
  });

  it('lists a row whose file is missing among the failures', async () => {
    put('a.txt');
    const manifest = await manifestOf('file\na.txt\n*.txt\nnone.pdf');
    const report = await run([], { manifest });
    expect(report.counts).toMatchObject({ added: 1, failed: 2 });
    expect(report.failures.map(({ path, code }) => [...names([path]), code])).toEqual([
      ['*.txt', 'missing'],
      ['none.pdf', 'missing'],
    ]);
  });

  it('has its words in the export, again and again the same', async () => {
    put('a.txt');
    const manifest = await manifestOf(
      'file,source_url,published_on,published_on_basis\na.txt,https://pcc.example/a,2025-12-18,page',
    );
    await run([], { manifest });
    const [line = ''] = await gather(jsonlLines(store));
    expect(JSON.parse(line).document.provenance).toMatchObject({
      sourceUrl: 'https://pcc.example/a',
      publishedOn: { value: '2025-12-18', basis: 'page' },
    });
    await run([root]);
    expect(await gather(jsonlLines(store))).toEqual([line]);
  });

  it('gives body and inspection to the reader, and later runs hold to it', async () => {
    put('a.txt');
    put('b.txt');
    const given = { body: 'midsomer', inspection: null };
    const seen: [string, Given | null][] = [];
    const manifest = await manifestOf('file,body\na.txt,Midsomer Constabulary');
    await run([root], { pool: givenReader(seen), manifest });
    expect(seen.sort()).toEqual([
      ['a.txt', given],
      ['b.txt', null],
    ]);
    // The same command reads nothing again; without the manifest what it said still holds.
    const never: Reader = { read: () => Promise.reject(new Error('was read')) };
    for (const again of [manifest, undefined]) {
      const report = await run([root], { pool: never, manifest: again });
      expect(report.counts).toMatchObject({ unchanged: 2 });
    }
    // A newer version reads it with the same; another manifest only that file.
    const newer: [string, Given | null][] = [];
    await run([root], {
      pool: givenReader(newer),
      identity: { ...IDENTITY, extractor: '0.2.0' },
    });
    expect(newer).toContainEqual(['a.txt', given]);
    const other: [string, Given | null][] = [];
    const changed = await manifestOf('file,body\na.txt,loamshire');
    const report = await run([root], { pool: givenReader(other), manifest: changed });
    expect(other).toEqual([['a.txt', { body: 'loamshire', inspection: null }]]);
    expect(report.counts).toMatchObject({ updated: 1, unchanged: 1 });
  });

  it('does not fail where its files cannot be read', async () => {
    put('a.txt', 'cut');
    const manifest = await manifestOf('file,note,body\na.txt,kept,midsomer');
    expect((await run([], { manifest })).counts).toMatchObject({ failed: 1 });
    expect(await store.givenFor((await store.failures())[0]?.documentId ?? '', 'x')).toMatchObject({
      body: 'midsomer',
    });
  });
});

describe('reading again what failed', () => {
  it('takes the files of failures, of an entry the archive', async () => {
    const bad = put('a.txt', 'cut');
    put('b.txt');
    put('!.zip', 'x');
    await run([join(root, 'a.txt'), join(root, 'b.txt')]);
    const failure = (source: string, documentId: string) =>
      store.saveFailure({ documentId, source, problem: problem('damaged', 'cut') });
    await failure(join(root, '!.zip!sub/c.pdf'), 'one');
    await failure(join(root, '!.zip!d.pdf'), 'two');
    await failure(join(root, 'gone.pdf'), 'three');
    expect(names(await failedFiles(store))).toEqual(['!.zip', 'a.txt', 'gone.pdf']);
    writeFileSync(bad, stubFile({ salt: 'whole' }));
    const report = await run([], { files: [bad] });
    expect(report.counts).toMatchObject({ added: 1, failed: 0 });
    expect(names(await failedFiles(store))).toEqual(['!.zip', 'gone.pdf']);
  });
});

describe('the report of a run', () => {
  it('names each file with what came of it', async () => {
    put('a.txt');
    await run([root]);
    put('b.txt');
    put('c.txt', 'cut');
    const { run: number } = await run([root, join(root, 'none.txt')]);
    const files = await gather(store.importFiles(number));
    expect(files.map(({ path, outcome, code }) => [...names([path]), outcome, code])).toEqual([
      ['a.txt', 'unchanged', null],
      ['b.txt', 'added', null],
      ['c.txt', 'failed', 'damaged'],
      ['none.txt', 'failed', 'missing'],
    ]);
    expect(files.map(({ documentId }) => documentId === null)).toEqual([false, false, false, true]);
  });

  it('is kept of each run, the last first', async () => {
    put('a.txt');
    await run([root]);
    const stop = new AbortController();
    stop.abort();
    await run([root], { signal: stop.signal });
    expect(await store.imports()).toMatchObject([
      { id: 2, state: 'stopped', counts: { added: 0 }, files: 1 },
      { id: 1, state: 'finished', counts: { added: 1 }, files: 1, paths: [root], ...IDENTITY },
    ]);
  });

  it('has what was done before a run was killed', async () => {
    const number = await store.beginImport({ paths: ['x'], manifest: null, identity: null });
    await store.noteFiles(number, [
      { path: 'a', outcome: 'unchanged', documentId: 'x', code: null, message: null },
    ]);
    expect(await store.imports()).toMatchObject([
      { state: 'running', endedAt: null, files: null, counts: { unchanged: 1, added: 0 } },
    ]);
  });

  it('keeps the files of the last twenty runs, and the counts of all', async () => {
    put('a.txt');
    for (let n = 0; n < 22; n++) await run([root]);
    expect(await gather(store.importFiles(2))).toEqual([]);
    expect(await gather(store.importFiles(3))).toHaveLength(1);
    expect((await store.imports()).at(-1)).toMatchObject({ id: 1, counts: { added: 1 } });
  });

  it('has more files than are read at once', async () => {
    for (let n = 0; n < 620; n++) put(`${n}.txt`, stubFile({ salt: `${n % 3}` }));
    const { run: number } = await run([root]);
    expect(await gather(store.importFiles(number))).toHaveLength(620);
  });
});

describe('the manifest of an archive', () => {
  it('holds for what is in it', async () => {
    const manifest: Manifest = await manifestOf('file,note\nx.zip,all');
    put('x.zip', 'x');
    const stub = stubReader();
    const entry = put('inner.txt');
    const pool: Reader = {
      read: async () => {
        const outcome = await stub.read(entry);
        return { ...outcome, source: join(root, 'x.zip!a.txt') };
      },
      open: async (path) => ({
        ok: true,
        source: path,
        documentId: 'sha256:zip',
        contains: [{ entry: ['a.txt'], documentId: null, problem: null }],
      }),
    };
    await run([join(root, 'x.zip')], { pool, manifest });
    expect(await store.documents()).toMatchObject([
      { source: join(root, 'x.zip!a.txt'), provenance: { note: 'all' } },
    ]);
  });
});
