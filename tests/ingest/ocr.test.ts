import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CLEAN, pictureFile, scanPages, scanPdf } from '../../scripts/scans/scan.js';
import { readDocument } from '../../src/ingest/index.js';
import { asSharp, type Raster, toRaster, turn } from '../../src/ingest/ocr/raster.js';
import { boxesOf, type Limits, type SourceDocument } from '../../src/model/index.js';
import { expectLaws } from './helpers.js';
import { drawTable, makePdf } from './makePdf.js';

/*
 * Each word takes OCR some ten milliseconds and each page what its pixels take, so the pages are short and small.
 */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const SENTENCE = 'The Constabulary has adopted the definition of an organised network.';
const LINES = [
  'Office of the Police and Crime Commissioner for Loamshire',
  '18 December 2025',
  SENTENCE,
];
/** Half a sheet of paper. */
const SHEET: PDFKit.PDFDocumentOptions = { size: [460, 330], margin: 40 };

let pdf: Uint8Array;
let page: Raster;
let native: SourceDocument;

beforeAll(async () => {
  pdf = await makePdf((doc) => {
    for (const line of LINES) doc.text(line).moveDown();
  }, SHEET);
  native = await readDocument(pdf);
  page = (await scanPages(pdf, CLEAN, 1))[0]?.raster as Raster;
});

function words(document: SourceDocument): string {
  return document.text.replace(/\s+/g, ' ');
}

describe('a picture of a letter is read', () => {
  it.each<[string, () => Promise<Buffer>, string]>([
    ['a PNG', () => pictureFile(page, 'png'), 'image/png'],
    [
      'a JPEG that its camera says to turn',
      async () =>
        asSharp((await turn(page, 270)).raster)
          .withMetadata({ orientation: 6, density: 200 })
          .jpeg()
          .toBuffer(),
      'image/jpeg',
    ],
    [
      'a TIFF on its head',
      async () => pictureFile((await turn(page, 180)).raster, 'tiff'),
      'image/tiff',
    ],
    [
      'a PNG on its side',
      async () => pictureFile((await turn(page, 90)).raster, 'png'),
      'image/png',
    ],
    [
      'a PNG on its other side',
      async () => pictureFile((await turn(page, 270)).raster, 'png'),
      'image/png',
    ],
    [
      'a PNG that lies askew',
      async () => pictureFile((await turn(page, 3.3)).raster, 'png'),
      'image/png',
    ],
    [
      'a photograph without a resolution',
      async () =>
        asSharp(await onWholeSheet(page))
          .resize(2_600)
          .png()
          .toBuffer(),
      'image/png',
    ],
  ])('%s', async (_, make, mediaType) => {
    const document = await readDocument(await make());
    expect(words(document)).toBe(LINES.join(' '));
    expect(document).toMatchObject({ mediaType, textLayer: 'ocr', problems: [] });
    expect(document.pages).toMatchObject([{ textLayer: 'ocr' }]);
    expect(document.pages[0]?.ocrConfidence).toBeGreaterThan(0.85);
    expectLaws(document);
  });

  it('a TIFF of several pages, page by page', async () => {
    const other = (
      await scanPages(
        await makePdf((doc) => doc.text('Yours sincerely, the Commissioner'), SHEET),
        CLEAN,
        1,
      )
    )[0];
    const pages = [
      await pictureFile(page, 'png'),
      await pictureFile(other?.raster as Raster, 'png'),
    ];
    const tiff = await sharp(pages, { join: { animated: true } })
      .tiff()
      .toBuffer();
    const onOcrPage = vi.fn();
    const document = await readDocument(tiff, { onOcrPage });
    expect(document.pages.map(({ number }) => number)).toEqual([1, 2]);
    expect(words(document)).toBe(`${LINES.join(' ')} Yours sincerely, the Commissioner`);
    expect(onOcrPage).toHaveBeenCalledTimes(2);
    await expect(readDocument(tiff, { limits: { pages: 1 } })).rejects.toMatchObject({
      problem: { code: 'too_many_pages' },
    });
  });
});

describe('a PDF', () => {
  it('is read by OCR only where it has no words', async () => {
    const jpeg = await asSharp(page).jpeg().toBuffer();
    const bytes = await makePdf((doc) => {
      doc.text('Dear Home Secretary,');
      doc.addPage({ margin: 0 }).image(jpeg, 0, 0, { width: 595 });
      doc.addPage();
    });
    const onOcrPage = vi.fn();
    const document = await readDocument(bytes, { onOcrPage });
    expect(document.pages.map(({ textLayer }) => textLayer)).toEqual(['native', 'ocr', 'none']);
    expect(document.pages.map(({ ocrConfidence }) => ocrConfidence !== null)).toEqual([
      false,
      true,
      false,
    ]);
    expect(document.textLayer).toBe('mixed');
    expect(document.problems.map(({ code }) => code)).toEqual(['pages_without_text']);
    expect(words(document)).toBe(`Dear Home Secretary, ${LINES.join(' ')}`);
    expect(onOcrPage).toHaveBeenCalledTimes(2);
  });

  it('with words whose letters are not told is read from its picture', async () => {
    const document = await readDocument(await garbledPdf());
    expect(document.pages[0]?.textLayer).toBe('ocr');
    expect(words(document)).toContain('The force has adopted the definition');
  });

  it('with a table gives its cells', async () => {
    const rows = [
      ['Recommendation', 'Response of the force'],
      [
        'Recommendation 1. All forces should adopt the definition and use it in their policies.',
        'The Constabulary adopted the definition in September 2025, and it stands in each policy.',
      ],
      [
        'Recommendation 2. All forces should use the template.',
        'We will use it in the profile of 2026.',
      ],
    ];
    const bytes = await scanPdf(await makePdf((doc) => drawTable(doc, rows, 440)), CLEAN, 2);
    const document = await readDocument(bytes);
    const cells = document.layout.map(({ start, end, row, column }) => [
      row,
      column,
      document.text.slice(start, end),
    ]);
    expect(cells).toEqual(rows.flatMap((texts, row) => texts.map((text, n) => [row, n, text])));
  });
});

describe('words keep their places', () => {
  it.each([
    ['straight', CLEAN],
    ['askew', { ...CLEAN, skew: 2 }],
  ])('on a page that lies %s', async (_, style) => {
    const scan = await readDocument(await scanPdf(pdf, style, 3));
    const [seen, real] = [scan, native].map((document) => {
      const start = document.text.indexOf('adopted the definition');
      return boxesOf(document, { start, end: start + 'adopted the definition'.length });
    });
    expect(seen).toHaveLength(1);
    expect(real).toHaveLength(1);
    const [box, wanted] = [seen?.[0], real?.[0]];
    if (!box || !wanted) throw new Error('no box');
    expect(box.confidence).toBeGreaterThan(0.7);
    expect(wanted.confidence).toBeNull();
    // In tenths of a point: the page was turned about its middle, by two degrees at the most.
    const middle = (one: typeof box) => [(one.left + one.right) / 2, (one.top + one.bottom) / 2];
    const angle = (style.skew * Math.PI) / 180;
    const [x = 0, y = 0] = middle(wanted);
    const [dx, dy] = [x - wanted.pageWidth / 2, y - wanted.pageHeight / 2];
    const turned = [
      box.pageWidth / 2 + dx * Math.cos(angle) - dy * Math.sin(angle),
      box.pageHeight / 2 + dx * Math.sin(angle) + dy * Math.cos(angle),
    ];
    middle(box).forEach((value, n) => {
      expect(Math.abs(value - (turned[n] as number))).toBeLessThan(60);
    });
  });
});

describe('what is wrong with a picture', () => {
  const empty: Raster = { data: Buffer.alloc(400 * 500, 255), width: 400, height: 500 };
  it.each<[string, () => Promise<Uint8Array>, string, Partial<Limits>]>([
    ['no words in it', () => pictureFile(empty, 'png'), 'no_text_layer', {}],
    [
      'half of its head',
      async () => (await pictureFile(page, 'png')).subarray(0, 30),
      'damaged',
      {},
    ],
    [
      'more pixels than the limit',
      () => pictureFile(page, 'png'),
      'too_large',
      { imagePixels: 5e5 },
    ],
    ['a head that claims ten thousand million pixels', async () => hugePng(), 'too_large', {}],
  ])('%s', async (_, make, code, limits) => {
    await expect(readDocument(await make(), { limits })).rejects.toMatchObject({
      problem: { code },
    });
  });

  it('a picture cut short is read as far as it goes, with a warning', async () => {
    const whole = await pictureFile(page, 'jpeg');
    const document = await readDocument(whole.subarray(0, whole.length - 200));
    expect(document.text).toContain(SENTENCE);
    expect(document.problems.map(({ code }) => code)).toContain('partly_damaged');
  });

  it('a page that OCR is unsure of is a warning', async () => {
    const small = await toRaster(asSharp(page).blur(2).resize(770));
    const document = await readDocument(await pictureFile(small, 'png'));
    expect(document.problems.map(({ code }) => code)).toEqual(['low_ocr_confidence']);
  });
});

/** A picture without a resolution is taken for a sheet of A4. */
function onWholeSheet(part: Raster): Promise<Raster> {
  const [right, bottom] = [1654 - part.width, 2339 - part.height];
  return toRaster(asSharp(part).extend({ right, bottom, background: '#ffffff' }));
}

/** A PNG that is little more than its head: 100,000 by 100,000 pixels. */
function hugePng(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const head = Buffer.from('000186a0000186a00800000000', 'hex');
  const mark = Buffer.from('89504e470d0a1a0a', 'hex');
  const data = chunk('IDAT', deflateSync(Buffer.alloc(100)));
  return Buffer.concat([mark, chunk('IHDR', head), data, chunk('IEND', Buffer.alloc(0))]);
}

/** A PDF whose letters look right and are said to stand for others, as by a broken converter. */
async function garbledPdf(): Promise<Uint8Array> {
  const sentence = 'The force has adopted the definition and will use it in all of its policies. ';
  const stream = Array.from({ length: 5 }, () => `(${sentence}) Tj T*`).join('\n');
  const map = Array.from({ length: 26 }, (_, n) =>
    [97 + n, 65 + n].map((code) => `<${hex(code)}> <00${hex(code - n + ((n + 7) % 26))}>`),
  ).flat();
  const cmap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
${map.length} beginbfchar
${map.join('\n')}
endbfchar endcmap end end`;
  const content = `BT /F1 12 Tf 14 TL 60 700 Td\n${stream}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>',
    `<< /Length ${cmap.length} >>\nstream\n${cmap}\nendstream`,
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, n) => {
    const at = file.length;
    file += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const start = file.length;
  file += `xref\n0 7\n0000000000 65535 f \n${rows}trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`;
  return Buffer.from(file, 'latin1');
}

function hex(code: number): string {
  return code.toString(16).padStart(2, '0');
}
