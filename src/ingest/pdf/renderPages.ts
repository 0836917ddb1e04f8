import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import type { Limits } from '../../model/index.js';
import { type Raster, toRaster } from '../ocr/raster.js';
import { pdfjsOptions } from './pdfjsOptions.js';

/** OCR reads best at 200 dots an inch, in pixels to a point. */
export const PER_POINT = 200 / 72;
/** Larger pages are drawn at a lower resolution, so that a drawing has no more pixels than this (A3 at 200 dpi). */
const MOST_PIXELS = 8_000_000;
/** No longer side either, in pixels: neither canvas nor OCR takes more than some 32,000. */
const MOST_SIDE = 16_000;

/** A page as a grey picture. */
export interface RenderedPage {
  number: number;
  raster: Raster;
  /** Pixels to a point. */
  perPoint: number;
}

type Context = Parameters<PDFPageProxy['render']>[0]['canvasContext'];

/** What pdfjs draws on in Node. */
interface NodeCanvas {
  canvas: { width: number; height: number };
  context: Context & {
    getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray };
  };
}

/** Draws pages of a PDF, one at a time; a page that cannot be drawn is left out. */
export async function* renderPages(
  bytes: Uint8Array,
  numbers: readonly number[],
  limits: Limits,
): AsyncGenerator<RenderedPage> {
  const task = getDocument({
    ...pdfjsOptions(false),
    data: new Uint8Array(bytes),
    maxImageSize: limits.imagePixels,
  });
  try {
    const document = await task.promise;
    for (const number of numbers) {
      const page = await renderPage(document, number).catch(() => null);
      if (page) yield page;
    }
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

async function renderPage(document: PDFDocumentProxy, number: number): Promise<RenderedPage> {
  const page = await document.getPage(number);
  const natural = page.getViewport({ scale: 1 });
  const perPoint = resolutionFor(natural.width, natural.height);
  const viewport = page.getViewport({ scale: perPoint });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const factory = document.canvasFactory as {
    create(width: number, height: number): NodeCanvas;
    destroy(canvas: NodeCanvas): void;
  };
  const drawing = factory.create(width, height);
  try {
    await page.render({ canvasContext: drawing.context, viewport, canvas: null }).promise;
    const { data } = drawing.context.getImageData(0, 0, width, height);
    const pixels = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    const picture = sharp(pixels, { raw: { width, height, channels: 4 } });
    const raster = await toRaster(picture.flatten({ background: '#ffffff' }).greyscale());
    return { number, raster, perPoint };
  } finally {
    factory.destroy(drawing);
    page.cleanup();
  }
}

/** Pixels to a point at which a page of that size, in points, is drawn. */
export function resolutionFor(width: number, height: number): number {
  const byArea = Math.sqrt(MOST_PIXELS / Math.max(1, width * height));
  return Math.min(PER_POINT, byArea, MOST_SIDE / Math.max(1, width, height));
}
