import { describe, expect, it } from 'vitest';
import { rowsOf } from './cellsByRow.js';

const HEAD = 'Recommendation         Force position                      Owner';

describe('tables set in columns by spaces', () => {
  it('are read row by row where cells run on, even past all but one space', async () => {
    const table = [
      HEAD,
      '',
      '1. Name a lead for     A lead was named in March and has   Supt Crime',
      'every station and      visited each station once. The role Operations',
      'publish the list       profile was re-written for it.',
      '(31 March 2026)',
      '',
      '2. Check the lists     Two of five lists are checked; the  Insp Records',
      'each month             others wait for the new clerk.',
    ].join('\n');
    expect(
      await rowsOf(
        `The force was asked.\n\n${table}\n\nI shall ask again in the autumn of this year.\n`,
      ),
    ).toEqual([
      ['Recommendation', 'Force position', 'Owner'],
      [
        '1. Name a lead for every station and publish the list (31 March 2026)',
        'A lead was named in March and has visited each station once. The role profile was re-written for it.',
        'Supt Crime Operations',
      ],
      [
        '2. Check the lists each month',
        'Two of five lists are checked; the others wait for the new clerk.',
        'Insp Records',
      ],
    ]);
  });

  it('part rows at numbers where no empty line does', async () => {
    const table = [
      'No.    Force position                      Status',
      '1      A lead was named in March and has   Complete',
      '       visited each station once.',
      '2      Two of five lists are checked and   Open,',
      '       the others wait for the clerk.      overdue',
    ].join('\n');
    expect(await rowsOf(`The force was asked.\n\n${table}\n`)).toEqual([
      ['No.', 'Force position', 'Status'],
      ['1', 'A lead was named in March and has visited each station once.', 'Complete'],
      ['2', 'Two of five lists are checked and the others wait for the clerk.', 'Open, overdue'],
    ]);
  });

  it('take a paragraph under an empty first cell to the row above', async () => {
    const table = [
      'Area               Force position',
      '',
      'Custody            The cells were painted in May and',
      'and care           the bells were mended.',
      '',
      '                   A nurse was found for the night',
      '                   and begins in June.',
      '',
      'Roads              Two cars were bought and are',
      'and speed          in use.',
    ].join('\n');
    const rows = await rowsOf(`The force was asked.\n\n${table}\n`);
    expect(rows[1]).toEqual([
      'Custody and care',
      'The cells were painted in May and the bells were mended. A nurse was found for the night and begins in June.',
    ]);
    expect(rows).toHaveLength(3);
  });

  it('hold no page number that stands between two rows', async () => {
    const pages = [1, 2, 3].map((page) =>
      [
        'Area               Force position',
        '',
        'Custody            The cells were painted in May and',
        'and care           the bells were mended.',
        '',
        `                   Page ${page} of 3`,
      ].join('\n'),
    );
    const rows = await rowsOf(`The force was asked.\n\n${pages.join('\f')}\n`);
    expect(rows.flat().filter((cell) => /Page \d/.test(cell))).toEqual([]);
  });

  it('part rows at an empty line, though the first cell of one runs on', async () => {
    const table = [
      'Ref     Force position                      Status',
      '',
      'R9      A lead was named in March and has   Red',
      '        visited each station once.',
      '',
      'R1,     These are for others, and the       n/a',
      '3-6     force has nothing to say on them.',
    ].join('\n');
    expect(await rowsOf(`The force was asked.\n\n${table}\n`)).toEqual([
      ['Ref', 'Force position', 'Status'],
      ['R9', 'A lead was named in March and has visited each station once.', 'Red'],
      ['R1, 3-6', 'These are for others, and the force has nothing to say on them.', 'n/a'],
    ]);
  });

  it.each([
    [
      'two signatures side by side',
      [
        'Signed:                        Signed:',
        '',
        'Dr Oona Lasker                 Tobias Merry',
        'Police and Crime Commissioner  Chief Constable',
        'For Melfordshire               Melfordshire Police',
      ],
      'Dr Oona Lasker Police',
    ],
    [
      'two addresses side by side',
      [
        'The Old Rooms                  Your contact',
        'Seatown Road                   Wilf Orme',
        'Polchester                     Direct Line One',
        'England                        Polchester Two',
      ],
      'The Old Rooms Seatown',
    ],
    [
      'running text with wide gaps in one line',
      [
        'Note this well     It was said',
        'that the force had named a lead in every station in March',
        'and that the list was published on the last day of it,',
        'which I have seen for myself and can vouch for here.',
      ],
      'Note this well that',
    ],
  ])('are not %s', async (_, lines, joined) => {
    const rows = await rowsOf(`The force was asked.\n\n${lines.join('\n')}\n`);
    expect(rows.flat().some((cell) => cell.startsWith(joined))).toBe(false);
  });
});
