import { crc32, deflateSync } from 'node:zlib';

/** What a PNG says of itself, true or not. */
export interface Png {
  width: number;
  height: number;
  depth?: number;
  colour?: number;
  interlaced?: number;
  /** Rows of pixels, each behind its filter byte; packed here. */
  rows?: Buffer;
  /** More chunks before the pixels. */
  chunks?: readonly { type: string; data: Buffer }[];
}

export function png(picture: Png): Buffer {
  const { width, height, depth = 8, colour = 0, interlaced = 0, chunks = [] } = picture;
  const rows = picture.rows ?? Buffer.alloc((width + 1) * height, 255).fill(0, 0, 1);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width >>> 0, 0);
  head.writeUInt32BE(height >>> 0, 4);
  head.set([depth, colour, 0, 0, interlaced], 8);
  const all = [
    { type: 'IHDR', data: head },
    ...chunks,
    { type: 'IDAT', data: deflateSync(rows) },
    { type: 'IEND', data: Buffer.alloc(0) },
  ];
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([mark, ...all.map(({ type, data }) => chunk(type, data))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(data.length, 0);
  numbers.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)]);
}

/** The fields of one page of a TIFF, by number; what is not given is that of a grey page of 8 bits. */
export type TiffFields = Readonly<Record<number, number>>;
export const TIFF = {
  width: 256,
  height: 257,
  bits: 258,
  packing: 259,
  strip: 273,
  rows: 278,
  bytes: 279,
};

/**
 * A TIFF of white pages without packing.
 * @param next where the page after the last is said to be; 0 for nowhere
 */
export function tiff(pages: readonly TiffFields[], next: number | 'first' = 0): Buffer {
  const pixels = Buffer.alloc(24 * 16, 255);
  const size = 2 + 8 * 12 + 4;
  const first = 8 + pixels.length;
  const directories = pages.map((fields, index) => {
    const values: TiffFields = {
      [TIFF.width]: 24,
      [TIFF.height]: 16,
      [TIFF.bits]: 8,
      [TIFF.packing]: 1,
      262: 1,
      [TIFF.strip]: 8,
      [TIFF.rows]: 16,
      [TIFF.bytes]: pixels.length,
      ...fields,
    };
    const bytes = Buffer.alloc(size);
    const tags = Object.keys(values).map(Number).slice(0, 8);
    bytes.writeUInt16LE(tags.length, 0);
    tags.forEach((tag, n) => {
      bytes.writeUInt16LE(tag, 2 + n * 12);
      bytes.writeUInt16LE(4, 4 + n * 12);
      bytes.writeUInt32LE(1, 6 + n * 12);
      bytes.writeUInt32LE((values[tag] ?? 0) >>> 0, 10 + n * 12);
    });
    const isLast = index === pages.length - 1;
    const after = isLast ? (next === 'first' ? first : next) : first + (index + 1) * size;
    bytes.writeUInt32LE(after, size - 4);
    return bytes;
  });
  const head = Buffer.from([0x49, 0x49, 0x2a, 0, 0, 0, 0, 0]);
  head.writeUInt32LE(first, 4);
  return Buffer.concat([head, pixels, ...directories]);
}
