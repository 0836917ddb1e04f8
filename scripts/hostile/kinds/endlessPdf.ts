import { deflateSync } from 'node:zlib';
import type { Random } from '../../random.js';
import { streamObject, tinyPdf } from '../tinyPdf.js';
import type { Maker } from './kind.js';
import { withCMap, withFunction, withWidths, withXrefStream } from './pdfParts.js';

/*
 * PDFs that pdf-parse 2.4.5 with pdfjs 5.4.296 does not come to the end of in any time that a user has, while it holds
 * hardly more memory than for a letter. `npx tsx scripts/prove-hostile.ts` proves it of each.
 */
export const ENDLESS = {
  /** A width for each of more glyphs than numbers can count. */
  'endless-widths': (random: Random) => withWidths({ widths: beyondCounting(random, '500') }),

  /** The same for the widths of a font that is set from top to bottom. */
  'endless-vertical-widths': (random: Random) =>
    withWidths({ encoding: 'Identity-V', vertical: beyondCounting(random, '-1000 500 880') }),

  /** A table of samples of more bits each than are gathered in a lifetime. */
  'endless-sample-bits': (random: Random) =>
    withFunction(
      `/BitsPerSample ${random.pick(['2147483647', '4294967296', '9007199254740992', `1${'0'.repeat(40)}`])} /Size [${2 + random.below(8)}]`,
    ),

  /** A key whose digest is taken over gigabytes that are not there, fifty times. */
  'endless-key': (random: Random) => {
    const [version, length] = random.pick([
      ['/V 4 /R 4', '99999999999999999999'],
      ['/V 2 /R 3', '99999999999999999999'],
      ['/V 4 /R 4', '1600000000'],
      ['/V 2 /R 3', '1600000000'],
    ] as const);
    const crypt = '/CF << /StdCF << /CFM /V2 /AuthEvent /DocOpen >> >> /StmF /StdCF /StrF /StdCF';
    return tinyPdf({
      trailer:
        `/ID [<${'ab'.repeat(16)}> <${'ab'.repeat(16)}>] /Encrypt << /Filter /Standard ${version} ` +
        `/Length ${length} ${crypt} /O <${'33'.repeat(32)}> /U <${'34'.repeat(32)}> /P -${1 + random.below(99)} >>`,
    });
  },

  /** A table of cross-references that numbers its objects beyond counting. */
  'endless-xref': (random: Random) =>
    withXrefStream(`[1${'0'.repeat(20 + random.below(200))} 9007199254740991]`),

  /** The same range of 65,536 glyphs, named over and over again; packed, it is small. */
  'endless-glyph-ranges': (random: Random) => {
    const [operator, line] = random.pick([
      ['cidrange', '<0000> <ffff> 0\n'],
      ['bfrange', '<0000> <ffff> <0041>\n'],
    ] as const);
    const ranges = `100 begin${operator}\n${line.repeat(100)}end${operator}\n`;
    return withCMap(operator === 'cidrange' ? 'Encoding' : 'ToUnicode', ranges.repeat(4_000));
  },

  /** A form that prints the next one twice, forty deep. */
  'endless-doubling': (random: Random) => {
    const depth = 36 + random.below(30);
    const objects: Record<number, string | Buffer> = {
      4: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /XObject << /X 10 0 R >> /Font << /F1 3 0 R >> >> >>',
      5: streamObject(Buffer.from('BT /F1 9 Tf 72 700 Td (It is adopted.) Tj ET /X Do')),
    };
    for (let n = 0; n < depth; n++) {
      const next = `/Resources << /XObject << /X ${11 + n} 0 R >> >>`;
      objects[10 + n] = form('/X Do /X Do', next);
    }
    objects[10 + depth] = form('q Q', '');
    return tinyPdf({ objects });
  },

  /** Saves the state of the drawing by the million and never takes it back: time grows with the square. */
  'endless-saves': (random: Random) => {
    const drawing = Buffer.from('q '.repeat(1_500_000 + random.below(500_000)));
    return tinyPdf({ objects: { 5: streamObject(deflateSync(drawing), '/Filter /FlateDecode') } });
  },
} as const satisfies Record<string, Maker>;

/** From 2^53 on, the next whole number is no other one. */
function beyondCounting(random: Random, value: string): string {
  const from = 9_007_199_254_740_992n + BigInt(2 * random.below(1_000));
  return `[${from} ${from + 2n + BigInt(2 * random.below(1_000))} ${value}]`;
}

function form(content: string, entries: string): Buffer {
  return streamObject(
    Buffer.from(content),
    `/Type /XObject /Subtype /Form /BBox [0 0 9 9] ${entries}`,
  );
}
