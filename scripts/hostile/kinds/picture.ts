import type { Random } from '../../random.js';
import { harmed, truncated } from '../mutants.js';
import { png, TIFF, tiff } from '../pictures.js';
import { SMALL_JPEG } from '../smallJpeg.js';
import type { Maker } from './kind.js';

const GIANT = [7_746, 30_000, 65_535, 1_000_000, 2_147_483_647, 4_294_967_295];

/** Pictures that are refused before OCR sees them. */
export const PICTURE_KINDS = {
  'png-giant': (random: Random) =>
    png({
      width: random.pick(GIANT),
      height: random.pick(GIANT),
      depth: random.pick([1, 8, 16]),
      colour: random.pick([0, 2, 6]),
      interlaced: random.below(2),
      rows: Buffer.alloc(1_000),
    }),

  'png-lying': (random: Random) =>
    png({
      width: random.pick([0, 24, 1]),
      height: random.pick([0, 16]),
      depth: random.pick([0, 3, 255]),
      colour: random.pick([1, 5, 7, 99]),
      rows: Buffer.alloc(100, 9),
    }),

  /** Less than a head of a picture. */
  'picture-head': (random: Random) => {
    const whole = random.pick([png({ width: 24, height: 16 }), SMALL_JPEG, tiff([{}])]);
    return whole.subarray(0, 8 + random.below(18));
  },

  /** The mark of one format before the content of another. */
  'picture-other': (random: Random) =>
    Buffer.concat([
      Buffer.from(
        random.pick([
          [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10],
          [0xff, 0xd8, 0xff, 0xe0],
          [0x49, 0x49, 0x2a, 0],
          [0x4d, 0x4d, 0, 0x2b],
        ]),
      ),
      Buffer.from(
        random.pick(['%PDF-1.4', '<html><body>x', 'PK\x03\x04', 'Dear Home Secretary, ']),
      ),
      Buffer.alloc(random.below(3_000), random.below(256)),
    ]),

  'jpeg-giant': (random: Random) => {
    const bytes = Buffer.from(SMALL_JPEG);
    const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
    bytes.writeUInt16BE(random.pick([0, 65_535, 60_000]), frame + 5);
    bytes.writeUInt16BE(random.pick([0, 65_535, 40_000]), frame + 7);
    return bytes;
  },

  'jpeg-cut': (random: Random) => SMALL_JPEG.subarray(0, 4 + random.below(160)),

  'tiff-giant': (random: Random) =>
    tiff([{ [TIFF.width]: random.pick(GIANT), [TIFF.height]: random.pick(GIANT) }]),

  /** Pages that lead back to each other, or far out of the file. */
  'tiff-cyclic': (random: Random) =>
    tiff(
      Array.from({ length: 1 + random.below(3) }, () => ({ [TIFF.strip]: 0xfffffff0 })),
      random.pick(['first', 0xfffffffe, 9, 1] as const),
    ),

  'tiff-many-pages': (random: Random) => tiff(Array(501 + random.below(3_000)).fill({})),

  'tiff-lying': (random: Random) =>
    tiff([
      {
        [TIFF.strip]: random.pick([0, 0xffffffff, 400]),
        [TIFF.bytes]: random.pick([0, 1, 0xffffffff]),
        [TIFF.bits]: random.pick([0, 7, 64, 0xffff]),
        [TIFF.packing]: random.pick([0, 2, 5, 7, 34_712, 99]),
        [TIFF.rows]: random.pick([0, 0xffffffff]),
      },
    ]),
} as const satisfies Record<string, Maker>;

/** Pictures that come as far as OCR, which takes a second or more of each. */
export const DRAWN_KINDS = {
  'png-damaged': (random: Random) => harmed(png({ width: 400, height: 300 }), random),
  'jpeg-damaged': (random: Random) => harmed(SMALL_JPEG, random),
  'tiff-damaged': (random: Random) => harmed(tiff([{}, {}]), random),
  'tiff-truncated': (random: Random) => truncated(tiff([{}, {}, {}]), random),

  /** One pixel high or wide. */
  'picture-narrow': (random: Random) => {
    const length = 1_000 + random.below(60_000);
    const [width, height] = random.next() < 0.5 ? [length, 1] : [1, length];
    return png({ width, height });
  },

  /** A few kilobytes that unpack to tens of millions of pixels. */
  'png-bomb': (random: Random) => {
    const side = 6_000 + random.below(1_700);
    return png({ width: side, height: side });
  },

  /** Text and colour tables that unpack to megabytes. */
  'png-chunks': (random: Random) =>
    png({
      width: 24,
      height: 16,
      chunks: Array.from({ length: 1 + random.below(2_000) }, () => ({
        type: random.pick(['tEXt', 'zTXt', 'iCCP', 'pHYs', 'gAMA', 'eXIf']),
        data: Buffer.alloc(random.below(300), random.below(256)),
      })),
    }),
} as const satisfies Record<string, Maker>;
