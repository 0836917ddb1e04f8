import { deflateSync } from 'node:zlib';
import { cut, flipped, truncated } from './mutants.js';
import type { Random } from './random.js';
import { PAGES, streamObject, tinyPdf } from './tinyPdf.js';

/** A PDF with a composite font whose table of widths is `widths`. */
function withWidths(widths: string): Buffer {
  return tinyPdf({
    objects: {
      3: '<< /Type /Font /Subtype /Type0 /BaseFont /Arial /Encoding /Identity-H /DescendantFonts [6 0 R] >>',
      6: `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Arial /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W ${widths} /FontDescriptor 7 0 R >>`,
      7: '<< /Type /FontDescriptor /FontName /Arial /Flags 4 /Ascent 900 /Descent -200 /CapHeight 700 /ItalicAngle 0 /StemV 80 /FontBBox [0 0 1000 1000] >>',
    },
  });
}

/** Makers of hostile files, by kind. Each gives the same bytes for the same state of the random numbers. */
export const HOSTILE_KINDS = {
  truncated,
  flipped,
  cut,

  /** A page tree that contains itself. */
  'cyclic-pages': (random: Random) =>
    tinyPdf({
      objects: {
        [PAGES]: `<< /Type /Pages /Kids [${random.pick(['2 0 R', '9 0 R', '4 0 R 2 0 R'])}] /Count ${1 + random.below(9)} >>`,
        9: '<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 9 0 R] /Count 3 >>',
      },
    }),

  /** Arrays or dictionaries many thousands deep. */
  'deep-nesting': (random: Random) => {
    const depth = 2_000 + random.below(60_000);
    const [open, close] = random.pick([
      ['[', ']'],
      ['<< /A ', ' >>'],
      ['<<', ''],
      ['[', ''],
    ] as const);
    const nest = open.repeat(depth) + close.repeat(depth);
    return tinyPdf({
      objects: { 6: nest },
      trailer: random.pick(['', `/Info ${nest}`, '/Info 6 0 R']),
    });
  },

  'missing-xref': (random: Random) => tinyPdf({ withoutXref: true, compress: random.next() < 0.5 }),

  /** The length of a stream is too small, too large, negative or refers to nothing. */
  'wrong-length': (random: Random) =>
    tinyPdf({
      lengthOf: (actual) =>
        random.pick([
          String(random.below(actual)),
          '99999999',
          '-1',
          '5 0 R',
          '77 0 R',
          '1e99',
          'null',
        ]),
    }),

  'giant-media-box': (random: Random) =>
    tinyPdf({
      mediaBox: random.pick([
        '[0 0 1e38 1e38]',
        '[0 0 999999999 999999999]',
        '[0 0 0 0]',
        '[-1e300 0 1e300 1]',
      ]),
    }),

  /** A few kilobytes that unpack to a hundred megabytes or so, as page content. */
  'flate-bomb': (random: Random) => {
    const unit = random.pick(['(x) Tj ', ' ', 'q ', '0 ']);
    const bomb = deflateSync(
      Buffer.from(unit.repeat(Math.floor((40e6 + random.below(80e6)) / unit.length))),
    );
    const twice = random.next() < 0.3;
    const data = twice ? deflateSync(bomb) : bomb;
    const filter = twice ? '[/FlateDecode /FlateDecode]' : '/FlateDecode';
    return tinyPdf({ objects: { 5: streamObject(data, `/Filter ${filter}`) } });
  },

  /** Says that it is encrypted, in ways that are right or wrong. */
  'encrypted-dictionary': (random: Random) =>
    tinyPdf({
      trailer: `/ID [<${'ab'.repeat(16)}> <${'ab'.repeat(16)}>] /Encrypt ${random.pick([
        `<< /Filter /Standard /V 1 /R 2 /O <${'31'.repeat(32)}> /U <${'32'.repeat(32)}> /P -44 >>`,
        `<< /Filter /Standard /V 2 /R 3 /Length 128 /O <${'33'.repeat(32)}> /U <${'34'.repeat(32)}> /P -1 >>`,
        '<< /Filter /Unheard >>',
        '<< >>',
        '7 0 R',
      ])}`,
    }),

  'huge-page-count': (random: Random) =>
    tinyPdf({
      objects: {
        [PAGES]: `<< /Type /Pages /Kids [4 0 R] /Count ${random.pick(['2000000000', '-5', '1e9', '3.7', '(x)', '501'])} >>`,
      },
    }),

  'many-pages': (random: Random) =>
    tinyPdf({
      pages: Array.from({ length: 450 + random.below(200) }, (_, i) => [`Page ${i + 1}`]),
    }),

  /** Forms and fonts that use themselves. */
  'self-reference': (random: Random) =>
    tinyPdf({
      objects: {
        4: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${random.pick(['5 0 R', '4 0 R', '[5 0 R 5 0 R 6 0 R]'])} /Resources << /XObject << /X 6 0 R >> /Font << /F1 ${random.pick(['3 0 R', '6 0 R', '4 0 R'])} >> >> >>`,
        5: streamObject(
          Buffer.from('q /X Do Q BT /F1 9 Tf 72 700 Td (The force has adopted it.) Tj ET'),
        ),
        6: streamObject(
          Buffer.from('q /X Do /X Do Q'),
          '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>',
        ),
      },
    }),

  /** A width for each of more glyphs than numbers can count: pdfjs never comes to the end of them. */
  'endless-widths': () => withWidths('[9007199254740992 9007199254740994 500]'),

  /** A width for each of two thousand million glyphs: pdfjs fills its memory with them. */
  'exploding-widths': (random: Random) =>
    withWidths(`[${random.below(100)} ${2_000_000_000 + random.below(1000)} 500]`),

  'no-text': () => tinyPdf({ pages: [[]] }),

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
} as const satisfies Record<string, (random: Random) => Buffer>;

export type HostileKind = keyof typeof HOSTILE_KINDS;
