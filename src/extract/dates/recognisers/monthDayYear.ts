import { makePossible } from '../partial.js';
import type { Recogniser } from '../types.js';
import {
  DAY,
  dayNumber,
  GAP,
  MONTH,
  monthNumber,
  standing,
  WEEKDAY,
  YEAR,
  yearNumber,
} from '../words.js';

/** "October 24th, 2025", "Friday, December 5 2025". */
export const monthDayYear: Recogniser = {
  form: 'monthDayYear',
  pattern: standing(
    `(?:${WEEKDAY},?${GAP})?(?<month>${MONTH})${GAP}(?:the${GAP})?(?<day>${DAY}),?${GAP}(?<year>${YEAR})`,
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
