import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { getDocument, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PrintedItem, PrintedPage, Region } from '../layout/printed.js';
import { doubleFinder } from './doubles.js';
import { type Drawing, readDrawing } from './drawnLines.js';
import type { Mark, TagNode } from './markedContent.js';
import { pdfjsOptions } from './pdfjsOptions.js';
import { readTags } from './tags.js';

/** A page of a PDF with its words and lines. */
export interface PdfPage extends PrintedPage {
  isTextInvisible: boolean;
  /** What its tags say of its parts, in reading order; null if it has none that can be used. */
  regions: Region[] | null;
}

/** Opens the PDF once more for coordinates, which pdf-parse does not give. */
export async function printedPages(bytes: Uint8Array, strict: boolean): Promise<PdfPage[]> {
  const task = getDocument({
    ...pdfjsOptions(strict),
    data: new Uint8Array(bytes),
    // Pictures are not looked at: one pixel is the largest that is decoded.
    maxImageSize: 1,
  });
  try {
    const document = await task.promise;
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      pages.push(await printedPage(document, number));
    }
    return pages;
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

async function printedPage(document: PDFDocumentProxy, number: number): Promise<PdfPage> {
  const page = await document.getPage(number);
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const { drawing, isBold } = await readPageDrawing(page, transform);
  const printedItems: PrintedItem[] = [];
  const isDouble = doubleFinder();
  let doubled = 0;
  const marks: Mark[] = [];
  for (const item of items) {
    if (!('str' in item)) {
      marks.push(item.type === 'endMarkedContent' ? null : (item.id ?? ''));
      continue;
    }
    if (item.str === '') continue;
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = Util.transform(transform, item.transform);
    const size = Math.hypot(c, d) || Math.hypot(a, b) || item.height || 1;
    const printed = { text: item.str, y, size, bold: isBold(item.fontName) };
    // Words that run up or down the page take no width; they come to stand beside it, or on a line of their own.
    const isUpright = Math.abs(b) <= 0.2 * Math.abs(a);
    const span = { left: x, right: x + (isUpright ? item.width : size) };
    const placed = { ...printed, ...span };
    if (isDouble(placed)) {
      doubled += item.str.length;
      continue;
    }
    printedItems.push(placed);
    marks.push(placed);
  }
  const tags = await page.getStructTree().catch(() => null);
  page.cleanup();
  const regions = tags ? readTags(tags as TagNode, marks, height) : null;
  return { items: printedItems, width, height, doubled, ...drawing, regions };
}

/** Lines of a page, and which of its fonts are bold. pdfjs knows fonts only after it has read the drawing. */
async function readPageDrawing(
  page: PDFPageProxy,
  transform: readonly number[],
): Promise<{ drawing: Drawing; isBold: (font: string) => boolean }> {
  try {
    const drawing = readDrawing(await page.getOperatorList(), transform);
    const isBold = (font: string) =>
      font !== '' && page.commonObjs.has(font) && isBoldFont(page.commonObjs.get(font));
    return { drawing, isBold };
  } catch {
    // A page whose pictures are broken still has words; it is only not known which are bold.
    return { drawing: { rulings: [], isTextInvisible: false }, isBold: () => false };
  }
}

function isBoldFont(font: unknown): boolean {
  if (typeof font !== 'object' || font === null) return false;
  const { name, bold, black } = font as { name?: unknown; bold?: unknown; black?: unknown };
  return bold === true || black === true || /bold|black|heavy|semibold/i.test(String(name ?? ''));
}
