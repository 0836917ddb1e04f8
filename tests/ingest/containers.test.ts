import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { documentsWithin, readDocument, takeOut } from '../../src/ingest/index.js';
import type { Limits } from '../../src/model/index.js';
import { makeZip, type ZipFile } from '../support/makeZip.js';
import { makeDocx, paragraph } from './makeDocx.js';
import { makeMail } from './makeMail.js';

const LETTER = 'Dear Home Secretary,\n\nWe have adopted it.\n';
const letter: ZipFile = { name: 'letter.txt', data: LETTER };
const idOf = (data: string | Buffer) => `sha256:${createHash('sha256').update(data).digest('hex')}`;
const zipped = (...files: ZipFile[]): ZipFile => ({ name: 'inner.zip', data: makeZip(files) });

/** Each document as its entry, and the code of its problem where it has one. */
async function listed(files: ZipFile[], limits: Partial<Limits> = {}): Promise<string[]> {
  const documents = (await documentsWithin(makeZip(files), limits)) ?? [];
  return documents.map(({ entry, documentId, problem }) => {
    expect(documentId === null).toBe(problem !== null);
    return problem ? `${entry.join('!')}: ${problem.code}` : entry.join('!');
  });
}

describe('an archive', () => {
  it.each<[string, ZipFile[], string[]]>([
    [
      'of files in folders',
      [letter, { name: 'a/b/c.pdf', data: '%PDF-1.7' }, { name: 'a/', data: '' }],
      ['letter.txt', 'a/b/c.pdf'],
    ],
    [
      'of an archive and of a mail with a file',
      [
        zipped(letter),
        {
          name: 'm.eml',
          data: makeMail({
            text: 'x',
            attached: [{ name: 'r.txt', type: 'text/plain', data: LETTER }],
          }),
        },
      ],
      ['inner.zip!letter.txt', 'm.eml!r.txt', 'm.eml'],
    ],
    [
      'of Word documents, packed or stored, which are no archives',
      [
        { name: 'a.docx', data: makeDocx(paragraph('Words')), stored: true },
        { name: 'b', data: makeDocx(paragraph('Words')) },
      ],
      ['a.docx', 'b'],
    ],
    [
      'with what systems leave in it',
      [
        letter,
        { name: '__MACOSX/._letter.txt', data: 'x' },
        { name: '.DS_Store', data: 'x' },
        { name: 'a/Thumbs.db', data: 'x' },
      ],
      ['letter.txt'],
    ],
    ['of the same name twice', [letter, letter], ['letter.txt', 'letter.txt#2']],
    [
      'of names that lead out of it',
      [
        { name: '../up.txt', data: 'x' },
        { name: 'a/../../up.txt', data: 'x' },
        { name: '/etc/passwd', data: 'x' },
        { name: 'C:\\windows\\x.txt', data: 'x' },
        { name: '..\\up.txt', data: 'x' },
        letter,
      ],
      [
        '../up.txt: unsafe_name',
        'a/../../up.txt: unsafe_name',
        '/etc/passwd: unsafe_name',
        'C:/windows/x.txt: unsafe_name',
        '../up.txt#2: unsafe_name',
        'letter.txt',
      ],
    ],
    [
      'of entries that cannot be had',
      [
        { name: 'locked.pdf', data: 'x', encrypted: true },
        { name: 'changed.txt', data: 'Dear', checksum: 1 },
        { name: 'more.txt', data: 'x'.repeat(5_000), claimedSize: 10 },
        { name: 'less.txt', data: 'x', claimedSize: 5_000 },
        letter,
      ],
      [
        'locked.pdf: encrypted',
        'changed.txt: damaged',
        'more.txt: damaged',
        'less.txt: damaged',
        'letter.txt',
      ],
    ],
    [
      'of an empty archive and a broken one',
      [
        { name: 'empty.zip', data: makeZip([]) },
        { name: 'cut.zip', data: makeZip([letter]).subarray(0, 60) },
        letter,
      ],
      ['empty.zip: empty', 'cut.zip', 'letter.txt'],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await listed(files)).toEqual(expected);
  });

  it('gives each document the id of its own bytes, and its bytes', async () => {
    const bytes = makeZip([{ name: 'x.txt', data: 'other' }, zipped(letter)]);
    const documents = await documentsWithin(bytes);
    expect(documents?.map(({ documentId }) => documentId)).toEqual([idOf('other'), idOf(LETTER)]);
    const taken = await takeOut(bytes, ['inner.zip', 'letter.txt']);
    expect((await readDocument(taken)).id).toBe(idOf(LETTER));
    expect(await takeOut(bytes, [])).toBe(bytes);
  });

  it('has no other entries', async () => {
    for (const entry of [['y.txt'], ['x.txt', 'z'], ['letter.txt#2']]) {
      const taking = takeOut(makeZip([{ name: 'x.txt', data: 'x' }, letter]), entry);
      await expect(taking).rejects.toMatchObject({ problem: { code: 'missing' } });
    }
  });

  it.each([
    ['a PDF', '%PDF-1.7'],
    ['text', LETTER],
    ['a Word document', makeDocx(paragraph('Words'))],
    [
      'a spreadsheet',
      makeZip([
        { name: '[Content_Types].xml', data: 'x' },
        { name: 'xl/workbook.xml', data: 'x' },
      ]),
    ],
    [
      'an OpenDocument text',
      makeZip([
        { name: 'mimetype', data: 'x' },
        { name: 'META-INF/manifest.xml', data: 'x' },
      ]),
    ],
  ])('is not %s', async (_, data) => {
    expect(await documentsWithin(Buffer.from(data))).toBeNull();
  });

  it('is no document itself', async () => {
    await expect(readDocument(makeZip([letter]))).rejects.toMatchObject({
      problem: { code: 'unsupported_type', message: expect.stringContaining('archive') },
    });
  });
});

describe('the limits of archives', () => {
  const megabyte = (name: string, size = 1): ZipFile => ({
    name,
    data: 'x'.repeat(size * 1e6),
    stored: true,
  });

  it.each<[string, ZipFile[], Partial<Limits>, string[]]>([
    [
      'a bomb',
      [{ name: 'bomb.txt', data: Buffer.alloc(2_000_000) }, letter],
      { compressionRatio: 100 },
      ['bomb.txt: unpacks_too_large', 'letter.txt'],
    ],
    [
      'a small file packed as tightly',
      [{ name: 'blank.txt', data: Buffer.alloc(900_000) }],
      { compressionRatio: 100 },
      ['blank.txt'],
    ],
    [
      'a file over the limit of a file',
      [megabyte('big.txt', 3), letter],
      { fileBytes: 2_000_000 },
      ['big.txt: too_large', 'letter.txt'],
    ],
    [
      'more in all than is unpacked, also within each other',
      [
        megabyte('a.txt'),
        { name: 'in.zip', data: makeZip([megabyte('b.txt')]), stored: true },
        letter,
      ],
      { unpackedBytes: 2_500_000 },
      ['a.txt', 'in.zip!b.txt: unpacks_too_large', 'letter.txt'],
    ],
    [
      'archives in archives, deeper than the limit',
      [zipped(zipped(zipped(letter))), letter],
      { containerDepth: 3 },
      ['inner.zip!inner.zip!inner.zip: nested_too_deep', 'letter.txt'],
    ],
    [
      'as deep as the limit',
      [zipped(zipped(letter))],
      { containerDepth: 3 },
      ['inner.zip!inner.zip!letter.txt'],
    ],
    [
      'an archive of too many entries in another',
      [zipped(...Array<ZipFile>(6).fill(letter)), letter],
      { archiveEntries: 5 },
      ['inner.zip: too_many_entries', 'letter.txt'],
    ],
  ])('%s', async (_, files, limits, expected) => {
    expect(await listed(files, limits)).toEqual(expected);
  });

  it.each<[string, Buffer, string]>([
    ['too many entries', makeZip(Array<ZipFile>(6).fill(letter)), 'too_many_entries'],
    ['no documents', makeZip([{ name: '.DS_Store', data: 'x' }]), 'empty'],
    ['no entries', makeZip([]), 'empty'],
    ['a directory of rubbish', rubbish(), 'damaged'],
  ])('%s: nothing of it can be had', async (_, bytes, code) => {
    const listing = documentsWithin(bytes, { archiveEntries: 5 });
    await expect(listing).rejects.toMatchObject({ problem: { code } });
  });

  it('an archive that contains its own entries over and over ends', async () => {
    // All entries of the directory point at one file of a megabyte.
    const one = makeZip([megabyte('a.txt')]);
    const at = one.indexOf(Buffer.from('PK\x01\x02'));
    const head = one.subarray(at, one.length - 22);
    const end = Buffer.from(one.subarray(-22));
    end.writeUInt16LE(200, 8);
    end.writeUInt16LE(200, 10);
    end.writeUInt32LE(200 * head.length, 12);
    const bytes = Buffer.concat([one.subarray(0, at), ...Array<Buffer>(200).fill(head), end]);
    const codes = (await documentsWithin(bytes, { unpackedBytes: 20_000_000 }))?.map(
      ({ problem }) => problem?.code ?? 'ok',
    );
    expect(codes?.filter((code) => code === 'ok')).toHaveLength(20);
    expect(codes?.filter((code) => code === 'unpacks_too_large')).toHaveLength(180);
  });
});

function rubbish(): Buffer {
  const bytes = makeZip([letter, letter]);
  bytes.write('XX', bytes.lastIndexOf(Buffer.from('PK\x01\x02')));
  return bytes;
}
