import { makePartial } from '../partial.js';
import type { Recogniser } from '../types.js';
import {
  GAP,
  MAYBE_GAP,
  MONTH,
  monthNumber,
  SHORT_YEAR,
  standing,
  YEAR,
  yearNumber,
} from '../words.js';

/** "October 2025", "Oct. 2025", "October of 2025", "Oct '25", "Oct-25", "mid-October 2025". */
export const monthYear: Recogniser = {
  form: 'monthYear',
  pattern: standing(
    `(?<month>${MONTH})(?:(?:,?${MAYBE_GAP}(?:of${GAP})?|[-/–])(?<year>${YEAR}|${SHORT_YEAR})|-(?<short>[1-4]\\d))` +
      // "October 2025/26" names a year of two halves, not October of 2025.
      `(?![/–-]\\d)`,
  ),
  read({ groups }) {
    const month = monthNumber(groups?.month ?? '');
    const year = groups?.short ? 2000 + Number(groups.short) : yearNumber(groups?.year ?? '');
    if (month === null || year === null) return null;
    const value = makePartial(year, month);
    return value === null ? null : { value, basis: 'stated' };
  },
};
