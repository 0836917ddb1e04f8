import { describe, expect, it } from 'vitest';
import { attendeesOf, turnOf } from '../../src/segment/index.js';

const PRESENT = 'Present\nJane Mallory (JM) - PCC, chair\nACC Sue Nutter (SN) - Crime\n';

describe('who was at a meeting, by initials', () => {
  it('is told by the roles beside the names', () => {
    expect([...attendeesOf(PRESENT)]).toEqual([
      ['JM', 'policing_body'],
      ['SN', 'chief_constable'],
    ]);
  });

  it('is nobody where the people of one office alone are named', () => {
    expect(attendeesOf('ACC Sue Nutter (SN) - Crime\nSupt Roe (HR) - Contact\n').size).toBe(0);
  });

  it.each([
    ['4.3 SN: adopted in May.', 'chief_constable', false],
    ['SN reported that it had not come.', 'chief_constable', false],
    ['The guidance itself: SN said it had not come.', 'chief_constable', false],
    ['4.9 JM asked why.', 'policing_body', true],
  ])('"%s" is the turn of one of them', (sentence, speaker, asks) => {
    expect(turnOf(sentence, attendeesOf(PRESENT))).toEqual({ speaker, asks });
  });

  it.each(['XY reported that it had not come.', 'The force adopted it.'])(
    '"%s" is nobody\u2019s turn',
    (sentence) => {
      expect(turnOf(sentence, attendeesOf(PRESENT))).toBeNull();
    },
  );
});
