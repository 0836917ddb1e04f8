import PDFDocument from 'pdfkit';
import sharp from 'sharp';

/** A4 at 150 dots an inch. */
const PAGE = { width: 1240, height: 1754 };
const LINE = { characters: 88, height: 30, top: 110, left: 110 };

/** A letter as a PDF of pictures of its pages, as a scanner makes it. */
export async function asScan(letter: string): Promise<Uint8Array> {
  const lines = letter.split('\n').flatMap(wrapped);
  const each = Math.floor((PAGE.height - 2 * LINE.top) / LINE.height);
  const doc = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false });
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const done = new Promise<void>((resolve) => doc.on('end', () => resolve()));
  for (let from = 0; from < lines.length; from += each) {
    const picture = await sharp(Buffer.from(page(lines.slice(from, from + each))))
      .flatten({ background: 'white' })
      .greyscale()
      .png()
      .toBuffer();
    doc.addPage();
    doc.image(picture, 0, 0, { width: doc.page.width });
  }
  doc.end();
  await done;
  return Buffer.concat(chunks);
}

function page(lines: readonly string[]): string {
  const text = lines.map((line, n) => {
    const y = LINE.top + n * LINE.height;
    return `<text x="${LINE.left}" y="${y}">${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${PAGE.width}" height="${PAGE.height}" font-family="serif" font-size="22">${text.join('')}</svg>`;
}

function wrapped(text: string): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length < LINE.characters) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => line.trim());
}
