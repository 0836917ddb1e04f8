import { deflateSync } from 'node:zlib';
import type { Random } from '../../random.js';
import { cut, flipped, harmed, renumbered, truncated } from '../mutants.js';
import { LAYOUTS, LETTERS } from '../realFiles.js';
import { PAGES, streamObject, tinyPdf } from '../tinyPdf.js';
import type { Maker } from './kind.js';

/** Small PDFs of different make: the smaller the file, the more often a change hits its structure. */
function basePdf(random: Random): Buffer {
  const pages = [['Dear Home Secretary,', 'We have adopted the definition.'], ['Yours sincerely']];
  return random.pick([
    () => tinyPdf(),
    () => tinyPdf({ pages }),
    () => tinyPdf({ compress: true }),
    () => tinyPdf({ pages, compress: true }),
  ])();
}

function realPdf(random: Random): Buffer {
  return random.pick([...LETTERS.map(({ pdf }) => pdf), ...LAYOUTS])();
}

/** PDFs with one thing wrong. Those that are proven to hang or to exhaust the parser have files of their own. */
export const PDF_KINDS = {
  truncated: (random: Random) => truncated(basePdf(random), random),
  flipped: (random: Random) => flipped(basePdf(random), random),
  cut: (random: Random) => cut(basePdf(random), random),
  renumbered: (random: Random) => renumbered(basePdf(random), random),

  /** Letters of the fixtures, as three programs have set them. */
  'real-damaged': (random: Random) => harmed(realPdf(random), random),
  'real-renumbered': (random: Random) => renumbered(realPdf(random), random),

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

  'no-text': () => tinyPdf({ pages: [[]] }),
} as const satisfies Record<string, Maker>;
