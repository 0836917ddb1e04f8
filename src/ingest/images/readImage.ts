import sharp, { type Metadata } from 'sharp';
import { DocumentProblem, type Limits, problem } from '../../model/index.js';
import { composeSource, type PageReading } from '../layout/composeSource.js';
import { openOcr } from '../ocr/engine.js';
import { type Raster, toRaster } from '../ocr/raster.js';
import { readPage } from '../ocr/readPage.js';
import type { SourceText } from '../sourceText.js';

/** OCR reads best at 200 dots an inch. */
const DPI = 200;
/** Longest side of a sheet of paper, in inches: A4, and what a scanner can take. */
const A4_INCHES = 11.69;
const PAPER_INCHES = { least: 3, most: 18 };

/**
 * Reads a picture of a letter (PNG, JPEG, TIFF with one page or more) by OCR.
 * @param onOcrPage called before each page is read, which may take many seconds
 * @throws {DocumentProblem} `damaged`, `too_large`, `too_many_pages` or `no_text_layer`.
 */
export async function readImage(
  bytes: Uint8Array,
  limits: Limits,
  onOcrPage: () => void,
): Promise<SourceText> {
  const pageCount = (await metadataOf(bytes, limits)).pages ?? 1;
  if (pageCount > limits.pages) {
    const message = `It has ${pageCount} pages; the limit is ${limits.pages}.`;
    throw new DocumentProblem('too_many_pages', message);
  }
  const engine = openOcr();
  const readings: PageReading[] = [];
  let isDamaged = false;
  try {
    for (let page = 0; page < pageCount; page++) {
      onOcrPage();
      const { raster, isWhole } = await picture(bytes, page, limits);
      isDamaged ||= !isWhole;
      const printed = await readPage(engine, raster, DPI / 72);
      const layer = printed.confidence === null ? 'none' : 'ocr';
      readings.push({ printed, layer, plain: null });
    }
  } finally {
    engine.close();
  }
  const note = 'The picture is cut short or damaged: what could be seen of it was read.';
  return composeSource(readings, isDamaged ? [problem('partly_damaged', note)] : []);
}

async function metadataOf(bytes: Uint8Array, limits: Limits): Promise<Metadata> {
  const metadata = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw damaged(error);
    });
  // For several pages the height is that of each, and a page may be as large as the limit.
  if (metadata.width * metadata.height > limits.imagePixels) {
    const message = `The picture has ${metadata.width} x ${metadata.height} pixels; the limit is ${limits.imagePixels}.`;
    throw new DocumentProblem('too_large', message);
  }
  return metadata;
}

/** One page, turned as its camera says, on white, grey, at the resolution that OCR needs. */
async function picture(
  bytes: Uint8Array,
  page: number,
  limits: Limits,
): Promise<{ raster: Raster; isWhole: boolean }> {
  const read = async (failOn: 'none' | 'truncated') => {
    const options = { page, failOn, limitInputPixels: limits.imagePixels };
    const { density, width, height } = await sharp(bytes, options).metadata();
    const inches = density ? Math.max(width, height) / density : A4_INCHES;
    const isPaper = inches >= PAPER_INCHES.least && inches <= PAPER_INCHES.most;
    const longest = Math.round((isPaper ? inches : A4_INCHES) * DPI);
    const drawn = sharp(bytes, options).autoOrient().flatten({ background: '#ffffff' }).greyscale();
    return toRaster(drawn.resize(longest, longest, { fit: 'inside', kernel: 'lanczos3' }));
  };
  try {
    return { raster: await read('truncated'), isWhole: true };
  } catch (error) {
    if (/pixel limit/.test(String(error))) {
      throw new DocumentProblem('too_large', `A page has more than ${limits.imagePixels} pixels.`);
    }
  }
  try {
    return { raster: withoutFill(await read('none')), isWhole: false };
  } catch (error) {
    throw damaged(error);
  }
}

/** What is missing at the end of a picture is filled with one grey: here it becomes paper. */
function withoutFill(raster: Raster): Raster {
  const data = Buffer.from(raster.data);
  const fill = data.at(-1);
  let end = data.length;
  while (end > 0 && data[end - 1] === fill) end--;
  data.fill(255, end);
  return { ...raster, data };
}

function damaged(error: unknown): DocumentProblem {
  const detail = error instanceof Error ? error.message.split('\n')[0]?.slice(0, 120) : '';
  return new DocumentProblem('damaged', `The picture cannot be opened (${detail}).`);
}
