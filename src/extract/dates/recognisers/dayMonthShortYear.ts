import { makePossible } from '../partial.js';
import type { Recogniser } from '../types.js';
import { DAY, dayNumber, MONTH, monthNumber, standing } from '../words.js';

/** "31-Mar-26", "31/Mar/26": the strokes show that the last figure is the year. "31 March 26" is not read. */
export const dayMonthShortYear: Recogniser = {
  form: 'dayMonthShortYear',
  pattern: standing(`(?<day>${DAY})(?<stroke>[-/–])(?<month>${MONTH})\\k<stroke>(?<year>[0-4]\\d)`),
  read({ groups }) {
    const day = dayNumber(groups?.day ?? '');
    const month = monthNumber(groups?.month ?? '');
    if (day === null || month === null) return null;
    const value = makePossible(2000 + Number(groups?.year), month, day);
    return value === null ? null : { value, basis: 'stated' };
  },
};
