import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { getDocument, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PrintedItem, PrintedPage } from '../layout/printed.js';
import { pdfjsOptions } from './pdfjsOptions.js';

/** Opens the PDF once more for coordinates, which pdf-parse does not give. `use` gets each page in turn. */
export async function printedPages(bytes: Uint8Array, strict: boolean): Promise<PrintedPage[]> {
  const task = getDocument({
    ...pdfjsOptions(strict),
    data: new Uint8Array(bytes),
    // Pictures are not looked at: one pixel is the largest that is decoded.
    maxImageSize: 1,
  });
  try {
    const document = await task.promise;
    const pages: PrintedPage[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      pages.push(await printedPage(document, number));
    }
    return pages;
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

async function printedPage(document: PDFDocumentProxy, number: number): Promise<PrintedPage> {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const boldFonts = await fontsInBold(page, items);
  const printed: PrintedItem[] = [];
  for (const item of items) {
    if (!('str' in item) || item.str === '') continue;
    const [a, b, c, d, x, y] = Util.transform(viewport.transform, item.transform) as number[];
    const size = Math.hypot(c ?? 0, d ?? 0) || Math.hypot(a ?? 0, b ?? 0) || item.height;
    const left = x ?? 0;
    printed.push({
      text: item.str,
      left,
      right: left + item.width,
      y: y ?? 0,
      size: size || 1,
      bold: boldFonts.has(item.fontName),
    });
  }
  page.cleanup();
  return { items: printed, rulings: [], width: viewport.width, height: viewport.height };
}

/** Names of the fonts of a page that are bold. pdfjs knows fonts only after it has read the page's drawing. */
async function fontsInBold(
  page: PDFPageProxy,
  items: readonly object[],
): Promise<ReadonlySet<string>> {
  const bold = new Set<string>();
  try {
    await page.getOperatorList();
  } catch {
    // A page whose pictures are broken still has words; it is only not known which are bold.
    return bold;
  }
  for (const name of new Set(
    items.map((item) => ('fontName' in item ? String(item.fontName) : '')),
  )) {
    if (name === '' || !page.commonObjs.has(name)) continue;
    const font: unknown = page.commonObjs.get(name);
    if (isBoldFont(font)) bold.add(name);
  }
  return bold;
}

function isBoldFont(font: unknown): boolean {
  if (typeof font !== 'object' || font === null) return false;
  const { name, bold, black } = font as { name?: unknown; bold?: unknown; black?: unknown };
  return bold === true || black === true || /bold|black|heavy|semibold/i.test(String(name ?? ''));
}
