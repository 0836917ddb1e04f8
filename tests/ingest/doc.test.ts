import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/ingest/index.js';
import { docBlocks } from '../../src/ingest/word/docBlocks.js';
import { expectLaws, shown } from './helpers.js';

const letter = readFileSync('fixtures/formats/letter.doc');
const cell = (row: number, column: number) => ({ table: 0, row, column });

describe('an old Word document', () => {
  it('is read with head, foot, note and table', async () => {
    const document = await readDocument(letter);
    expect(document.mediaType).toBe('application/msword');
    expectLaws(document);
    expect(shown(document)).toEqual([
      ['furniture', 'Office of the Police and Crime Commissioner for Loamshire'],
      ['paragraph', '18 December 2025'],
      ['paragraph', 'Dear Home Secretary,'],
      ['paragraph', 'The force’s definition – “organised network” – was adopted in June 2024.'],
      ['cell', 'Recommendation', cell(0, 0)],
      ['cell', 'Response of the force', cell(0, 1)],
      ['cell', 'Recommendation 1 By 31 March, adopt it.', cell(1, 0)],
      ['cell', 'We have adopted it. Training follows.', cell(1, 1)],
      ['cell', 'Recommendation 2', cell(2, 0)],
      ['paragraph', 'Yours sincerely,'],
      ['paragraph', 'Marion Ashdown'],
      ['paragraph', 'The profile was published in July 2025.'],
      ['furniture', 'Loamshire OPCC, Market Street, Loam'],
    ]);
  });

  it('is told by its content', async () => {
    const other = Buffer.from(letter);
    const name = Buffer.from('WordDocument', 'utf16le');
    Buffer.from('Workbook\0\0\0\0', 'utf16le').copy(other, other.indexOf(name));
    await expect(readDocument(other)).rejects.toMatchObject({
      problem: { code: 'unsupported_type', message: expect.stringContaining('spreadsheet') },
    });
  });

  const header = letter.indexOf(Buffer.from([0xec, 0xa5]), 512);
  const changed = (at: number, bytes: Buffer) =>
    Buffer.concat([letter.subarray(0, at), bytes, letter.subarray(at + bytes.length)]);

  it.each([
    ['locked', changed(header + 11, Buffer.from([0x13])), 'encrypted'],
    ['without its header', changed(header, Buffer.alloc(512)), 'damaged'],
    ['whose text is cut off', letter.subarray(0, letter.length - 6_000), 'damaged'],
    ['of which only the head is left', letter.subarray(0, 600), 'damaged'],
  ])('%s ends as one problem', async (_, bytes, code) => {
    await expect(readDocument(bytes)).rejects.toMatchObject({ problem: { code } });
  });

  it('that is a locked new one ends as encrypted', async () => {
    const bytes = Buffer.from(letter);
    const name = Buffer.from('WordDocument', 'utf16le');
    // The directory stands in the part that holds the name; its other entries are of no matter here.
    const longer = Buffer.from('EncryptedPackage\0', 'utf16le');
    longer.copy(bytes, bytes.indexOf(name));
    await expect(readDocument(bytes)).rejects.toMatchObject({ problem: { code: 'encrypted' } });
  });
});

const LINES: [name: string, text: string, expected: (string | string[])[]][] = [
  ['a row', 'a\tb\t\n', [['a', 'b']]],
  [
    'rows of cells of several paragraphs',
    'a\tb\t\nc\nd\te\nf\t\n',
    [
      ['a', 'b'],
      ['c+d', 'e+f'],
    ],
  ],
  ['a paragraph before and after', 'One.\na\tb\t\nTwo.', ['One.', ['a', 'b'], 'Two.']],
  ['paragraphs with tabs', 'Date:\t18 December\nRef:\tx\n', ['Date: 18 December', 'Ref: x']],
  ['a paragraph with a tab before a table', 'Date:\tMay\na\tb\t\n', ['Date: May', ['a', 'b']]],
  [
    'empty cells',
    'a\tb\tc\t\n\t\t\t\nd\t\tf\t\n',
    [
      ['a', 'b', 'c'],
      ['d', '', 'f'],
    ],
  ],
  [
    'many paragraphs between two tables',
    `a\tb\t\n${'Words.\n'.repeat(6)}c\td\t\n`,
    [['a', 'b'], ...Array<string>(6).fill('Words.'), ['c', 'd']],
  ],
];

describe('the text of an old Word document', () => {
  it.each(LINES)('%s', (_, text, expected) => {
    const blocks = docBlocks(text).map((block) =>
      block.kind === 'row'
        ? block.cells.map((words) => words.replaceAll('\u001e', '+'))
        : block.lines.map((line) => line.text).join('|'),
    );
    expect(blocks).toEqual(expected);
  });
});
