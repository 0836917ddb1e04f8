import { deflateSync } from 'node:zlib';

/** The parts of a small PDF, any of which a hostile one may replace. */
export interface TinyPdf {
  /** Lines of each page. */
  pages?: string[][];
  /** Bodies of more objects, by number. */
  objects?: Record<number, string | Buffer>;
  mediaBox?: string;
  /** Entries of the trailer besides Size and Root. */
  trailer?: string;
  compress?: boolean;
  /** How the length of a content stream is given. */
  lengthOf?: (actual: number) => string;
  withoutXref?: boolean;
}

/** Object numbers that {@link tinyPdf} uses itself; pages and their contents follow from 4 on. */
export const CATALOG = 1;
export const PAGES = 2;
export const FONT = 3;

/** Writes a PDF of some 600 bytes and more: one font, text only, a classic cross-reference table. */
export function tinyPdf(options: TinyPdf = {}): Buffer {
  const pages = options.pages ?? [
    ['Dear Home Secretary,', 'The force has adopted the definition.'],
  ];
  const objects = new Map<number, string | Buffer>();
  const pageNumbers = pages.map((_, index) => 4 + 2 * index);
  objects.set(CATALOG, `<< /Type /Catalog /Pages ${PAGES} 0 R >>`);
  const kids = pageNumbers.map((number) => `${number} 0 R`).join(' ');
  objects.set(PAGES, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  objects.set(FONT, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  pages.forEach((lines, index) => {
    const number = pageNumbers[index] as number;
    const box = options.mediaBox ?? '[0 0 595 842]';
    objects.set(
      number,
      `<< /Type /Page /Parent ${PAGES} 0 R /MediaBox ${box} /Contents ${number + 1} 0 R /Resources << /Font << /F1 ${FONT} 0 R >> >> >>`,
    );
    objects.set(number + 1, contentStream(lines, options));
  });
  for (const [number, body] of Object.entries(options.objects ?? {}))
    objects.set(Number(number), body);
  return assemble(objects, options);
}

/** A stream object that prints lines, one under another. */
function contentStream(lines: readonly string[], options: TinyPdf): Buffer {
  const shown = lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj 0 -14 Td`).join('\n');
  const content = Buffer.from(`BT /F1 11 Tf 72 770 Td\n${shown}\nET`, 'latin1');
  const data = options.compress ? deflateSync(content) : content;
  return streamObject(data, options.compress ? '/Filter /FlateDecode' : '', options.lengthOf);
}

export function streamObject(
  data: Buffer,
  entries = '',
  lengthOf: (actual: number) => string = String,
): Buffer {
  const head = `<< /Length ${lengthOf(data.length)} ${entries} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), data, Buffer.from('\nendstream', 'latin1')]);
}

function assemble(objects: ReadonlyMap<number, string | Buffer>, options: TinyPdf): Buffer {
  const chunks: Buffer[] = [Buffer.from('%PDF-1.4\n', 'latin1')];
  let length = 9;
  const offsets = new Map<number, number>();
  const write = (chunk: string | Buffer) => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk;
    chunks.push(bytes);
    length += bytes.length;
  };
  for (const [number, body] of objects) {
    offsets.set(number, length);
    write(`${number} 0 obj\n`);
    write(body);
    write('\nendobj\n');
  }
  const start = length;
  const size = Math.max(...objects.keys()) + 1;
  if (!options.withoutXref) {
    write(`xref\n0 ${size}\n0000000000 65535 f \n`);
    for (let number = 1; number < size; number++) {
      const offset = String(offsets.get(number) ?? 0).padStart(10, '0');
      write(`${offset} ${offsets.has(number) ? '00000 n' : '65535 f'} \n`);
    }
  }
  write(`trailer\n<< /Size ${size} /Root ${CATALOG} 0 R ${options.trailer ?? ''} >>\n`);
  write(`startxref\n${options.withoutXref ? 0 : start}\n%%EOF\n`);
  return Buffer.concat(chunks);
}
