import type { Random } from '../../random.js';
import { cut, flipped, spliced, truncated } from '../mutants.js';
import { OLD_WORD } from '../realFiles.js';
import type { Maker } from './kind.js';

const EXTREMES = [0, 1, 2, 0xfffffffe, 0xffffffff, 0x7fffffff, 0x10000, 9];

/** Old Word documents (.doc). */
export const DOC_KINDS = {
  'doc-truncated': (random: Random) => truncated(OLD_WORD(), random),
  'doc-flipped': (random: Random) => flipped(OLD_WORD(), random),
  'doc-cut': (random: Random) => cut(OLD_WORD(), random),
  'doc-spliced': (random: Random) => spliced(OLD_WORD(), random),

  /** Fields of its header lie: sizes of sectors, where its tables are, how many. */
  'doc-lying-header': (random: Random) => {
    const bytes = OLD_WORD();
    for (let count = 1 + random.below(4); count > 0; count--) {
      const at = random.pick([24, 26, 28, 30, 32, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80, 84]);
      if (at < 40) bytes.writeUInt16LE(random.pick(EXTREMES) & 0xffff, at);
      else bytes.writeUInt32LE(random.pick(EXTREMES), at);
    }
    return bytes;
  },

  /** Chains of sectors that lead back to themselves. */
  'doc-cyclic-chains': (random: Random) => {
    const bytes = OLD_WORD();
    const table = 512 + bytes.readUInt32LE(76) * 512;
    for (let n = 0; n < 1 + random.below(30); n++) {
      const at = table + 4 * random.below(128);
      if (at + 4 <= bytes.length) bytes.writeUInt32LE(random.below(40), at);
    }
    return bytes;
  },

  /** The header of the text itself lies: where its pieces are, how long. */
  'doc-lying-text': (random: Random) => {
    const bytes = OLD_WORD();
    const at = bytes.indexOf(Buffer.from([0xec, 0xa5]));
    for (let count = 1 + random.below(6); count > 0; count--) {
      const field = at + 10 + 4 * random.below(200);
      if (field + 4 <= bytes.length) bytes.writeUInt32LE(random.pick(EXTREMES), field);
    }
    return bytes;
  },

  'doc-locked': () => {
    const bytes = OLD_WORD();
    const at = bytes.indexOf(Buffer.from([0xec, 0xa5]));
    bytes.writeUInt16LE(bytes.readUInt16LE(at + 10) | 0x0100, at + 10);
    return bytes;
  },

  /** Office files of other kinds, or of none. */
  'doc-other': (random: Random) => {
    const bytes = Buffer.alloc(512 * (2 + random.below(20)), random.below(256));
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
    if (random.next() < 0.5) OLD_WORD().copy(bytes, 8, 8, 512);
    return bytes;
  },
} as const satisfies Record<string, Maker>;
