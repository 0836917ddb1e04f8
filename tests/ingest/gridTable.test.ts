import { describe, expect, it } from 'vitest';
import { rowsOf } from './cellsByRow.js';

const GRID = [
  '+-----+----------------------+-------------------+',
  '| No. | Recommendation       | Force response    |',
  '+=====+======================+===================+',
  '| 1   | Forces should check  | The lists were    |',
  '|     | their lists.         | checked in Septem-|',
  '|     |                      | ber by a sergeant.|',
  '+-----+----------------------+-------------------+',
  '| 2   | Forces should name a | Not begun.        |',
  '|     | lead.                |                   |',
  '+-----+----------------------+-------------------+',
];

describe('tables drawn with "+" and "|"', () => {
  it('are read row by row, cells joined over their lines, and a word broken at a line end mended', async () => {
    expect(await rowsOf(`The force was asked.\n\n${GRID.join('\n')}\n\nThat is all.\n`)).toEqual([
      ['No.', 'Recommendation', 'Force response'],
      [
        '1',
        'Forces should check their lists.',
        'The lists were checked in September by a sergeant.',
      ],
      ['2', 'Forces should name a lead.', 'Not begun.'],
    ]);
  });

  it('need a border above and below', async () => {
    const open = GRID.slice(0, -1).join('\n');
    const rows = await rowsOf(`The force was asked.\n\n${open}\n\nThat is all.\n`);
    expect(rows.flat()).not.toContain('Forces should name a lead.');
  });
});
