import type { Random } from './random.js';
import { tinyPdf } from './tinyPdf.js';

/** Small PDFs of different make: the smaller the file, the more often a change hits its structure. */
export function basePdf(random: Random): Buffer {
  const pages = [['Dear Home Secretary,', 'We have adopted the definition.'], ['Yours sincerely']];
  return random.pick([
    () => tinyPdf(),
    () => tinyPdf({ pages }),
    () => tinyPdf({ compress: true }),
    () => tinyPdf({ pages, compress: true }),
  ])();
}

/** Cut short, as by a download that broke off. */
export function truncated(random: Random): Buffer {
  const bytes = basePdf(random);
  return bytes.subarray(0, 1 + random.below(bytes.length - 1));
}

/** Up to 20 bytes changed, as by a bad disk or line. */
export function flipped(random: Random): Buffer {
  const bytes = Buffer.from(basePdf(random));
  for (let count = 1 + random.below(20); count > 0; count--) {
    bytes[random.below(bytes.length)] = random.below(256);
  }
  return bytes;
}

/** Up to 200 bytes missing from the middle. */
export function cut(random: Random): Buffer {
  const bytes = basePdf(random);
  const length = 1 + random.below(200);
  const at = random.below(Math.max(1, bytes.length - length));
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
}
