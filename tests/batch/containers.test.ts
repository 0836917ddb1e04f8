import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { failedFiles, importPaths, type Reader } from '../../src/batch/index.js';
import { documentsWithin, takeOut } from '../../src/ingest/index.js';
import { DocumentProblem } from '../../src/model/index.js';
import { openStore, type Store } from '../../src/store/index.js';
import { makeMail } from '../ingest/makeMail.js';
import { temporaryFolders } from '../support/folder.js';
import { makeZip } from '../support/makeZip.js';
import { makeRecord } from '../support/record.js';
import { stubFile } from '../support/stubReader.js';

const folder = temporaryFolders();
let root: string;
let store: Store;
beforeEach(async () => {
  root = folder();
  store = await openStore(join(folder(), 's.sqlite'));
  return () => store.close();
});

const IDENTITY = { rulePack: `sha256:${'a'.repeat(64)}`, extractor: '0.1.0' };

/** Opens containers as the real reader does; documents are those of {@link stubFile}. Lists what it reads. */
function reader(files: Readonly<Record<string, Buffer>>, read: string[] = []): Reader {
  const bytesOf = (path: string) => files[path.slice(root.length + 1)] as Buffer;
  const self: Required<Reader> = {
    async read(path, entry = []) {
      const source = [path, ...entry].join('!');
      read.push(source.slice(root.length + 1));
      const bytes = await takeOut(bytesOf(path), entry);
      const documentId = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
      const text = Buffer.from(bytes).toString();
      const { problem } = new DocumentProblem('damaged', 'It is cut short.');
      if (!/^(?:\{|From:)/.test(text)) return { ok: false, source, documentId, problem };
      const record = makeRecord(text.startsWith('{') ? JSON.parse(text) : { salt: text });
      record.document.id = documentId;
      return { ok: true, source, documentId, record };
    },
    async open(path) {
      const bytes = bytesOf(path);
      const contains = await documentsWithin(bytes);
      if (!contains) return self.read(path);
      const documentId = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
      return { ok: true, source: path, documentId, contains };
    },
  };
  return self;
}

function put(files: Readonly<Record<string, Buffer>>): void {
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(root, name), bytes);
}

const one = stubFile({ salt: 'one' });
const two = stubFile({ salt: 'two' });
const attached = { name: 'r.txt', type: 'text/plain', data: one };
const short = (path: string) => path.replace(`${root}/`, '');

describe('importing archives and mails', () => {
  it('keeps each document under its own id and source; what fails has its own problem', async () => {
    const files = {
      'all.zip': makeZip([
        { name: 'a/one.txt', data: one },
        { name: 'bad.txt', data: 'no letter at all' },
        { name: '../two.txt', data: two },
        { name: 'in.zip', data: makeZip([{ name: 'two.txt', data: two }]) },
      ]),
    };
    put(files);
    const seen: [number, number][] = [];
    const report = await importPaths([root], {
      store,
      pool: reader(files),
      identity: IDENTITY,
      onProgress: ({ done, total }) => seen.push([done, total]),
    });
    expect(report.counts).toEqual({ added: 2, updated: 0, unchanged: 0, failed: 2 });
    expect(report).toMatchObject({ files: 4, finished: 4, interrupted: false });
    expect(seen).toEqual([1, 2, 3, 4].map((done) => [done, 4]));
    expect(report.failures.map(({ path, code }) => [short(path), code])).toEqual([
      ['all.zip!../two.txt', 'unsafe_name'],
      ['all.zip!bad.txt', 'damaged'],
    ]);
    const held = await store.documents();
    expect(held.map(({ source }) => short(source)).sort()).toEqual([
      'all.zip!a/one.txt',
      'all.zip!in.zip!two.txt',
    ]);
    const hash = createHash('sha256').update(one).digest('hex');
    expect(held.map(({ documentId }) => documentId)).toContain(`sha256:${hash}`);
  });

  it('does not read again what it holds, and reads again what has failed', async () => {
    const files = {
      'all.zip': makeZip([
        { name: 'one.txt', data: one },
        { name: 'bad.txt', data: 'no letter' },
      ]),
      'mail.eml': makeMail({ text: 'x', attached: [attached] }),
    };
    put(files);
    const options = { store, identity: IDENTITY, concurrency: 1 };
    await importPaths([root], { ...options, pool: reader(files) });
    const read: string[] = [];
    const report = await importPaths([root], { ...options, pool: reader(files, read) });
    expect(read).toEqual(['all.zip!bad.txt']);
    expect(report.counts).toMatchObject({ added: 0, failed: 1 });
  });

  it('reads again what has failed of a mail whose own text is held', async () => {
    const bad = { name: 'bad.txt', type: 'text/plain', data: 'no letter' };
    const files = { 'mail.eml': makeMail({ text: 'x', attached: [attached, bad] }) };
    put(files);
    const options = { store, identity: IDENTITY, concurrency: 1 };
    await importPaths([root], { ...options, pool: reader(files) });
    const read: string[] = [];
    const again = await importPaths([], {
      ...options,
      pool: reader(files, read),
      files: await failedFiles(store),
    });
    expect(read).toEqual(['mail.eml!bad.txt']);
    expect(again.counts).toEqual({ added: 0, updated: 0, unchanged: 2, failed: 1 });
    await store.forgetFailure(
      (await store.failures())[0]?.documentId ?? '',
      join(root, 'mail.eml!bad.txt'),
    );
    await importPaths([root], { ...options, pool: reader(files, read) });
    expect(read).toHaveLength(1);
  });

  it('saves a mail after what is attached to it, so that a stop between them loses nothing', async () => {
    const files = { 'mail.eml': makeMail({ text: 'x', attached: [attached] }) };
    put(files);
    const controller = new AbortController();
    const first: string[] = [];
    const stopped = await importPaths([root], {
      store,
      pool: reader(files, first),
      identity: IDENTITY,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(first).toEqual(['mail.eml!r.txt']);
    expect(stopped).toMatchObject({ interrupted: true, finished: 1, files: 2 });
    const rest: string[] = [];
    await importPaths([root], { store, pool: reader(files, rest), identity: IDENTITY });
    expect(rest).toEqual(['mail.eml']);
    expect(await store.counts()).toMatchObject({ documents: 2 });
  });

  it('forgets that an archive could not be read once', async () => {
    const files = { 'all.zip': makeZip([{ name: 'one.txt', data: one }]) };
    put(files);
    const path = join(root, 'all.zip');
    const { problem } = new DocumentProblem('unsupported_type', 'It is an archive.');
    await store.saveFailure({ documentId: null, source: path, problem });
    await importPaths([root], { store, pool: reader(files) });
    expect(await store.failures()).toEqual([]);
  });
});
