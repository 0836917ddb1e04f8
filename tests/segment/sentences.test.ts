import { describe, expect, it } from 'vitest';
import { abbreviationsOf, loadLexicon } from '../../src/lexicon/index.js';
import { splitSentences } from '../../src/segment/sentences.js';

const known = abbreviationsOf(loadLexicon());

const ROWS: [name: string, text: string, sentences: string[]][] = [
  ['two sentences', 'We adopted it. It is in use.', ['We adopted it.', 'It is in use.']],
  ['Rec. 4', 'We answer Rec. 4 below. It is done.', ['We answer Rec. 4 below.', 'It is done.']],
  [
    'Ch. Supt.',
    'Ch. Supt. Alder leads this. She began in May.',
    ['Ch. Supt. Alder leads this.', 'She began in May.'],
  ],
  ['p.a.', 'It costs £40,000 p.a. to run.', ['It costs £40,000 p.a. to run.']],
  [
    'No. 10',
    'See item No. 10 of the plan. It is closed.',
    ['See item No. 10 of the plan.', 'It is closed.'],
  ],
  ['decimals', 'The rate is 5.9 per cent. It fell.', ['The rate is 5.9 per cent.', 'It fell.']],
  ['initials', 'J. R. Hartley signed it. We agree.', ['J. R. Hartley signed it.', 'We agree.']],
  ['closing quote', 'He said "it is done." We agree.', ['He said "it is done."', 'We agree.']],
  [
    'list number',
    '1. The force has a plan. 2. It works.',
    ['1. The force has a plan.', '2. It works.'],
  ],
  [
    'month',
    'Signed on 4 Sept. 2025 by the board. It holds.',
    ['Signed on 4 Sept. 2025 by the board.', 'It holds.'],
  ],
  ['line ends', 'Complete\nIn place since June', ['Complete', 'In place since June']],
  ['question', 'Is it done? Yes.', ['Is it done?', 'Yes.']],
  [
    'e.g.',
    'Partners, e.g. the council, agree. So do we.',
    ['Partners, e.g. the council, agree.', 'So do we.'],
  ],
  [
    'lower case goes on',
    'The system vs. the manual one is faster.',
    ['The system vs. the manual one is faster.'],
  ],
];

describe('splitSentences', () => {
  it.each(ROWS)('%s', (_, text, sentences) => {
    expect(splitSentences(text, known).map((s) => text.slice(s.start, s.end))).toEqual(sentences);
  });

  it('gives spans of the text, in order, that do not overlap', () => {
    const text = ROWS.map(([, t]) => t).join(' ');
    let last = 0;
    for (const { start, end } of splitSentences(text, known)) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThan(start);
      last = end;
    }
  });
});
