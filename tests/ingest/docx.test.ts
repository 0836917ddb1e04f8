import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/ingest/index.js';
import { expectLaws, type Shown, shown } from './helpers.js';
import { type DocxParts, makeDocx, paragraph, run, table } from './makeDocx.js';

const cell = (row: number, column: number, rest = {}) => ({ table: 0, row, column, ...rest });

/** A list level: its format and what it prints. */
function level(index: number, format: string, text: string, start = 1): string {
  return `<w:lvl w:ilvl="${index}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
}

const NUMBERING: DocxParts = {
  numbering: [
    `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', 'Recommendation %1:')}${level(1, 'lowerLetter', '(%2)')}</w:abstractNum>`,
    `<w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '')}${level(1, 'bullet', 'o')}</w:abstractNum>`,
    `<w:abstractNum w:abstractNumId="2">${level(0, 'decimal', '%1.', 3)}${level(1, 'decimal', '%1.%2')}${level(2, 'upperRoman', '%3.')}</w:abstractNum>`,
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>',
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>',
  ].join(''),
  styles:
    '<w:style w:type="paragraph" w:styleId="Numbered"><w:name w:val="Numbered"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Derived"><w:name w:val="Derived"/><w:basedOn w:val="Numbered"/></w:style>',
};

function listed(words: string, list: number, depth = 0): string {
  return paragraph(
    words,
    `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`,
  );
}

const change = 'w:id="1" w:author="A" w:date="2025-12-01T00:00:00Z"';
const box = (inner: string) =>
  `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>`;

const ROWS: [name: string, body: string, parts: DocxParts, expected: Shown[]][] = [
  [
    'headings by their style, bold, tabs and line ends',
    paragraph('Response', '<w:pStyle w:val="Heading2"/>') +
      '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Signed</w:t></w:r></w:p>' +
      '<w:p><w:r><w:t>Date:</w:t><w:tab/><w:t>18 December</w:t><w:br/><w:t>London</w:t></w:r></w:p>',
    {
      styles:
        '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>',
    },
    [
      ['heading', 'Response', { level: 2 }],
      ['paragraph', 'Signed', { bold: true }],
      ['paragraph', 'Date: 18 December\nLondon'],
    ],
  ],
  [
    'the numbers that Word counts, going on after other paragraphs',
    listed('Adopt it.', 1) +
      paragraph('We have.') +
      listed('Use it.', 1) +
      listed('first', 1, 1) +
      listed('second', 1, 1) +
      listed('Share it.', 1) +
      listed('again', 1, 1),
    NUMBERING,
    [
      ['paragraph', 'Recommendation 1: Adopt it.'],
      ['paragraph', 'We have.'],
      ['paragraph', 'Recommendation 2: Use it.'],
      ['list_item', '(a) first'],
      ['list_item', '(b) second'],
      ['paragraph', 'Recommendation 3: Share it.'],
      ['list_item', '(a) again'],
    ],
  ],
  [
    'numbers by style, from where the list starts, and of a list that starts anew',
    paragraph('One', '<w:pStyle w:val="Numbered"/>') +
      paragraph('Two', '<w:pStyle w:val="Derived"/>') +
      listed('Under', 3, 1) +
      listed('Deep', 3, 2) +
      listed('Nine', 4) +
      paragraph('None', '<w:pStyle w:val="Numbered"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
    NUMBERING,
    [
      ['list_item', '3. One'],
      ['list_item', '4. Two'],
      ['list_item', '4.1 Under'],
      ['paragraph', 'I. Deep'],
      ['list_item', '9. Nine'],
      ['paragraph', 'None'],
    ],
  ],
  [
    'numbers that no list has',
    listed('Below', 1, -1) + listed('Beyond', 1, 99) + listed('Letters', 1) + listed('Next', 1),
    {
      numbering: `<w:abstractNum w:abstractNumId="0">${level(-1, 'decimal', '%1.')}${level(0, 'lowerLetter', '%1.', 2_147_483_647)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    },
    [
      ['paragraph', 'Below'],
      ['paragraph', 'Beyond'],
      ['list_item', 'a. Letters'],
      ['list_item', 'b. Next'],
    ],
  ],
  [
    'bullets',
    listed('Trained', 2) + listed('Within', 2, 1),
    NUMBERING,
    [
      ['list_item', 'Trained'],
      ['list_item', 'Within'],
    ],
  ],
  [
    'changes as accepted: deleted and moved words are gone, inserted ones stay',
    `<w:p>${run('We have ')}<w:del ${change}><w:r><w:delText>not </w:delText></w:r></w:del><w:ins ${change}>${run('now ')}</w:ins>${run('adopted it.')}</w:p>` +
      `<w:p><w:moveFrom ${change}>${run('Moved away.')}</w:moveFrom></w:p>` +
      `<w:p><w:moveTo ${change}>${run('Moved here.')}</w:moveTo></w:p>` +
      `<w:p><w:pPr><w:rPr><w:del ${change}/></w:rPr></w:pPr>${run('One ')}</w:p>${paragraph('paragraph.')}` +
      `<w:tbl><w:tr><w:trPr><w:del ${change}/></w:trPr><w:tc>${paragraph('gone')}</w:tc><w:tc>${paragraph('gone')}</w:tc></w:tr><w:tr><w:tc>${paragraph('1')}</w:tc><w:tc>${paragraph('Done')}</w:tc></w:tr></w:tbl>`,
    {},
    [
      ['paragraph', 'We have now adopted it.'],
      ['paragraph', 'Moved here.'],
      ['paragraph', 'One paragraph.'],
      ['cell', '1', cell(0, 0)],
      ['cell', 'Done', cell(0, 1)],
    ],
  ],
  [
    'comments left out',
    `<w:p><w:commentRangeStart w:id="0"/>${run('We have adopted it.')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`,
    { comments: `<w:comment w:id="0" w:author="A">${paragraph('Is this so?')}</w:comment>` },
    [['paragraph', 'We have adopted it.']],
  ],
  [
    'notes after the text, without their marks',
    `<w:p>${run('We have adopted it')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('.')}<w:r><w:endnoteReference w:id="3"/></w:r></w:p>`,
    {
      footnotes: `<w:footnote w:id="2">${paragraph('In June 2024.')}</w:footnote>`,
      endnotes: `<w:endnote w:id="3">${paragraph('See the annex.')}</w:endnote>`,
    },
    [
      ['paragraph', 'We have adopted it.'],
      ['paragraph', 'In June 2024.'],
      ['paragraph', 'See the annex.'],
    ],
  ],
  [
    'text boxes of newer and older Word',
    paragraph('Before.') +
      box(paragraph('In a new box.')) +
      `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph('In an old box.')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`,
    {},
    [
      ['paragraph', 'Before.'],
      ['paragraph', 'In a new box.'],
      ['paragraph', 'In an old box.'],
    ],
  ],
  [
    'tables with merged cells',
    table([
      [`<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${paragraph('Both')}`, paragraph('C')],
      [
        `<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${paragraph('Rec 3')}`,
        paragraph('a') + paragraph('b'),
        paragraph('x'),
      ],
      [`<w:tcPr><w:vMerge/></w:tcPr><w:p/>`, paragraph('c'), paragraph('y')],
    ]),
    {},
    [
      ['cell', 'Both', cell(0, 0)],
      ['cell', 'C', cell(0, 2)],
      ['cell', 'Rec 3', cell(1, 0)],
      ['cell', 'a b', cell(1, 1)],
      ['cell', 'x', cell(1, 2)],
      ['cell', 'Rec 3', cell(2, 0)],
      ['cell', 'c', cell(2, 1)],
      ['cell', 'y', cell(2, 2)],
    ],
  ],
  [
    'a table in a cell of another, and a frame around a table',
    table([
      [paragraph('1'), table([[paragraph('x'), paragraph('y')]]) + paragraph('z')],
      [paragraph('2'), paragraph('w')],
      [paragraph('3'), paragraph('v')],
    ]) + table([[table([[paragraph('c'), paragraph('d')]])]]),
    {},
    [
      ['cell', '1', cell(0, 0)],
      ['cell', 'x y z', cell(0, 1)],
      ['cell', '2', cell(1, 0)],
      ['cell', 'w', cell(1, 1)],
      ['cell', '3', cell(2, 0)],
      ['cell', 'v', cell(2, 1)],
      ['cell', 'c', { table: 1, row: 0, column: 0 }],
      ['cell', 'd', { table: 1, row: 0, column: 1 }],
    ],
  ],
  [
    'heads and feet as furniture, each once, without page numbers and what is deleted',
    paragraph('Dear Home Secretary,'),
    {
      header1: `${paragraph('Loamshire OPCC')}<w:p><w:del ${change}><w:r><w:delText>Draft</w:delText></w:r></w:del></w:p>`,
      header2: paragraph('Loamshire OPCC'),
      footer1: `<w:p>${run('Market Street')}<w:r><w:tab/></w:r>${run('Page ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('1')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run(' of ')}<w:fldSimple w:instr=" NUMPAGES ">${run('4')}</w:fldSimple></w:p>`,
    },
    [
      ['furniture', 'Loamshire OPCC'],
      ['paragraph', 'Dear Home Secretary,'],
      ['furniture', 'Market Street'],
    ],
  ],
  [
    'short lines of a letter whose paragraphs are parted by empty ones',
    [
      paragraph('Marion Ashdown'),
      paragraph('Commissioner for Loamshire'),
      '<w:p/>',
      paragraph('Dear Home Secretary,'),
      '<w:p/>',
      paragraph('We have adopted it.'),
      paragraph('Policies follow'),
      paragraph('in May'),
    ].join(''),
    {},
    [
      ['paragraph', 'Marion Ashdown\nCommissioner for Loamshire'],
      ['paragraph', 'Dear Home Secretary,'],
      ['paragraph', 'We have adopted it.'],
      ['paragraph', 'Policies follow\nin May'],
    ],
  ],
  [
    'fields, breaks and odd tabs between words, and no hidden words',
    `<w:p><w:fldSimple w:instr=" DATE ">${run('18 December 2025')}</w:fldSimple><w:r><w:br w:type="page"/><w:t>Next</w:t><w:ptab w:alignment="right"/><w:t>page</w:t><w:cr/><w:t>line</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> shown</w:t></w:r></w:p>`,
    {},
    [['paragraph', '18 December 2025\nNext page\nline shown']],
  ],
  [
    'several boxes of one paragraph, drawn in a group or alone, in their order',
    `<w:p><w:r><w:drawing><wps:txbx><w:txbxContent>${paragraph('One.')}</w:txbxContent></wps:txbx><wps:txbx><w:txbxContent>${paragraph('Two.')}</w:txbxContent></wps:txbx></w:drawing></w:r>${run('Text.')}<w:r><w:drawing><wps:txbx><w:txbxContent>${paragraph('Three.')}</w:txbxContent></wps:txbx></w:drawing></w:r></w:p>`,
    {},
    [
      ['paragraph', 'Text.'],
      ['paragraph', 'One.'],
      ['paragraph', 'Two.'],
      ['paragraph', 'Three.'],
    ],
  ],
  [
    'content controls, smart tags and links',
    `<w:sdt><w:sdtContent>${paragraph('In a control.')}</w:sdtContent></w:sdt><w:p><w:smartTag>${run('In a tag, ')}</w:smartTag><w:hyperlink w:anchor="a">${run('in a link.')}</w:hyperlink></w:p>`,
    {},
    [
      ['paragraph', 'In a control.'],
      ['paragraph', 'In a tag, in a link.'],
    ],
  ],
];

describe('the words of a Word document', () => {
  it.each(ROWS)('%s', async (_, body, parts, expected) => {
    const document = await readDocument(makeDocx(body, parts));
    expect(document.mediaType).toBe(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    );
    expect(document.problems).toEqual([]);
    expectLaws(document);
    expect(shown(document)).toEqual(expected);
  });

  it('does not read a head that no section uses', async () => {
    const unused = `<w:hdr xmlns:w="x">${paragraph('Barsetshire OPCC')}</w:hdr>`;
    const more = [{ name: 'word/header9.xml', data: unused }];
    expect((await readDocument(makeDocx(TEXT, {}, more))).text).toBe('We have adopted it.');
  });

  it('says that it holds embedded files that are not read', async () => {
    const { problems } = await readDocument(makeDocx(`${TEXT}<w:altChunk r:id="x"/>`));
    expect(problems.map(({ code }) => code)).toEqual(['partly_damaged']);
  });

  it('does not count on the usual name of the part with the text', async () => {
    const document = await readDocument(makeDocx(TEXT, {}, [], 'word/document2.xml'));
    expect(document.text).toBe('We have adopted it.');
    const lost = readDocument(makeDocx(TEXT, {}, [], 'word/text/lost.txt'));
    await expect(lost).rejects.toMatchObject({ problem: { code: 'damaged' } });
  });
});

const TEXT = paragraph('We have adopted it.');
const ENTITIES = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>`;

describe('what is no Word document to read', () => {
  const limits = {
    markupDepth: 40,
    markupElements: 500,
    unpackedBytes: 3_000_000,
    characters: 1_000,
    archiveEntries: 20,
  };
  it.each([
    ['elements too deep', makeDocx('<w:sdt><w:sdtContent>'.repeat(30)), 'nested_too_deep'],
    ['tables too deep', makeDocx('<w:tbl><w:tr><w:tc>'.repeat(5_000)), 'nested_too_deep'],
    [
      'elements too deep in a head',
      makeDocx(TEXT, { header1: '<w:sdt>'.repeat(50) }),
      'nested_too_deep',
    ],
    ['too many elements', makeDocx(TEXT.repeat(300)), 'too_many_elements'],
    ['too much text', makeDocx(paragraph('word '.repeat(300))), 'too_much_text'],
    ['nothing but a head', makeDocx('', {}), 'empty'],
    [
      'entities',
      makeDocx(TEXT, {}, [{ name: 'word/styles.xml', data: `${ENTITIES}<x>&b;</x>` }]),
      'unsafe_markup',
    ],
    [
      'entities in UTF-16',
      makeDocx(TEXT, {}, [
        { name: 'word/styles.xml', data: Buffer.from(`\ufeff${ENTITIES}<x/>`, 'utf16le') },
      ]),
      'unsafe_markup',
    ],
    [
      'a part that unpacks to far too much',
      makeDocx(TEXT, {}, [{ name: 'word/styles.xml', data: ' '.repeat(2_000_000) }]),
      'unpacks_too_large',
    ],
    [
      'a part that unpacks to more than it says',
      makeDocx(TEXT, {}, [
        { name: 'word/styles.xml', data: ' '.repeat(2_000_000), claimedSize: 1_000 },
      ]),
      'damaged',
    ],
    [
      'more in all than is unpacked',
      makeDocx(TEXT, {}, [
        { name: 'word/styles.xml', data: 'x'.repeat(999_000) },
        { name: 'word/numbering.xml', data: 'x'.repeat(999_000) },
        { name: 'word/footnotes.xml', data: 'x'.repeat(999_000) },
        { name: 'word/endnotes.xml', data: 'x'.repeat(999_000) },
      ]),
      'unpacks_too_large',
    ],
    [
      'more parts than any letter has',
      makeDocx(
        TEXT,
        {},
        Array.from({ length: 20 }, (_, n) => ({ name: `word/${n}.xml`, data: '' })),
      ),
      'too_many_entries',
    ],
    ['a file cut short', makeDocx(TEXT).subarray(0, 500), 'damaged'],
    [
      'a locked part',
      makeDocx(TEXT, {}, [{ name: 'word/styles.xml', data: 'x', encrypted: true }]),
      'encrypted',
    ],
  ])('%s ends as one problem', async (_, bytes, code) => {
    await expect(readDocument(bytes, { limits })).rejects.toMatchObject({
      problem: { code, severity: 'error' },
    });
  });

  it('says that a text breaks off', async () => {
    const { text, problems } = await readDocument(makeDocx(`${TEXT}<w:p><w:r><w:t>We ha</w:t>`));
    expect(text).toContain('We have adopted it.');
    expect(problems.map(({ code }) => code)).toEqual(['partly_damaged']);
  });

  it('never unpacks what holds no words', async () => {
    const media = { name: 'word/media/image1.xml', data: ' '.repeat(2_000_000) };
    const document = await readDocument(makeDocx(TEXT, {}, [media]), { limits });
    expect(document.text).toBe('We have adopted it.');
  });
});
