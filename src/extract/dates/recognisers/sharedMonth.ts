import { resolveYearless } from '../nearestYear.js';
import { makePartial } from '../partial.js';
import type { Reading, Recogniser } from '../types.js';
import {
  DAY,
  dayNumber,
  GAP,
  MAYBE_GAP,
  MONTH,
  monthNumber,
  OPEN,
  YEAR,
  yearNumber,
} from '../words.js';

const JOINT = `(?:${GAP}(?:and|to|or|until|a|i)${GAP}|${MAYBE_GAP}[-–—&]${MAYBE_GAP}|,${GAP})`;

/**
 * Days that share the month of the last one: "5 and 6 March 2026", "14-18 July 2025", "26 and 27 February".
 * Reads the ones before the last, which the other recognisers read.
 */
export const sharedMonth: Recogniser = {
  form: 'sharedMonth',
  pattern: new RegExp(
    `${OPEN}(?<days>${DAY}(?:${JOINT}${DAY}){0,4})(?=${JOINT}${DAY}${GAP}(?:of${GAP})?(?<month>${MONTH})(?:,?${MAYBE_GAP}(?<year>${YEAR}))?)`,
    'giu',
  ),
  read(match, context) {
    const month = monthNumber(match.groups?.month ?? '');
    if (month === null) return null;
    const readings: Reading[] = [];
    for (const found of match[0].matchAll(new RegExp(`${OPEN}${DAY}`, 'giu'))) {
      const day = dayNumber(found[0]);
      if (day === null) continue;
      const start = match.index + found.index;
      const end = start + found[0].length;
      const year = match.groups?.year ? yearNumber(match.groups.year) : null;
      const value =
        year === null
          ? resolveYearless(month, day, context, match.index, match.index + match[0].length)
          : makePartial(year, month, day);
      if (value !== null)
        readings.push({ value, basis: year === null ? 'implied' : 'stated', start, end });
    }
    return readings;
  },
};
