import { makePossible } from '../partial.js';
import type { Recogniser } from '../types.js';
import {
  DAY,
  dayNumber,
  GAP,
  MAYBE_GAP,
  MONTH,
  monthNumber,
  ORDINAL_WORD,
  SHORT_YEAR,
  standing,
  WEEKDAY,
  YEAR,
  yearNumber,
} from '../words.js';

/** "24 October 2025", "Thursday 24th of October, 2025", "18-Dec-2025", "31 Mar '26", "18fed o Ragfyr 2025". */
export const dayMonthYear: Recogniser = {
  form: 'dayMonthYear',
  pattern: standing(
    `(?:${WEEKDAY},?${GAP}(?:the${GAP})?)?` +
      `(?<day>${DAY}|${ORDINAL_WORD})(?:${GAP}(?:of|o)${GAP}|-|/|\\.?${MAYBE_GAP})` +
      `(?<month>${MONTH})(?:,?${MAYBE_GAP}|-|/)(?<year>${YEAR}|${SHORT_YEAR})`,
  ),
  read({ groups }) {
    const day = dayNumber(groups?.day ?? '');
    const month = monthNumber(groups?.month ?? '');
    const year = yearNumber(groups?.year ?? '');
    if (day === null || month === null || year === null) return null;
    const value = makePossible(year, month, day);
    return value === null ? null : { value, basis: 'stated' };
  },
};
