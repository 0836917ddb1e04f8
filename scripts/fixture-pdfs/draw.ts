import type { Block } from './blocks.js';
import type { Layout } from './layout.js';

type Doc = PDFKit.PDFDocument;
type Row = Extract<Block, { kind: 'row' }>;

/** Margin at the sides and the bottom, and above the letterhead, in points. */
export const MARGIN = 62;
const PADDING = 5;

/** Names of the standard fonts, which need no file. */
export function fontsOf(layout: Layout): { plain: string; bold: string } {
  return layout.serif
    ? { plain: 'Times-Roman', bold: 'Times-Bold' }
    : { plain: 'Helvetica', bold: 'Helvetica-Bold' };
}

const WIDTH = 595.28 - 2 * MARGIN;

/** Draws a block at the present place of the document. */
export function drawBlock(doc: Doc, block: Block, layout: Layout): void {
  switch (block.kind) {
    case 'gap':
      doc.y += layout.size * 0.7;
      return;
    case 'page':
      doc.addPage();
      return;
    case 'signature':
      drawSignature(doc);
      return;
    case 'item':
      write(doc, `•  ${block.text}`, layout, { x: MARGIN + 12, width: WIDTH - 12 });
      return;
    case 'row':
      drawRow(doc, block, layout);
      return;
    case 'text': {
      const size = layout.size + (block.level > 0 ? Math.max(0, 4 - block.level) * 1.5 : 0);
      write(doc, block.text, layout, { x: MARGIN, width: WIDTH, bold: block.bold, size });
    }
  }
}

interface Place {
  x: number;
  width: number;
  y?: number;
  bold?: boolean;
  size?: number;
}

/** Writes one paragraph; `**words**` are bold. */
function write(doc: Doc, text: string, layout: Layout, place: Place): void {
  const fonts = fontsOf(layout);
  doc.fontSize(place.size ?? layout.size);
  const parts = text.split('**').map((part, n) => ({ part, bold: place.bold || n % 2 === 1 }));
  const shown = parts.filter(({ part }) => part !== '');
  shown.forEach(({ part, bold }, n) => {
    doc.font(bold ? fonts.bold : fonts.plain);
    const options = { width: place.width, lineGap: 2, continued: n < shown.length - 1 };
    if (n === 0) doc.text(part, place.x, place.y ?? doc.y, options);
    else doc.text(part, options);
  });
}

/** A row goes to the next page as a whole where it does not fit. */
function drawRow(doc: Doc, row: Row, layout: Layout): void {
  const shares = layout.columns[row.cells.length] ?? row.cells.map(() => 1 / row.cells.length);
  const widths = shares.map((share) => share * WIDTH);
  doc.font(fontsOf(layout).bold).fontSize(layout.size);
  const heights = row.cells.map((cell, n) =>
    doc.heightOfString(cell, { width: (widths[n] ?? 0) - 2 * PADDING, lineGap: 2 }),
  );
  const height = Math.max(...heights) + 2 * PADDING;
  if (doc.y + height > doc.page.height - MARGIN) doc.addPage();
  const top = doc.y;
  let x = MARGIN;
  row.cells.forEach((cell, n) => {
    const width = widths[n] ?? 0;
    if (layout.rules) doc.lineWidth(0.5).rect(x, top, width, height).stroke();
    const place = { x: x + PADDING, y: top + PADDING, width: width - 2 * PADDING, bold: row.head };
    write(doc, cell, layout, place);
    x += width;
  });
  doc.x = MARGIN;
  doc.y = top + height;
}

/** A scribble: no letters, so nothing to read. */
function drawSignature(doc: Doc): void {
  const [x, y] = [MARGIN + 6, doc.y + 18];
  doc
    .lineWidth(1.2)
    .moveTo(x, y)
    .bezierCurveTo(x + 12, y - 40, x + 22, y + 30, x + 36, y - 6);
  doc.bezierCurveTo(x + 52, y - 34, x + 60, y + 24, x + 110, y - 4).stroke();
  doc.y = y + 20;
}
