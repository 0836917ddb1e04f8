import { describe, expect, it } from 'vitest';
import { rowsOf } from './cellsByRow.js';

const BEFORE = 'The force was asked for its position and has given what follows here.\n\n';
const AFTER = '\nThe Commissioner will look at the whole again at her board in the autumn.\n';

describe('tables that a tool took apart', () => {
  it.each([
    [
      'a cell a line',
      'Rec\nForce update\nStatus\n1\nThe policy was signed off in May.\nGreen\n2\nTraining has not begun.\nRed\n',
      [
        ['Rec', 'Force update', 'Status'],
        ['1', 'The policy was signed off in May.', 'Green'],
        ['2', 'Training has not begun.', 'Red'],
      ],
    ],
    [
      'a cell a paragraph, lines wrapped inside',
      'No.\n\nRecommendation\n\nForce update\n\n1\n\nForces should check their lists\nby June.\n\nThe lists were checked\nin May.\n\n4\n\nForces should train their staff.\n\nNot begun.\n',
      [
        ['No.', 'Recommendation', 'Force update'],
        ['1', 'Forces should check their lists by June.', 'The lists were checked in May.'],
        ['4', 'Forces should train their staff.', 'Not begun.'],
      ],
    ],
    [
      'rows that begin with what is asked, and a second part without heads',
      'Recommendation\nWhat we were told\nState\n1. Check the lists\nDone in May.\nGreen\n2. Train the staff\nNot begun.\nRed\n\nNATIONAL\n\n3. Keep a register\nOpened in June.\nGreen\n4. Name a lead\nNobody is named.\nRed\n',
      [
        ['Recommendation', 'What we were told', 'State'],
        ['1. Check the lists', 'Done in May.', 'Green'],
        ['2. Train the staff', 'Not begun.', 'Red'],
        ['3. Keep a register', 'Opened in June.', 'Green'],
        ['4. Name a lead', 'Nobody is named.', 'Red'],
      ],
    ],
    [
      'narrow columns, a paragraph a row, heads again on the next page',
      'Recommendation\nForce response\nComment\n\nForces should check all of\ntheir lists by June\nThe lists were checked in\nMay by a sergeant.\nI have seen them.\n\nForces should train their\nstaff and say so\nNot begun. The trainers\nare to come in July.\nA plan is needed.\n\nRecommendation\nForce response\nComment\n\nForces should name a lead\nfor all of this\nDone.\nGood.\n',
      [
        ['Recommendation', 'Force response', 'Comment'],
        [
          'Forces should check all of their lists by June',
          'The lists were checked in May by a sergeant.',
          'I have seen them.',
        ],
        [
          'Forces should train their staff and say so',
          'Not begun. The trainers are to come in July.',
          'A plan is needed.',
        ],
        ['Recommendation', 'Force response', 'Comment'],
        ['Forces should name a lead for all of this', 'Done.', 'Good.'],
      ],
    ],
    [
      'a cell of what is asked that ends on a full line, under its number',
      'Recommendation\nForce response\nComment\n\nRec 1 - Lists\nForces should check all lists\nby June, and say when that is\ndone, and by whom it is done.\nAll lists were checked.\nMore is to come in June. It is\nin hand.\nGood.\n\nRec 2 - Leads\nForces should name a lead for\nall of this.\nA lead has been named.\nGood.\n\nRec 3 - Clerks\nForces should train clerks.\nThe clerks have been trained.\nSo they should be.\n',
      [
        ['Recommendation', 'Force response', 'Comment'],
        [
          'Rec 1 - Lists Forces should check all lists by June, and say when that is done, and by whom it is done.',
          'All lists were checked. More is to come in June. It is in hand.',
          'Good.',
        ],
        [
          'Rec 2 - Leads Forces should name a lead for all of this.',
          'A lead has been named.',
          'Good.',
        ],
        [
          'Rec 3 - Clerks Forces should train clerks.',
          'The clerks have been trained.',
          'So they should be.',
        ],
      ],
    ],
    [
      'narrow columns under numbers, without empty lines',
      'Ref\nRecommendation / AFI\nOwner\nWhat the force says\nRating\nCoC 1\nThe lists of the force are a\ncause of concern.\nDCC\nAccepted in full.\nA\n1.1\nImmediately, the force should\ncheck its lists.\nSupt Roe\nDone. The lists were checked by\na sergeant in May.\nG\nAFI 2\nTraining of those who keep the\nlists.\nHead of Training\nNot accepted. It was a sample of\nnine.\nThe force asked for another.\n-\n1.2\nWithin a month, the force should\nname a lead.\nDCC\nA lead was named in June.\nG\n',
      [
        ['Ref', 'Recommendation / AFI', 'Owner', 'What the force says', 'Rating'],
        [
          'CoC 1',
          'The lists of the force are a cause of concern.',
          'DCC',
          'Accepted in full.',
          'A',
        ],
        [
          '1.1',
          'Immediately, the force should check its lists.',
          'Supt Roe',
          'Done. The lists were checked by a sergeant in May.',
          'G',
        ],
        [
          'AFI 2',
          'Training of those who keep the lists.',
          'Head of Training',
          'Not accepted. It was a sample of nine. The force asked for another.',
          '-',
        ],
        [
          '1.2',
          'Within a month, the force should name a lead.',
          'DCC',
          'A lead was named in June.',
          'G',
        ],
      ],
    ],
  ])('%s', async (_, table, rows) => {
    expect(await rowsOf(BEFORE + table + AFTER)).toEqual(rows);
  });

  it.each([
    [
      'a list under a heading',
      'Recommendations\n1. Check the lists\n2. Train the staff\n3. Keep a register\n',
    ],
    [
      'rows of unequal length',
      'Rec\nForce update\n1\nThe policy was signed off.\nIt is on the intranet.\n2\nNot begun.\n',
    ],
    ['one row', 'Rec\nForce update\nStatus\n1\nThe policy was signed off.\nGreen\n'],
    [
      'numbers that go down',
      'Rec\nForce update\nStatus\n2\nThe policy was signed off.\nGreen\n1\nNot begun.\nRed\n',
    ],
  ])('no table: %s', async (_, text) => {
    expect(await rowsOf(BEFORE + text + AFTER)).toEqual([]);
  });
});
