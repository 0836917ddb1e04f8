import iconv from 'iconv-lite';
import type { Random } from '../../random.js';
import { harmed } from '../mutants.js';
import { LETTERS, WORDS } from '../realFiles.js';
import type { Maker } from './kind.js';

/** Texts, and what is called one. */
export const TEXT_KINDS = {
  'wrong-extension': (random: Random) =>
    random.pick([
      () => Buffer.from('<!DOCTYPE html><html><body><p>Not found</p></body></html>'),
      () => Buffer.from('PK\x03\x04\x14\0\0\0word/document.xml', 'latin1'),
      () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
      () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
      () => Buffer.from('Dear Home Secretary,\n\nThe force has adopted the definition.\n'),
      () => Buffer.alloc(0),
      () => Buffer.from(' \n\t\r\n  '),
    ])(),

  'utf-16': (random: Random) => {
    const text = 'Dear Home Secretary,\r\n\r\nThe force has adopted the definition.\r\n';
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    const odd = Buffer.concat([little, Buffer.from([0x41])]);
    return random.pick([little, Buffer.from(little).swap16(), odd, Buffer.from(text, 'utf16le')]);
  },

  nuls: (random: Random) =>
    random.pick([
      () => Buffer.alloc(10_000),
      () => Buffer.from('Dear Home Secretary,\0\0\0The force has adopted it.\0'),
      () => Buffer.from(Array.from({ length: 4_000 }, () => random.below(256))),
    ])(),

  /** Lines and runs of one unit, five million units long: every pattern has to stay linear. */
  'long-line': (random: Random) => {
    const unit = random.pick([
      'a',
      ' ',
      '-',
      '*',
      '# ',
      '<p>',
      '&',
      '[',
      '1. ',
      '\t',
      '| ',
      '(a) ',
      'word ',
      '"',
      'a-\n',
      '\f',
      '\n',
    ]);
    return Buffer.from(unit.repeat(Math.ceil(5e6 / unit.length)));
  },

  /** The same, but within the limit of characters. */
  'long-line-within-limit': (random: Random) => {
    const unit = random.pick([
      'a',
      '-',
      '**a',
      '# ',
      '<p>',
      '&a',
      '[a',
      '1. ',
      'a\t',
      '| ',
      '(a) ',
      'word ',
      '_a',
      'a-\n',
      '>',
      'a  b   ',
      'Page 1\n',
    ]);
    return Buffer.from(unit.repeat(Math.floor(599_000 / unit.length)));
  },

  'lone-surrogates': (random: Random) => {
    const units = Array.from({ length: 2_000 }, () =>
      random.next() < 0.2 ? 0xd800 + random.below(0x800) : 0x20 + random.below(0x60),
    );
    const bytes = Buffer.alloc(2 + 2 * units.length);
    bytes.writeUInt16LE(0xfeff, 0);
    for (const [index, unit] of units.entries()) bytes.writeUInt16LE(unit, 2 + 2 * index);
    return bytes;
  },

  /** Letters of the fixtures with bytes changed, in many encodings. */
  'text-damaged': (random: Random) => harmed(encoded(random.pick(LETTERS).text(), random), random),

  'text-encodings': (random: Random) => encoded(random.pick(LETTERS).text(), random),

  /** Bytes that are no UTF-8: too long, cut off, beyond the last character. */
  'text-bad-utf-8': (random: Random) => {
    const bad = random.pick([
      [0xc0, 0xaf],
      [0xed, 0xa0, 0x80],
      [0xf8, 0x88, 0x80, 0x80, 0x80],
      [0xe2, 0x80],
      [0xff],
      [0xf4, 0x90, 0x80, 0x80],
    ]);
    const parts = Array.from({ length: 1 + random.below(3_000) }, () => [
      Buffer.from(WORDS),
      Buffer.from(bad),
    ]);
    return Buffer.concat(parts.flat());
  },

  /** Signs that take no room, turn the line round or pile up. */
  'text-signs': (random: Random) => {
    const sign = random.pick([
      '\u0301',
      '\u200b',
      '\u202e',
      '\u00ad',
      '\ufeff',
      '\u2028',
      '\u0085',
      '\u{e0041}',
      '\u1160',
      '\ufffd',
      '\u{1f468}\u200d',
    ]);
    return Buffer.from(
      `Dear Home Secretary,\n\n${`${WORDS}${sign.repeat(1 + random.below(60))} `.repeat(500)}`,
    );
  },

  /** Numbers, ranges and dates that no letter has. */
  'text-extreme-numbers': (random: Random) => {
    const line = random.pick([
      'Recommendations 1 to 999999999 have been adopted.',
      `Recommendation ${'9'.repeat(400)} has been adopted.`,
      'Recommendations 1-2147483648, 3-9007199254740993 and 5–4 are complete.',
      `Recommendations ${Array.from({ length: 900 }, (_, n) => n).join(', ')} are complete.`,
      '99/99/9999 32 December 275761 and the 31st of February 0000',
      `By ${'March '.repeat(300)}2026 we will adopt it.`,
      `Area for improvement ${'iv'.repeat(500)} is done.`,
      'Within 99999999999 days of 18 December 2025 it will be done.',
    ]);
    return Buffer.from(`Dear Home Secretary,\n\n${`${line}\n\n`.repeat(1 + random.below(60))}`);
  },

  /** Headings, tables, lists and clauses by the thousand. */
  'text-much-structure': (random: Random) => {
    const unit = random.pick([
      '# Recommendation 1\n\n',
      '1. ',
      '| a | b |\n',
      '- x\n',
      '> y\n',
      '\tx\ty\n',
      'Yours sincerely,\n',
      'and it has been and will be, ',
      'not never no ',
      'the Chief Constable said that ',
      '"',
      '“x” ',
      'Recommendation 1\n',
      'We have not yet completed, but plan to, and are ',
      '    ',
      'e.g. i.e. No. ',
    ]);
    return Buffer.from(`Dear Home Secretary,\n\n${unit.repeat(Math.ceil(60_000 / unit.length))}`);
  },

  'other-formats': (random: Random) => {
    const marks = [
      'GIF89a',
      'RIFF\0\0\0\0WEBP',
      '\0\0\0\u0018ftypheic',
      'BM\0\0\0\0\0\0\0\0',
      '\u001f\u008b\u0008',
      '7z\u00bc\u00af\u0027\u001c',
      'Rar!\u001a\u0007',
      '{\\rtf1 ',
      '%!PS-Adobe',
      '\u007fELF',
      'MZ',
      '<?xml version="1.0"?><a/>',
      '<svg xmlns="x"/>',
      'SQLite format 3\0',
    ];
    const junk = Buffer.from(Array.from({ length: random.below(2_000) }, () => random.below(256)));
    return Buffer.concat([Buffer.from(random.pick(marks), 'latin1'), junk]);
  },
} as const satisfies Record<string, Maker>;

function encoded(text: string, random: Random): Buffer {
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  return random.pick([
    () => Buffer.from(text),
    () => Buffer.from(`\ufeff${text}`),
    () => little,
    () => Buffer.from(little).swap16(),
    () => Buffer.from(text, 'latin1'),
    () => iconv.encode(text, 'win1252'),
    () => iconv.encode(text, random.pick(['shift_jis', 'utf-7', 'utf-32', 'cp850', 'iso-8859-15'])),
  ])();
}
