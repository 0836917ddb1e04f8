import { pagePicture, takeOut } from '../../pipeline.js';
import { documentIdOf, readFileWithin } from '../reader/readFile.js';
import type { PictureAnswer, PictureOrder } from './messages.js';

/*
 * Draws one page and ends. A PDF can hang its parser or fill its memory: the parent kills this process at its limits.
 */

// Leftovers of pdfjs from a damaged file, which nobody awaits.
process.on('unhandledRejection', () => undefined);
process.on('disconnect', () => process.exit(0));
process.once('message', (order: PictureOrder) => {
  void draw(order)
    .catch(() => null)
    .then((png) => {
      process.send?.({ png } satisfies PictureAnswer, () => process.exit(0));
    });
});

async function draw(order: PictureOrder): Promise<Uint8Array | null> {
  const file = await readFileWithin(order.path, order.limits);
  const bytes = await takeOut(file, order.entry, order.limits);
  if (documentIdOf(bytes) !== order.documentId) return null;
  return pagePicture(bytes, order.page, order.marks, order.limits);
}
