import sharp, { type Sharp } from 'sharp';
import { type Limits, limitsWith } from '../model/index.js';
import { detectType } from './detect.js';

/** A rectangle on a page, each edge as a share of the page's width or height, 0 to 1 from the top left corner. */
export interface PageMark {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Longest side of a picture, in pixels: enough to read by, and some 300 kB. */
const LONGEST = 1_400;

/**
 * A page of a PDF or picture as a grey PNG with rectangles on it, as a reader sees it. Null for a format that has no
 * pages to look at, and for a page that is not there or cannot be drawn. The rectangles are coloured, and outlined for
 * who does not see colours.
 * @param page from 1.
 */
export async function pagePicture(
  bytes: Uint8Array,
  page: number,
  marks: readonly PageMark[] = [],
  given: Partial<Limits> = {},
): Promise<Uint8Array | null> {
  const limits = limitsWith(given);
  const drawn = await drawnPage(bytes, page, limits);
  if (drawn === null) return null;
  const small = await drawn
    .resize(LONGEST, LONGEST, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .png()
    .toBuffer({ resolveWithObject: true });
  if (marks.length === 0) return small.data;
  const { width, height } = small.info;
  return sharp(small.data)
    .composite([{ input: Buffer.from(overlay(marks, width, height)), top: 0, left: 0 }])
    .png()
    .toBuffer();
}

async function drawnPage(bytes: Uint8Array, page: number, limits: Limits): Promise<Sharp | null> {
  const type = detectType(bytes);
  if (type === 'pdf') {
    const { renderPages } = await import('./pdf/renderPages.js');
    for await (const { raster } of renderPages(bytes, [page], limits)) {
      const { data, width, height } = raster;
      return sharp(data, { raw: { width, height, channels: 1 } });
    }
    return null;
  }
  if (type !== 'png' && type !== 'jpeg' && type !== 'tiff') return null;
  const { pages = 1 } = await sharp(bytes, { limitInputPixels: limits.imagePixels }).metadata();
  if (page > pages) return null;
  return sharp(bytes, {
    page: page - 1,
    failOn: 'none',
    limitInputPixels: limits.imagePixels,
  }).autoOrient();
}

/** Only numbers go into it. */
function overlay(marks: readonly PageMark[], width: number, height: number): string {
  const boxes = marks.map(({ left, top, right, bottom }) => {
    const [x, y] = [left * width - 2, top * height - 2];
    const [w, h] = [(right - left) * width + 4, (bottom - top) * height + 4];
    return `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${w.toFixed(1)}" height="${h.toFixed(1)}" fill="#ffd54a" fill-opacity="0.35" stroke="#b34700" stroke-width="2"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${boxes.join('')}</svg>`;
}
