import { crc32, deflateRawSync } from 'node:zlib';
import { makeDocx, paragraph } from '../../../tests/ingest/makeDocx.js';
import { makeMail } from '../../../tests/ingest/makeMail.js';
import { makeZip } from '../../../tests/support/makeZip.js';
import type { Random } from '../../random.js';
import { harmed } from '../mutants.js';
import { LETTERS, WORDS } from '../realFiles.js';
import { tinyPdf } from '../tinyPdf.js';
import type { Maker } from './kind.js';

const LETTER = { name: 'letter.txt', data: WORDS };

/** ZIP archives. */
export const ARCHIVE_KINDS = {
  'zip-damaged': (random: Random) =>
    harmed(
      makeZip([
        { name: 'a/letter.txt', data: random.pick(LETTERS).text() },
        { name: 'letter.docx', data: makeDocx(paragraph(WORDS)) },
        { name: 'letter.pdf', data: tinyPdf(), stored: true },
      ]),
      random,
    ),

  /** What unpacks to a thousand times its size. */
  'zip-bomb': (random: Random) =>
    makeZip([
      LETTER,
      { name: 'bomb.txt', data: Buffer.alloc(2_000_000 + random.below(40_000_000), 'a') },
    ]),

  /** Many files, each within the limit, that unpack to too much together. */
  'zip-bomb-of-many': (random: Random) => {
    const data = Buffer.alloc(990_000, random.pick(['a', ' ', '\n']));
    const files = Array.from({ length: 60 + random.below(30) }, (_, n) => ({
      name: `${n}.gif`,
      data: Buffer.concat([Buffer.from('GIF89a'), data]),
    }));
    return makeZip([...files, LETTER]);
  },

  /** Entries that all lie over the same packed bytes. */
  'zip-overlapping': (random: Random) => overlapping(20 + random.below(300), 400_000),

  'zip-lying-size': (random: Random) =>
    makeZip([
      { ...LETTER, claimedSize: random.pick([0, 1, 79, 900_000, 49_000_000, 4_294_967_295]) },
      { ...LETTER, name: 'b.txt', checksum: 1 },
      LETTER,
    ]),

  'zip-nested': (random: Random) => {
    let inner = makeZip([LETTER]);
    for (let depth = 1 + random.below(30); depth > 0; depth--) {
      inner = makeZip([{ name: 'in.zip', data: inner, stored: random.next() < 0.5 }, LETTER]);
    }
    return inner;
  },

  /** Archives, mails and Word documents in each other. */
  'zip-in-mail-in-zip': (random: Random) => {
    let inner: Buffer = makeDocx(paragraph(WORDS));
    for (let depth = 1 + random.below(6); depth > 0; depth--) {
      const file = { name: 'in', type: 'application/octet-stream', data: inner };
      inner = random.next() < 0.5 ? makeMail({ text: WORDS, attached: [file] }) : makeZip([file]);
    }
    return makeZip([{ name: 'in', data: inner }]);
  },

  /** Names that lead out of the archive, or that no system takes. */
  'zip-names': (random: Random) => {
    const names = [
      '../x.txt',
      '../../etc/passwd',
      '/etc/passwd',
      'C:\\x.txt',
      'c:x.txt',
      '..\\x.txt',
      'a/../../x',
      '\u0000x.txt',
      'x\u0000.txt',
      '',
      ' ',
      '.',
      '..',
      'con',
      'a!b!c',
      '\u202etxt.exe',
      'a\nb',
      '__proto__',
      'constructor',
      `${'d/'.repeat(2_000)}x`,
      'x'.repeat(60_000),
      '\ud800',
      '.hidden',
      '__MACOSX/x',
      'folder/',
    ];
    return makeZip([
      ...Array.from({ length: 3 }, () => ({ name: random.pick(names), data: WORDS })),
      LETTER,
      LETTER,
    ]);
  },

  'zip-many-entries': (random: Random) =>
    makeZip(
      Array.from({ length: 2_001 + random.below(500) }, (_, n) => ({ name: `${n}.txt`, data: '' })),
    ),

  'zip-locked': () => makeZip([{ ...LETTER, encrypted: true }]),
  'zip-empty': (random: Random) =>
    makeZip(random.pick([[], [{ name: 'a/', data: '' }], [{ name: 'Thumbs.db', data: 'x' }]])),

  /** Numbers of its directory lie: where it is, how large, how many entries. */
  'zip-lying-directory': (random: Random) => {
    const bytes = makeZip([LETTER, { ...LETTER, name: 'b.txt' }]);
    const end = bytes.length - 22;
    const at = end + random.pick([4, 6, 8, 10, 12, 16, 20]);
    const value = random.pick([0, 1, 0xffff, 0x7fff, random.below(65_536)]);
    bytes.writeUInt16LE(value, at);
    if (random.next() < 0.3) bytes.writeUInt32LE(0xffffffff, end + 16);
    return bytes;
  },

  /** Something else stands before or behind it. */
  'zip-wrapped': (random: Random) => {
    const bytes = makeZip([LETTER]);
    const junk = Buffer.from(
      Array.from({ length: 1 + random.below(70_000) }, () => random.below(256)),
    );
    return random.pick([
      Buffer.concat([bytes, junk]),
      Buffer.concat([bytes, bytes]),
      Buffer.concat([bytes.subarray(0, 30), junk, bytes.subarray(30)]),
    ]);
  },

  /** Damaged files of other formats inside. */
  'zip-of-damaged': (random: Random) =>
    makeZip([
      { name: 'a.pdf', data: harmed(tinyPdf(), random) },
      { name: 'b.docx', data: harmed(makeDocx(paragraph(WORDS)), random) },
      { name: 'c.eml', data: harmed(makeMail({ text: WORDS }), random) },
    ]),
} as const satisfies Record<string, Maker>;

/** After David Fifield's bomb: one packed block to which every entry of the directory points. */
function overlapping(entries: number, size: number): Buffer {
  const data = Buffer.alloc(size, 'a');
  const packed = deflateRawSync(data);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(data), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(size, 18);
  common.writeUInt16LE(5, 22);
  const body = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from('a.txt'), packed]);
  const directory = Array.from({ length: entries }, (_, n) => {
    const name = Buffer.from(`${String(n).padStart(3, '0')}.x`);
    return Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), common, Buffer.alloc(14), name]);
  });
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, ...directory, end]);
}
