import { makePossible } from '../partial.js';
import type { Recogniser } from '../types.js';
import { DAY, dayNumber, GAP, MONTH, monthNumber, standing } from '../words.js';

/**
 * "31-Mar-26", "31/Mar/26": the strokes show that the last figure is the year. "31 March 26" is read where a line,
 * a cell or a sentence ends on it: "on 31 March 26 officers" counts officers.
 */
export const dayMonthShortYear: Recogniser = {
  form: 'dayMonthShortYear',
  pattern: standing(
    `(?<day>${DAY})(?:(?<stroke>[-/–])(?<month>${MONTH})\\k<stroke>(?<year>[0-4]\\d)|${GAP}(?<name>${MONTH})${GAP}(?<last>[12]\\d)(?=[.;,)]?\\s{0,3}(?:$|[\\n\\t|])|[.;)]))`,
  ),
  read({ groups }) {
    const day = dayNumber(groups?.day ?? '');
    const month = monthNumber(groups?.month ?? groups?.name ?? '');
    if (day === null || month === null) return null;
    const value = makePossible(2000 + Number(groups?.year ?? groups?.last), month, day);
    return value === null ? null : { value, basis: 'stated' };
  },
};
