import PDFDocument from 'pdfkit';
import { blocksOf } from './blocks.js';
import { drawBlock, fontsOf, MARGIN } from './draw.js';
import type { Layout } from './layout.js';

/** Fixed, so that the same text gives the same bytes; the file's ID is a hash of these. */
const MADE = new Date(Date.UTC(2025, 11, 1, 12));
const HEAD_LEADING = 13;

/** Sets a letter as a PDF. Text is not compressed, so that the bytes do not hang on the zlib at hand. */
export async function renderLetter(source: string, layout: Layout): Promise<Uint8Array> {
  const top = MARGIN + layout.letterhead.length * HEAD_LEADING;
  const doc = new PDFDocument({
    size: 'A4',
    compress: false,
    bufferPages: true,
    margins: { top, bottom: MARGIN, left: MARGIN, right: MARGIN },
    info: {
      Title: 'Fixture',
      Producer: 'section55',
      Creator: 'section55',
      CreationDate: MADE,
      ModDate: MADE,
    },
  });
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const done = new Promise<void>((resolve) => doc.on('end', () => resolve()));
  for (const block of blocksOf(source, layout)) drawBlock(doc, block, layout);
  furnish(doc, layout);
  doc.end();
  await done;
  return Buffer.concat(chunks);
}

/** Letterhead, running head and foot of every page, once the number of pages is known. */
function furnish(doc: PDFKit.PDFDocument, layout: Layout): void {
  const { start, count } = doc.bufferedPageRange();
  const fonts = fontsOf(layout);
  for (let n = 0; n < count; n++) {
    doc.switchToPage(start + n);
    // The foot stands in the margin, where pdfkit would begin a new page.
    doc.page.margins.bottom = 0;
    doc.page.margins.top = 0;
    layout.letterhead.forEach((line, i) => {
      doc.font(fonts.bold).fontSize(11);
      doc.text(line, MARGIN, 36 + i * HEAD_LEADING, { lineBreak: false });
    });
    doc.font(fonts.plain).fontSize(8);
    if (layout.runningHead && n > 0) doc.text(layout.runningHead, MARGIN, 28, { lineBreak: false });
    if (layout.foot) {
      const foot = layout.foot.replace('{page}', String(n + 1)).replace('{pages}', String(count));
      doc.text(foot, MARGIN, doc.page.height - 36, { lineBreak: false });
    }
  }
}
