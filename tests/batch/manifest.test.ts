import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readManifest } from '../../src/batch/index.js';
import { UsageError } from '../../src/model/index.js';
import { CATALOGUE } from '../support/catalogue.js';
import { temporaryFolders } from '../support/folder.js';

const folder = temporaryFolders();
let root: string;
beforeEach(() => {
  root = folder();
});

const read = (text: string | Buffer) => {
  const path = join(root, 'manifest.csv');
  writeFileSync(path, text);
  return readManifest(path, CATALOGUE);
};
const HEAD = 'file,source_url,retrieved,published_on,published_on_basis,body,inspection,note';

describe('readManifest', () => {
  it('reads CSV, with a byte order mark, quoted cells and empty ones', async () => {
    const manifest = await read(
      `\ufeff${HEAD}\r\na.pdf,https://pcc.example/a,2026-01-31,2025-12-18,page,midsomer,group-cse-2025,"seen, and\nsaved"\r\nb.pdf,,,,,,,\r\n`,
    );
    expect(manifest.files).toEqual([join(root, 'a.pdf'), join(root, 'b.pdf')]);
    expect(manifest.provenanceOf(join(root, 'a.pdf'))).toEqual({
      sourceUrl: 'https://pcc.example/a',
      retrieved: '2026-01-31',
      publishedOn: { value: '2025-12-18', basis: 'page' },
      body: 'midsomer',
      inspection: 'group-cse-2025',
      note: 'seen, and\nsaved',
    });
    expect(manifest.provenanceOf(join(root, 'b.pdf'))?.sourceUrl).toBeNull();
    expect(manifest.provenanceOf(join(root, 'c.pdf'))).toBeNull();
  });

  it('reads JSON Lines, with names as in CSV or as in records', async () => {
    const rows = [
      { file: 'a.pdf', source_url: 'https://pcc.example/a', body: 'Midsomer Constabulary' },
      { file: 'sub/b.pdf', publishedOn: '2025-12', publishedOnBasis: 'archive_capture' },
    ];
    const manifest = await read(rows.map((row) => JSON.stringify(row)).join('\n\n'));
    expect(manifest.provenanceOf(join(root, 'a.pdf'))?.body).toBe('midsomer');
    expect(manifest.provenanceOf(`${root}/sub/../sub/b.pdf`)?.publishedOn).toEqual({
      value: '2025-12',
      basis: 'archive_capture',
    });
  });

  it('says of what lies in an archive what it says of the archive, or of the entry itself', async () => {
    mkdirSync(join(root, 'x'));
    const manifest = await read('file,note\nall.zip,whole\nall.zip!x/a.pdf,one');
    expect(manifest.files).toEqual([join(root, 'all.zip')]);
    const note = (source: string) => manifest.provenanceOf(join(root, source))?.note;
    expect(['all.zip', 'all.zip!b.pdf', 'all.zip!x/a.pdf'].map(note)).toEqual([
      'whole',
      'whole',
      'one',
    ]);
  });

  it('takes a file whose own name holds an exclamation mark', async () => {
    writeFileSync(join(root, 'Read me!.pdf'), 'x');
    expect((await read('file\nRead me!.pdf')).files).toEqual([join(root, 'Read me!.pdf')]);
  });

  const faults: [string, string | Buffer, RegExp][] = [
    ['an unknown column', 'file,url\na.pdf,x', /line 2, column url: is not known/],
    ['a column twice', 'file,note,note\na.pdf,x,y', /two columns are called note/],
    ['no file', `${HEAD}\n,,,,,,,x`, /line 2, column file: names no file/],
    ['no column file', 'note\nx', /line 2, column file: names no file/],
    [
      'no web address',
      `${HEAD}\na.pdf,pcc.example,,,,,,`,
      /column source_url: “pcc.example” is no/,
    ],
    ['a script as address', `${HEAD}\na.pdf,javascript:x,,,,,,`, /column source_url/],
    ['a day that is none', `${HEAD}\na.pdf,,2026-02-30,,,,,`, /column retrieved: “2026-02-30” is/],
    ['a date that is none', `${HEAD}\na.pdf,,,18/12/2025,page,,,`, /column published_on: “18\/12/],
    ['a date without basis', `${HEAD}\na.pdf,,,2025-12-18,,,,`, /column published_on_basis: must/],
    ['a basis without date', `${HEAD}\na.pdf,,,,page,,,`, /column published_on: is empty/],
    ['another basis', `${HEAD}\na.pdf,,,2025-12-18,guess,,,`, /“guess” must be one of page, file/],
    [
      'an unknown body',
      `${HEAD}\na.pdf,,,,,Nowhere Police,,`,
      /column body: “Nowhere Police” is no/,
    ],
    [
      'an unknown report',
      `${HEAD}\na.pdf,,,,,,peel-1999,`,
      /column inspection: “peel-1999” is not/,
    ],
    ['a file twice', 'file\na.pdf\nb.pdf\n./a.pdf', /line 4, column file: .* line 2 too/],
    ['a short row', `${HEAD}\na.pdf,x`, /line 2 is no row of CSV/],
    ['a broken quote', `${HEAD}\n"a.pdf,,,,,,,`, /is no row of CSV/],
    ['a number as file', '{"file": 3}', /line 1, column file: names no file/],
    ['broken JSON', '{"file": "a.pdf"}\n{"file"', /line 2 is no object of JSON/],
    ['no rows', HEAD, /has no rows/],
    ['nothing', '', /has no rows/],
    ['other bytes than UTF-8', Buffer.from([0x66, 0xff, 0xfe]), /is not in UTF-8/],
  ];
  it.each(faults)('refuses %s', async (_name, text, message) => {
    const refusal = await read(text).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UsageError);
    expect((refusal as Error).message).toMatch(message);
  });

  it('tells ten faults at most, and how many there are besides', async () => {
    const rows = Array.from({ length: 13 }, (_, n) => `${n}.pdf,tomorrow`).join('\n');
    const refusal = await read(`file,retrieved\n${rows}`).catch((error: Error) => error);
    expect((refusal as Error).message.match(/column retrieved/g)).toHaveLength(10);
    expect((refusal as Error).message).toContain('and 3 more faults');
  });

  it('refuses a manifest that is not there', async () => {
    await expect(readManifest(join(root, 'none.csv'), CATALOGUE)).rejects.toThrow(
      /cannot be read \(ENOENT\)/,
    );
  });
});
