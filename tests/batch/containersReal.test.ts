import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { hostileFile } from '../../scripts/hostile/index.js';
import { CLEAN, pictureFile, scanPages, scanPdf } from '../../scripts/scans/scan.js';
import { createReaderPool, type ReaderPool } from '../../src/batch/pool.js';
import { makeDocx, paragraph } from '../ingest/makeDocx.js';
import { makeMail } from '../ingest/makeMail.js';
import { makePdf } from '../ingest/makePdf.js';
import { makeZip } from '../support/makeZip.js';

/* The compiled reader process with the compiled ingest: run `npm run build` first. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const INGEST_ONLY = new URL('../../scripts/hostile/ingestOnly.mjs', import.meta.url).href;
let directory: string;
let readers: ReaderPool;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'containers-'));
  readers = createReaderPool({ pipeline: INGEST_ONLY, size: 1, limits: { documentMs: 3_000 } });
});
afterAll(async () => {
  await readers.close();
  await rm(directory, { recursive: true, force: true });
});

async function put(name: string, bytes: Buffer): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, bytes);
  return path;
}

const LETTER = 'Dear Home Secretary,\n\nThe force has adopted the definition.\n';
const WORD = makeDocx(paragraph('The force has adopted the definition.'));

it('a file that hangs its reader costs the rest of its archive nothing', async () => {
  const archive = makeZip([
    { name: 'hangs.pdf', data: hostileFile('endless-widths', 1).bytes },
    { name: 'letter.docx', data: WORD },
    { name: 'letter.txt', data: LETTER },
  ]);
  const path = await put('all.zip', archive);
  const opened = await readers.open(path);
  if (!('contains' in opened)) throw new Error('it was read as a document');
  expect(opened.contains.map(({ entry }) => entry)).toEqual([
    ['hangs.pdf'],
    ['letter.docx'],
    ['letter.txt'],
  ]);
  const outcomes = [];
  for (const { entry } of opened.contains) outcomes.push(await readers.read(path, entry));
  expect(outcomes).toMatchObject([
    { ok: false, source: `${path}!hangs.pdf`, problem: { code: 'timed_out' } },
    { ok: true, source: `${path}!letter.docx`, record: { blocks: 1 } },
    { ok: true, source: `${path}!letter.txt`, record: { blocks: 2 } },
  ]);
  const ids = opened.contains.map(({ documentId }) => documentId);
  expect(outcomes.map(({ documentId }) => documentId)).toEqual(ids);
});

it('scans in an archive and in a mail within it are read by OCR', async () => {
  const sentence = 'The force has adopted the definition.';
  const pdf = await makePdf((doc) => doc.text(sentence));
  const [page] = await scanPages(pdf, CLEAN, 1);
  if (!page) throw new Error('no page');
  const photo = {
    name: 'photo.png',
    type: 'image/png',
    data: await pictureFile(page.raster, 'png'),
  };
  const archive = makeZip([
    { name: 'scan.pdf', data: await scanPdf(pdf, CLEAN, 1) },
    { name: 'sent.eml', data: makeMail({ attached: [photo] }) },
  ]);
  const path = await put('scans.zip', archive);
  const patient = createReaderPool({ pipeline: INGEST_ONLY, size: 1 });
  try {
    const opened = await patient.open(path);
    const entries = 'contains' in opened ? opened.contains.map(({ entry }) => entry) : [];
    expect(entries).toEqual([['scan.pdf'], ['sent.eml', 'photo.png']]);
    for (const entry of entries) {
      const record = { characters: sentence.length, textLayer: 'ocr' };
      expect(await patient.read(path, entry)).toMatchObject({ ok: true, record });
    }
  } finally {
    await patient.close();
  }
});

it('each page of OCR in an archive has its own time', async () => {
  const path = await put('pages.zip', makeZip([{ name: 'scan.png', data: '3' }]));
  // Each page of this pipeline takes 600 ms.
  const pipeline = new URL('./readers/slowPages.mjs', import.meta.url).href;
  const limits = { documentMs: 1_000, ocrPageMs: 1_500 };
  const patient = createReaderPool({ pipeline, size: 1, limits });
  try {
    expect(await patient.read(path, ['scan.png'])).toMatchObject({ ok: true });
  } finally {
    await patient.close();
  }
});

it.each([
  ['a Word document called .pdf', 'a.pdf', WORD],
  ['a web page called .docx', 'b.docx', Buffer.from(`<html><body><p>${LETTER}</p></body></html>`)],
  ['text called .html', 'c.html', Buffer.from(LETTER)],
  ['text called .zip', 'd.zip', Buffer.from(LETTER)],
])('%s is read as what it is', async (_, name, bytes) => {
  expect(await readers.open(await put(name, bytes))).toMatchObject({ ok: true, record: {} });
});

it.each([
  ['an archive called .docx', 'e.docx', makeZip([{ name: 'letter.txt', data: LETTER }])],
  ['a mail called .txt', 'f.txt', makeMail({ text: LETTER })],
])('%s is opened as what it is', async (_, name, bytes) => {
  expect(await readers.open(await put(name, bytes))).toHaveProperty('contains');
});

it.each([
  ['elements by the million', `<html><body>${'<p>x'.repeat(1e6)}`, 'too_many_elements'],
  ['elements a million deep', `<html><body>${'<div>'.repeat(1e6)}`, 'nested_too_deep'],
  ['a drawing a million deep', `<html><body>${'<svg><g>'.repeat(1e6)}`, 'nested_too_deep'],
  ['nothing but an open tag', `<html><body>${'<a b=c '.repeat(1e6)}`, 'empty'],
])('a page of %s ends as one problem within the limits', async (_, html, code) => {
  const outcome = await readers.open(await put('page.html', Buffer.from(html)));
  expect(outcome).toMatchObject({ ok: false, problem: { code } });
});
