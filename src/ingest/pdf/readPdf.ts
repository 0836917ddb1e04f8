import { DocumentProblem, type Limits, type Problem, problem } from '../../model/index.js';
import { composeSource, lettersOf, type PageReading } from '../layout/composeSource.js';
import { openOcr } from '../ocr/engine.js';
import { type OcrPage, readPage } from '../ocr/readPage.js';
import type { SourceText } from '../sourceText.js';
import { isGarbled } from './garbled.js';
import { openPdf } from './openPdf.js';
import { type PdfPage, printedPages } from './printedItems.js';
import { renderPages } from './renderPages.js';

/**
 * Bytes of a PDF to its printed lines. pdf-parse opens the file and gives the words; coordinates, which it does not
 * give, are read from the same version of pdfjs and put the words in lines, paragraphs and cells. Pages without words,
 * or with words that are none, are drawn and read by OCR.
 * @param onOcrPage called before each page that is read by OCR, which may take many seconds
 * @throws {DocumentProblem} `encrypted`, `damaged`, `too_many_pages`, `too_much_text` or `no_text_layer`.
 */
export async function readPdf(
  bytes: Uint8Array,
  limits: Limits,
  onOcrPage: () => void,
): Promise<SourceText> {
  const { pageTexts, strict, problems } = await openPdf(bytes, limits);
  const characters = pageTexts.reduce((sum, text) => sum + text.length, 0);
  if (characters > limits.characters) {
    const message = `It has ${characters} characters; the limit is ${limits.characters}.`;
    throw new DocumentProblem('too_much_text', message);
  }
  const toScan = pageTexts.flatMap((text, index) =>
    lettersOf(text) === 0 || isGarbled(text) ? [index + 1] : [],
  );
  const scanned = await scannedPages(bytes, toScan, limits, onOcrPage);
  const printed =
    toScan.length === pageTexts.length && scanned.size === toScan.length
      ? []
      : await pagesWithCoordinates(bytes, strict, problems);
  const readings = pageTexts.map((plain, index): PageReading => {
    const ocr = scanned.get(index + 1);
    if (ocr && ocr.confidence !== null) return { printed: ocr, layer: 'ocr', plain: null };
    const page = printed[index];
    const layer = lettersOf(plain) === 0 ? 'none' : page?.isTextInvisible ? 'embedded' : 'native';
    return { printed: page ?? null, regions: page?.regions ?? null, layer, plain };
  });
  return composeSource(readings, problems);
}

/** Pages as OCR reads them, by number. */
async function scannedPages(
  bytes: Uint8Array,
  numbers: readonly number[],
  limits: Limits,
  onOcrPage: () => void,
): Promise<ReadonlyMap<number, OcrPage>> {
  const pages = new Map<number, OcrPage>();
  if (numbers.length === 0) return pages;
  const engine = openOcr();
  try {
    for (const number of numbers) {
      onOcrPage();
      for await (const { raster, perPoint } of renderPages(bytes, [number], limits)) {
        pages.set(number, await readPage(engine, raster, perPoint));
      }
    }
  } finally {
    engine.close();
  }
  return pages;
}

/** Pages with coordinates; none if pdfjs cannot lay them out, in which case the plain text has to do. */
async function pagesWithCoordinates(
  bytes: Uint8Array,
  strict: boolean,
  problems: Problem[],
): Promise<PdfPage[]> {
  try {
    return await printedPages(bytes, strict);
  } catch {
    const note = 'Its layout could not be read: paragraphs and tables may be run together.';
    problems.push(problem('partly_damaged', note));
    return [];
  }
}
