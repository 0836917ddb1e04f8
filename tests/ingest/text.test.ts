import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/ingest/index.js';
import { DocumentProblem, pageAt } from '../../src/model/index.js';
import { expectLaws, readText, type Shown, shown } from './helpers.js';

const LONG_A = 'The Constabulary adopted the definition in May and has put it in the policies';
const LONG_B =
  'that bear on exploitation, in the training of detectives and in the guidance for the';

describe('decoding', () => {
  const words = 'Dear Sir, we’re – “done” for £5.';
  const little = Buffer.from(`\ufeff${words}`, 'utf16le');
  it.each([
    ['UTF-8', Buffer.from(words)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${words}`)],
    ['UTF-16 little-endian', little],
    ['UTF-16 big-endian', Buffer.from(little).swap16()],
    ['UTF-16 little-endian without a mark', Buffer.from(words, 'utf16le')],
    ['UTF-16 big-endian without a mark', Buffer.from(words, 'utf16le').swap16()],
    ['Windows-1252', iconv.encode(words, 'win1252')],
  ])('%s gives the words', async (_, bytes) => {
    const document = await readDocument(bytes);
    expect(document.text).toBe(words);
    expect(document.problems).toEqual([]);
  });

  it('keeps UTF-8 with one bad byte as UTF-8, with a warning', async () => {
    const bytes = Buffer.concat([Buffer.from('“One” and “two”.'), Buffer.from([0xff])]);
    const { text, problems } = await readDocument(bytes);
    expect(text).toContain('“One” and “two”.');
    expect(problems).toMatchObject([{ code: 'partly_damaged', severity: 'warning' }]);
  });
});

describe('what cannot be read ends as one problem', () => {
  it.each([
    ['no bytes', Buffer.alloc(0), 'empty'],
    ['white space', Buffer.from(' \r\n\t\f \u00a0'), 'empty'],
    ['a ZIP cut short', Buffer.from('PK\x03\x04....word/document.xml', 'latin1'), 'damaged'],
    ['an old Office file cut short', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'damaged'],
    ['a PNG cut short', Buffer.from('89504e470d0a1a0a', 'hex'), 'damaged'],
    ['a JPEG cut short', Buffer.from('ffd8ffe0', 'hex'), 'damaged'],
    ['RTF', Buffer.from('{\\rtf1 Dear Sir}'), 'unsupported_type'],
    ['XML', Buffer.from('<?xml version="1.0"?><a/>'), 'unsupported_type'],
    ['NULs', Buffer.from('Dear\0Sir'), 'unsupported_type'],
    ['control units', Buffer.from('\x01\x02\x03 Dear \x04'), 'unsupported_type'],
    ['a PDF head only', Buffer.from('%PDF-1.7\n'), 'damaged'],
    ['nothing but page numbers', Buffer.from('Page 1\n\fPage 2\n'), 'empty'],
  ])('%s', async (_, bytes, code) => {
    const error = await readDocument(bytes).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DocumentProblem);
    expect((error as DocumentProblem).problem).toMatchObject({ code, severity: 'error' });
  });

  it.each([
    ['fileBytes', 'too_large'],
    ['characters', 'too_much_text'],
  ])('more than the limit of %s -> %s', async (name, code) => {
    const reading = readDocument(Buffer.from('Dear Home Secretary,'), { limits: { [name]: 5 } });
    await expect(reading).rejects.toMatchObject({ problem: { code } });
  });

  it('more than the limit of pages -> too_many_pages', async () => {
    const text = Array.from({ length: 9 }, (_, i) => `Words of sheet ${i}.`).join('\f');
    const reading = readDocument(Buffer.from(text), { limits: { pages: 5 } });
    await expect(reading).rejects.toMatchObject({ problem: { code: 'too_many_pages' } });
  });
});

const CASES: [name: string, source: string, blocks: Shown[]][] = [
  [
    'wrapped lines are joined, an address is not',
    `Chaldicotes House\nSilverbridge\nSB1 4QT\n\n${LONG_A}\n${LONG_B}\ncontrol room. The training comes next, and\nthe rest will follow in its turn, we are told.`,
    [
      ['paragraph', 'Chaldicotes House\nSilverbridge\nSB1 4QT'],
      [
        'paragraph',
        `${LONG_A} ${LONG_B} control room. The training comes next, and the rest will follow in its turn, we are told.`,
      ],
    ],
  ],
  [
    'labels of a form stay apart from long values',
    'Force position\nThe Constabulary took on the wording by decision of its Board, and every policy has it.\nForce owner\nHead of Intelligence',
    [
      ['paragraph', 'Force position'],
      [
        'paragraph',
        'The Constabulary took on the wording by decision of its Board, and every policy has it.',
      ],
      ['paragraph', 'Force owner\nHead of Intelligence'],
    ],
  ],
  [
    'a sentence broken by empty lines is joined',
    'The template is in use and progress is tracked through the Vulnerability Board\n\nchaired by the Assistant Chief Constable.\n\nA new paragraph.',
    [
      [
        'paragraph',
        'The template is in use and progress is tracked through the Vulnerability Board chaired by the Assistant Chief Constable.',
      ],
      ['paragraph', 'A new paragraph.'],
    ],
  ],
  [
    'copies and mail addresses are no rest of a sentence',
    'Police and Crime Commissioner for the county of Barsetshire\n\ncc Chief Constable\n\nThe person to write to about this paper\n\noffice@opcc-barsetshire.example',
    [
      ['paragraph', 'Police and Crime Commissioner for the county of Barsetshire'],
      ['paragraph', 'cc Chief Constable'],
      ['paragraph', 'The person to write to about this paper'],
      ['paragraph', 'office@opcc-barsetshire.example'],
    ],
  ],
  [
    'headings, bold, emphasis, links and escapes of Markdown',
    '## **Recommendations** ##\n\n**Rec 1**\n\nIt *is* __done__: see [the page](https://x.example/a_b) and 3 \\* 4, not a*b.',
    [
      ['heading', 'Recommendations', { level: 2, bold: true }],
      ['paragraph', 'Rec 1', { bold: true }],
      ['paragraph', 'It is done: see the page and 3 * 4, not a*b.'],
    ],
  ],
  [
    'bullets are dropped, numbers kept, rules dropped',
    'We will:\n- write to the supplier;\n- publish the date.\n\n---\n\n1. First.\n\n(a) receive the count;\n(b) invite the supplier.\n\n•\task for it\no Again',
    [
      ['paragraph', 'We will:'],
      ['list_item', 'write to the supplier;'],
      ['list_item', 'publish the date.'],
      ['list_item', '1. First.'],
      ['list_item', '(a) receive the count;'],
      ['list_item', '(b) invite the supplier.'],
      ['list_item', 'ask for it'],
      ['list_item', 'Again'],
    ],
  ],
  [
    'a dash or figure that a wrap has put first begins no item',
    `${LONG_A}\n- all but one of them - that bear on exploitation, which was done in the May of\n2024. It is the last that we shall have to do in this matter before the year is\nout, and the Commissioner has been told so by the Chief Constable in as many\nwords.`,
    [
      [
        'paragraph',
        `${LONG_A} - all but one of them - that bear on exploitation, which was done in the May of 2024. It is the last that we shall have to do in this matter before the year is out, and the Commissioner has been told so by the Chief Constable in as many words.`,
      ],
    ],
  ],
  [
    'quotation marks of Markdown',
    '> "We have done it.\n>\n> It is in use."',
    [
      ['paragraph', '"We have done it.'],
      ['paragraph', 'It is in use."'],
    ],
  ],
  [
    'paragraph tags and tabs as cells',
    '<p>Recommendation 1</p><p>By 31 March</p>\t<p>We have\nadopted it.</p>\n<p>Recommendation 2</p>\t<p>Done.</p>',
    [
      ['cell', 'Recommendation 1 By 31 March', { table: 0, row: 0, column: 0 }],
      ['cell', 'We have adopted it.', { table: 0, row: 0, column: 1 }],
      ['cell', 'Recommendation 2', { table: 0, row: 1, column: 0 }],
      ['cell', 'Done.', { table: 0, row: 1, column: 1 }],
    ],
  ],
  [
    'tabs as cells, with a head row and an empty cell',
    'Rec\tForce comment\tRAG\n1. By May do it\tPolicies are rewritten, training is to follow.\tA\n2\t\tG',
    [
      ['cell', 'Rec', { table: 0, row: 0, column: 0, header: true }],
      ['cell', 'Force comment', { table: 0, row: 0, column: 1, header: true }],
      ['cell', 'RAG', { table: 0, row: 0, column: 2, header: true }],
      ['cell', '1. By May do it', { table: 0, row: 1, column: 0 }],
      ['cell', 'Policies are rewritten, training is to follow.', { table: 0, row: 1, column: 1 }],
      ['cell', 'A', { table: 0, row: 1, column: 2 }],
      ['cell', '2', { table: 0, row: 2, column: 0 }],
      ['cell', 'G', { table: 0, row: 2, column: 2 }],
    ],
  ],
  [
    'a Markdown table, then another after a paragraph',
    '| Rec | Status |\n|---|:--:|\n| 1 | **Done** |\n\nWords.\n\n| a | b |\n| c | d |',
    [
      ['cell', 'Rec', { table: 0, row: 0, column: 0, header: true }],
      ['cell', 'Status', { table: 0, row: 0, column: 1, header: true }],
      ['cell', '1', { table: 0, row: 1, column: 0 }],
      ['cell', 'Done', { table: 0, row: 1, column: 1, bold: true }],
      ['paragraph', 'Words.'],
      ['cell', 'a', { table: 1, row: 0, column: 0 }],
      ['cell', 'b', { table: 1, row: 0, column: 1 }],
      ['cell', 'c', { table: 1, row: 1, column: 0 }],
      ['cell', 'd', { table: 1, row: 1, column: 1 }],
    ],
  ],
  [
    'rows of HTML over several lines',
    '<table>\n<tr>\n<th>Rec</th><th>Reply</th>\n</tr>\n<tr><td>1</td>\n<td>Done<br>in May</td></tr>\n</table>',
    [
      ['cell', 'Rec', { table: 0, row: 0, column: 0, header: true }],
      ['cell', 'Reply', { table: 0, row: 0, column: 1, header: true }],
      ['cell', '1', { table: 0, row: 1, column: 0 }],
      ['cell', 'Done in May', { table: 0, row: 1, column: 1 }],
    ],
  ],
  [
    'cells aligned by spaces',
    'Signed:                    Signed:\nDr Oonagh Lascelles        Tobias Merridew',
    [
      ['cell', 'Signed:', { table: 0, row: 0, column: 0 }],
      ['cell', 'Signed:', { table: 0, row: 0, column: 1 }],
      ['cell', 'Dr Oonagh Lascelles', { table: 0, row: 1, column: 0 }],
      ['cell', 'Tobias Merridew', { table: 0, row: 1, column: 1 }],
    ],
  ],
  [
    'entities, tags, ligatures and units that print nothing',
    'Fire &amp; Rescue&nbsp;Service&#39;s <b>ﬁnal</b> re\u00adport\u200b of 18<sup>th</sup>\u00a0May: &pound;5&#146;s worth, AT&T;',
    [['paragraph', "Fire & Rescue Service's final report of 18th May: £5’s worth, AT&T;"]],
  ],
  [
    'captions of converters, but not a sentence about a logo',
    'A handwritten signature in black ink that reads "Dan".\n\n[signature]\n\n![Crest of the force](a.png)\n\nA new logo for Operation Makesafe has been produced.\n\nA close-up of a logo\n\nThe image shows a cursive signature, partially legible.',
    [
      ['caption', 'A handwritten signature in black ink that reads "Dan".'],
      ['caption', '[signature]'],
      ['caption', 'Crest of the force'],
      ['paragraph', 'A new logo for Operation Makesafe has been produced.'],
      ['caption', 'A close-up of a logo'],
      ['caption', 'The image shows a cursive signature, partially legible.'],
    ],
  ],
];

describe('cleaning', () => {
  it.each(CASES)('%s', async (_, source, blocks) => {
    const document = await readText(source);
    expect(shown(document)).toEqual(blocks);
    expectLaws(document, source);
  });

  it('parts blocks by empty lines, rows by line ends and cells by tabs', async () => {
    const { text } = await readText('One.\n\n\n\nTwo.\n\na\tb\nc\td\n');
    expect(text).toBe('One.\n\nTwo.\n\na\tb\nc\td');
  });
});

describe('words broken at a line end', () => {
  const wrapped = (end: string, start: string, elsewhere = '') =>
    `${elsewhere}\n\nThe Chief Constable has told me that work on all of the matters is with ${end}\n${start} and that it will be finished.`;
  it.each([
    ['agree-', 'ment', '', 'agreement'],
    ['group-', 'based', '', 'group-based'],
    ['multi-', 'agency', '', 'multi-agency'],
    ['co-', 'ordinated', '', 'co-ordinated'],
    ['child-', 'hood', '', 'childhood'],
    ['drop-', 'down', 'The drop-down is new.', 'drop-down'],
    ['safe-', 'guarding', 'Our safeguarding board met.', 'safeguarding'],
    ['force-', 'wide', 'Each force has wide powers.', 'force-wide'],
    ['there-', 'fore', '', 'therefore'],
    ['state-of-the-', 'art', '', 'state-of-the-art'],
    ['Multi-', 'Agency', '', 'Multi-Agency'],
    ['short-', 'and long-term', '', 'short- and long-term'],
    ['prob\u00ad', 'lem', '', 'problem'],
    ['one –', 'that is', '', 'one – that is'],
    ['re-', 'worded', 'The case was re-opened.', 're-worded'],
    ['re-', 'worded', 'The case was reopened.', 'reworded'],
    ['re-', 'ceived', 'It was received and re-opened.', 'received'],
  ])('%s / %s (%s) -> %s', async (end, start, elsewhere, word) => {
    const source = wrapped(end, start, elsewhere);
    const document = await readText(source);
    expect(document.text).toContain(`is with ${word}`);
    expectLaws(document, source);
  });
});

describe('page furniture', () => {
  const sheet = (number: number, words: string) =>
    `OPCC Barsetshire\n\n${words}\n\nPage ${number} of 3`;

  it('keeps a running head once, and drops page numbers', async () => {
    const source = [
      sheet(1, 'The force has adopted the definition and it is used in the policies that'),
      sheet(2, 'bear on exploitation.\n\nRecommendation 2'),
      sheet(3, 'Yours faithfully'),
    ].join('\f');
    const document = await readText(source);
    expect(shown(document)).toEqual([
      ['furniture', 'OPCC Barsetshire'],
      [
        'paragraph',
        'The force has adopted the definition and it is used in the policies that bear on exploitation.',
      ],
      ['paragraph', 'Recommendation 2'],
      ['paragraph', 'Yours faithfully'],
    ]);
    expectLaws(document, source);
    expect(document.pages).toHaveLength(3);
    expect(pageAt(document, document.text.indexOf('policies that'))).toBe(1);
    expect(pageAt(document, document.text.indexOf('bear on'))).toBe(2);
    expect(pageAt(document, document.text.indexOf('Yours'))).toBe(3);
  });

  it('knows a letterhead again where the page breaks are lost', async () => {
    const head = 'Tony Wragby\nBarsetshire\nPolice & Crime\nCommissioner';
    const source = `\n\n${head}\n\nFirst words.\n\n\n\n${head}\n\nLast words.\n\nTony Wragby`;
    expect(shown(await readText(source))).toEqual([
      ['furniture', head],
      ['paragraph', 'First words.'],
      ['paragraph', 'Last words.'],
      ['paragraph', 'Tony Wragby'],
    ]);
  });

  it('does not take the repeated labels and figures of a form for furniture', async () => {
    const source =
      'Recommendation\n\n4\n\nForce owner\nHead of Crime\n\nRecommendation\n\n6\n\nForce owner\nHead of Crime\n\nEnd.';
    const words = shown(await readText(source)).map(([kind, text]) => [kind, text]);
    expect(words).toEqual([
      ['paragraph', 'Recommendation'],
      ['paragraph', '4'],
      ['paragraph', 'Force owner\nHead of Crime'],
      ['paragraph', 'Recommendation'],
      ['paragraph', '6'],
      ['paragraph', 'Force owner\nHead of Crime'],
      ['paragraph', 'End.'],
    ]);
  });

  it('does not take a count in a sentence for a page number', async () => {
    const { text } = await readText('We found the marker to be right in 13 of 17\n\nWords.');
    expect(text).toContain('13 of 17');
  });

  it('counts empty pages, so that page numbers are those of the file', async () => {
    const document = await readText('First.\f\fThird.');
    expect(document.pages.map(({ start, end }) => [start, end])).toEqual([
      [0, 6],
      [6, 6],
      [8, 14],
    ]);
    expect(pageAt(document, 8)).toBe(3);
  });
});
