import PDFDocument from 'pdfkit';
import { asSharp, type Raster, toRaster, turn } from '../../src/ingest/ocr/raster.js';
import { renderPages } from '../../src/ingest/pdf/renderPages.js';
import { limitsWith } from '../../src/model/index.js';
import { Random } from '../random.js';

/** How a scanner or a copier has treated a page. */
export interface ScanStyle {
  /** Turn of the page clockwise, in degrees. */
  skew: number;
  /** Standard deviation of the noise, in grey values. */
  noise: number;
  /** Standard deviation of the blur, in pixels at 200 dpi; 0 for none. */
  blur: number;
  /** Grey of ink and paper, 0 to 255. */
  ink: number;
  paper: number;
  /** Quality of the JPEG, 1 to 100. */
  quality: number;
}

/** A flat-bed scanner with a good original; and an old copier with a page that lies askew. */
export const CLEAN: ScanStyle = { skew: 0, noise: 0, blur: 0, ink: 0, paper: 255, quality: 80 };
export const NOISY: ScanStyle = {
  skew: 1.6,
  noise: 22,
  blur: 0.7,
  ink: 45,
  paper: 236,
  quality: 60,
};

/** The pages of a PDF as pictures of scans, at 200 dpi. The same seed gives the same pictures. */
export async function scanPages(
  pdf: Uint8Array,
  style: ScanStyle,
  seed: number,
): Promise<{ raster: Raster; width: number; height: number }[]> {
  const scans = [];
  const numbers = Array.from({ length: await countPages(pdf) }, (_, index) => index + 1);
  for await (const { raster, number, perPoint } of renderPages(pdf, numbers, limitsWith())) {
    const aged = await age(
      raster,
      { ...style, skew: number % 2 ? style.skew : -style.skew },
      seed + number,
    );
    scans.push({ raster: aged, width: aged.width / perPoint, height: aged.height / perPoint });
  }
  return scans;
}

async function countPages(pdf: Uint8Array): Promise<number> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const { numPages } = await task.promise;
  await task.destroy();
  return numPages;
}

async function age(raster: Raster, style: ScanStyle, seed: number): Promise<Raster> {
  const { raster: turned } = await turn(raster, style.skew);
  const blurred = style.blur > 0 ? await toRaster(asSharp(turned).blur(style.blur)) : turned;
  const random = new Random(seed);
  const next = () => random.next();
  const data = Buffer.from(blurred.data);
  for (let i = 0; i < data.length; i++) {
    const grey = style.ink + ((data[i] as number) / 255) * (style.paper - style.ink);
    // Sum of three even numbers: near enough to the bell curve, with a standard deviation of one half.
    const bell = style.noise > 0 ? 2 * (next() + next() + next() - 1.5) : 0;
    data[i] = Math.max(0, Math.min(255, Math.round(grey + bell * style.noise)));
  }
  return { ...blurred, data };
}

/** A PDF of nothing but the pictures of scanned pages. */
export async function scanPdf(pdf: Uint8Array, style: ScanStyle, seed: number): Promise<Buffer> {
  const made = new Date(Date.UTC(2025, 11, 1, 12));
  const doc = new PDFDocument({
    autoFirstPage: false,
    info: { CreationDate: made, ModDate: made },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve) => doc.on('end', () => resolve()));
  for (const { raster, width, height } of await scanPages(pdf, style, seed)) {
    const jpeg = await asSharp(raster).jpeg({ quality: style.quality }).toBuffer();
    doc.addPage({ size: [width, height], margin: 0 }).image(jpeg, 0, 0, { width, height });
  }
  doc.end();
  await done;
  return Buffer.concat(chunks);
}

/** A picture file of one page. */
export function pictureFile(raster: Raster, format: 'png' | 'jpeg' | 'tiff'): Promise<Buffer> {
  return asSharp(raster).withMetadata({ density: 200 }).toFormat(format).toBuffer();
}
