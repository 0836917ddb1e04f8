import { describe, expect, it } from 'vitest';
import { hostileFile } from '../../scripts/hostile/index.js';
import { tinyPdf } from '../../scripts/hostile/tinyPdf.js';
import { readDocument } from '../../src/ingest/index.js';
import { DocumentProblem, pageAt } from '../../src/model/index.js';
import { expectLaws, shown } from './helpers.js';
import { drawHeadAndFoot, drawTable, makePdf } from './makePdf.js';

const PARAGRAPHS = [
  'I write in compliance with section 55 of the Police Act 1996. The Chief Constable has given me her comments and I set them out below, with my own beneath them.',
  'The Constabulary adopted the definition in September and has put it in each of the policies that bear on exploitation. The training of detectives is to follow, and the guidance for the control room has been rewritten.',
  'I shall ask for a written account of progress at each meeting of my board, and the papers of those meetings will be published on the website of this office within a week of each.',
];

describe('a letter', () => {
  it('comes out in paragraphs, with heading, address and bold', async () => {
    const bytes = await makePdf((pdf) => {
      pdf.text('Chaldicotes House\nAssize Lane\nSilverbridge SB1 4QT').moveDown();
      pdf.fontSize(16).text('Response to the inspection').fontSize(11).moveDown();
      pdf.font('Helvetica-Bold').text('Recommendation 1').font('Helvetica').moveDown();
      for (const paragraph of PARAGRAPHS) pdf.text(paragraph).moveDown();
      pdf.text('Yours faithfully');
    });
    const document = await readDocument(bytes);
    expect(shown(document)).toEqual([
      ['paragraph', 'Chaldicotes House\nAssize Lane\nSilverbridge SB1 4QT'],
      ['heading', 'Response to the inspection', { level: 1 }],
      ['paragraph', 'Recommendation 1', { bold: true }],
      ...PARAGRAPHS.map((paragraph) => ['paragraph', paragraph]),
      ['paragraph', 'Yours faithfully'],
    ]);
    expectLaws(document);
    expect(document).toMatchObject({
      mediaType: 'application/pdf',
      textLayer: 'native',
      problems: [],
    });
  });

  it('gives the same document from the same bytes', async () => {
    const bytes = await makePdf((pdf) => pdf.text(PARAGRAPHS.join('\n\n')));
    expect(await readDocument(bytes)).toEqual(await readDocument(new Uint8Array(bytes)));
  });

  it('keeps a running head once and joins a paragraph over the page break', async () => {
    const long = Array.from({ length: 9 }, () => PARAGRAPHS[1]).join(' ');
    const bytes = await makePdf((pdf) => {
      for (let i = 0; i < 4; i++) pdf.text(long).moveDown();
      drawHeadAndFoot(pdf, 'Office of the Police and Crime Commissioner for Barsetshire');
    });
    const document = await readDocument(bytes);
    expect(shown(document)).toEqual([
      ['furniture', 'Office of the Police and Crime Commissioner for Barsetshire'],
      ...Array.from({ length: 4 }, () => ['paragraph', long]),
    ]);
    expect(document.pages).toHaveLength(2);
    expect(pageAt(document, document.text.length - 1)).toBe(2);
    const [first, second] = document.pages;
    expect(second?.start).toBeGreaterThanOrEqual(first?.end ?? 0);
    expectLaws(document);
  });

  it('keeps bullets and numbers as items', async () => {
    const bytes = await makePdf((pdf) => {
      pdf.text('The Commissioner will:').moveDown();
      pdf.text('•', 80, pdf.y, { continued: false }).moveUp();
      pdf.text('receive the weekly count of records;', 100);
      pdf.text('(b) invite the supplier to the meeting.', 80);
    });
    expect(shown(await readDocument(bytes))).toEqual([
      ['paragraph', 'The Commissioner will:'],
      ['list_item', 'receive the weekly count of records;'],
      ['list_item', '(b) invite the supplier to the meeting.'],
    ]);
  });
});

describe('a two-column table', () => {
  const rows = [
    ['HMICFRS recommendation', 'Force response'],
    ...[1, 2, 4, 6].map((number) => [
      `Recommendation ${number}. By 31 March 2026 all forces should adopt and use the template as a minimum when they prepare the problem profiles for the year, and use it throughout.`,
      `Our answer to number ${number} is that it was adopted in September. The safe-guarding board has it, and the group-based profile will follow when the data of the partners have come in.`,
    ]),
  ];

  it('comes out cell by cell', async () => {
    const bytes = await makePdf((pdf) => {
      pdf.text('The table sets out each recommendation with the answer of the force.').moveDown();
      drawTable(pdf, rows, 440);
      pdf.text(PARAGRAPHS[0] as string, { width: 440 });
    });
    const document = await readDocument(bytes);
    const cells = rows.flatMap((texts, row) =>
      texts.map((text, column) => [
        'cell',
        text,
        { table: 0, row, column, ...(row === 0 ? { header: true } : {}) },
      ]),
    );
    expect(shown(document)).toEqual([
      ['paragraph', 'The table sets out each recommendation with the answer of the force.'],
      ...cells,
      ['paragraph', PARAGRAPHS[0]],
    ]);
    expectLaws(document);
  });

  it('goes on over a page break as one table', async () => {
    const many = [rows[0] as string[], ...Array.from({ length: 4 }, () => rows.slice(1)).flat()];
    const document = await readDocument(await makePdf((pdf) => drawTable(pdf, many, 440)));
    expect(document.pages.length).toBeGreaterThan(1);
    expect(new Set(document.layout.map(({ kind, table }) => `${kind} ${table}`))).toEqual(
      new Set(['cell 0']),
    );
    expect(document.layout).toHaveLength(2 * many.length);
  });
});

describe('the order of painting does not matter', () => {
  /** Lines of two columns as a printer driver paints them: line by line across the page, from the bottom up. */
  const paint = (pdf: PDFKit.PDFDocument, columns: readonly (readonly string[])[], gap: number) => {
    const rows = Math.max(...columns.map((lines) => lines.length));
    for (let row = rows - 1; row >= 0; row--) {
      columns.forEach((lines, column) => {
        const text = lines[row];
        if (text) pdf.text(text, 72 + column * gap, 100 + row * 14, { lineBreak: false });
      });
    }
  };

  it('a table without lines comes out in rows and cells', async () => {
    const bytes = await makePdf((pdf) =>
      paint(
        pdf,
        [
          [
            'Recommendation 1. Adopt',
            'the definition.',
            '',
            '',
            'Recommendation 2. Use',
            'the template.',
          ],
          [
            'The definition was adopted',
            'in September, and it is in',
            'each policy.',
            '',
            'We will use it.',
          ],
        ],
        200,
      ),
    );
    expect(shown(await readDocument(bytes)).map(([, words]) => words)).toEqual([
      'Recommendation 1. Adopt the definition.',
      'The definition was adopted in September, and it is in each policy.',
      'Recommendation 2. Use the template.',
      'We will use it.',
    ]);
  });

  it('columns of prose are read one after another', async () => {
    const lines = (name: string) =>
      Array.from({ length: 16 }, (_, n) => `This is line ${n + 1} of the ${name} column`);
    const bytes = await makePdf((pdf) => paint(pdf, [lines('left'), lines('right')], 230));
    const { text } = await readDocument(bytes);
    expect(text.indexOf('line 16 of the left')).toBeLessThan(text.indexOf('line 1 of the right'));
  });

  it('words painted twice, for weight, are read once', async () => {
    const bytes = await makePdf((pdf) => {
      pdf.text('Recommendation 4', 72, 100).text('Recommendation 4', 72.4, 100);
      pdf.text('It is done.', 72, 130);
    });
    expect((await readDocument(bytes)).text).toBe('Recommendation 4\n\nIt is done.');
  });

  it('the mark of a footnote is no figure of a number', async () => {
    const bytes = await makePdf((pdf) => {
      pdf.text('We accept recommendation 4', 72, 100, { lineBreak: false });
      const end = 72 + pdf.widthOfString('We accept recommendation 4');
      pdf.fontSize(7).text('2', end, 98, { lineBreak: false });
      pdf.fontSize(11).text(' in full.', end + 4, 100, { lineBreak: false });
    });
    expect((await readDocument(bytes)).text).toBe('We accept recommendation 4² in full.');
  });
});

describe('a scan with words behind it', () => {
  it('is said to be so', async () => {
    const bytes = await makePdf((pdf) => {
      pdf.addContent('3 Tr');
      pdf.text(PARAGRAPHS[0] as string);
    });
    const document = await readDocument(bytes);
    expect(document.pages[0]?.textLayer).toBe('embedded');
    expect(document.text).toBe(PARAGRAPHS[0]);
  });
});

describe('what is wrong with a PDF', () => {
  const scan: (pdf: PDFKit.PDFDocument) => void = (pdf) =>
    pdf.rect(100, 100, 300, 300).fill('grey');

  it.each([
    ['a password', () => makePdf((pdf) => pdf.text('x'), { userPassword: 'secret' }), 'encrypted'],
    ['pictures only', () => makePdf(scan), 'no_text_layer'],
    ['half of it', async () => (await makePdf((pdf) => pdf.text('x'))).subarray(0, 600), 'damaged'],
    ['pages in a circle', async () => hostileFile('cyclic-pages', 4).bytes, 'damaged'],
    ['too many pages', async () => tinyPdf({ pages: Array(9).fill(['x']) }), 'too_many_pages'],
    [
      'too much text',
      async () => tinyPdf({ pages: [Array(12).fill('x'.repeat(60))] }),
      'too_much_text',
    ],
  ])('%s', async (_, make, code) => {
    const reading = readDocument(await make(), { limits: { pages: 8, characters: 500 } });
    const error = await reading.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DocumentProblem);
    expect((error as DocumentProblem).problem).toMatchObject({ code });
  });

  it('pages without words among others are a warning', async () => {
    const bytes = await makePdf((pdf) => {
      pdf.text('Dear Home Secretary,');
      scan(pdf.addPage());
    });
    const document = await readDocument(bytes);
    expect(document.problems).toMatchObject([{ code: 'pages_without_text', severity: 'warning' }]);
    expect(document.pages.map(({ textLayer }) => textLayer)).toEqual(['native', 'none']);
    expect(document.textLayer).toBe('mixed');
  });

  it('a page whose drawing breaks off is read as far as it goes, with a warning', async () => {
    const whole = tinyPdf({ pages: [['First words.'], ['Last words.']], compress: true });
    const at =
      whole.lastIndexOf('stream\n', whole.lastIndexOf('endstream') - 1) + 'stream\n'.length;
    const bytes = Buffer.from(whole);
    bytes.fill(0xff, at + 4, at + 30);
    const document = await readDocument(bytes);
    expect(document.text).toContain('First words.');
    expect(document.problems.map(({ code }) => code)).toContain('partly_damaged');
  });

  it('the limits of the caller hold, and bytes before the PDF do no harm', async () => {
    const bytes = Buffer.concat([Buffer.from('\r\njunk\r\n'), tinyPdf()]);
    expect((await readDocument(bytes)).text).toContain('Dear Home Secretary,');
  });
});
