import PDFDocument from 'pdfkit';

export type Draw = (pdf: PDFKit.PDFDocument) => void;

/** A PDF as bytes: A4, 72 points of margin, Helvetica 11. */
export function makePdf(draw: Draw, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 72,
    bufferPages: true,
    info: { CreationDate: new Date(0) },
    ...options,
  });
  const chunks: Buffer[] = [];
  const bytes = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  pdf.font('Helvetica').fontSize(11);
  draw(pdf);
  pdf.end();
  return bytes;
}

/** Draws a table cell by cell, as word processors do; goes on to a new page where a row does not fit. */
export function drawTable(pdf: PDFKit.PDFDocument, rows: readonly string[][], width: number): void {
  const columns = rows[0]?.length ?? 1;
  const cell = width / columns - 8;
  let y = pdf.y;
  rows.forEach((texts, row) => {
    pdf.font(row === 0 ? 'Helvetica-Bold' : 'Helvetica').fontSize(10);
    const height = Math.max(...texts.map((text) => pdf.heightOfString(text, { width: cell })));
    if (y + height > 770) {
      pdf.addPage();
      y = 72;
    }
    texts.forEach((text, column) => {
      const x = 72 + (column * width) / columns;
      pdf.rect(x, y - 4, width / columns, height + 8).stroke();
      pdf.text(text, x + 4, y, { width: cell });
    });
    y += height + 8;
  });
  pdf.font('Helvetica').fontSize(11);
  pdf.x = 72;
  pdf.y = y + 12;
}

/** Head and foot on every page, painted last, as some templates do. */
export function drawHeadAndFoot(pdf: PDFKit.PDFDocument, head: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = start; index < start + count; index++) {
    pdf.switchToPage(index);
    pdf.page.margins.bottom = 0;
    pdf.fontSize(9).text(head, 72, 30, { lineBreak: false });
    pdf.text(`Page ${index + 1} of ${count}`, 260, 812, { lineBreak: false });
  }
}
