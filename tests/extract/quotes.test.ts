import { describe, expect, it } from 'vitest';
import { quotationsIn } from '../../src/extract/claims/quotes.js';

const WORDS = '"We have opened a desk at each station."';

describe('whose words stand in quotation marks', () => {
  it.each([
    [`CC: ${WORDS}`, 'chief_constable'],
    [`Desks. Chief Constable: ${WORDS}`, 'chief_constable'],
    [`PCC: ${WORDS}`, 'policing_body'],
    [`HMICFRS: ${WORDS}`, 'inspectorate'],
    [`${WORDS} said Ms Dunmore.`, 'policing_body'],
    [`${WORDS} said DCC Limb.`, 'chief_constable'],
    [`It is called ${WORDS} by some.`, null],
  ])('%s', (text, source) => {
    expect(quotationsIn(text, false, 'Philippa Dunmore').map((one) => one.source)).toEqual([
      source,
    ]);
  });

  it('a name is nobody\u2019s where it is not that of the office holder', () => {
    expect(quotationsIn(`${WORDS} said Ms Dunmore.`, false).map((one) => one.source)).not.toContain(
      'policing_body',
    );
  });

  it('"Commissioner:" is the chief officer in London', () => {
    const [one] = quotationsIn(`Commissioner: ${WORDS}`, true);
    expect(one?.source).toBe('chief_constable');
  });
});
