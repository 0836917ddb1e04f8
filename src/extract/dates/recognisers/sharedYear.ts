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

const JOINT = `(?:${GAP}(?:and|to|or|until|through|a|i)${GAP}|,?${MAYBE_GAP}[-–—&/]${MAYBE_GAP}|,${GAP})`;
const ITEM = `(?:${DAY}${GAP}(?:of${GAP})?)?${MONTH}`;

/**
 * Months that share the year of the last one: "between March and May 2025", "1 August to 9 September 2025".
 * Reads the ones before the last, which the other recognisers read. A month that comes after the last one in
 * the calendar belongs to the year before ("November to February 2026"); that much is implied.
 */
export const sharedYear: Recogniser = {
  form: 'sharedYear',
  pattern: new RegExp(
    `${OPEN}(?<items>${ITEM}(?:${JOINT}${ITEM}){0,4})(?=${JOINT}(?:the${GAP})?(?:${DAY}${GAP}(?:of${GAP})?)?(?<last>${MONTH}),?${MAYBE_GAP}(?<year>${YEAR}))`,
    'giu',
  ),
  read(match) {
    const year = yearNumber(match.groups?.year ?? '');
    const last = monthNumber(match.groups?.last ?? '');
    if (year === null || last === null) return null;
    const readings: Reading[] = [];
    const item = new RegExp(
      `${OPEN}(?:(?<day>${DAY})${GAP}(?:of${GAP})?)?(?<month>${MONTH})`,
      'giu',
    );
    for (const found of match[0].matchAll(item)) {
      const month = monthNumber(found.groups?.month ?? '');
      const day = found.groups?.day ? dayNumber(found.groups.day) : null;
      if (month === null) continue;
      const value = makePartial(month > last ? year - 1 : year, month, day);
      if (value === null) continue;
      const start = match.index + found.index;
      const basis = month > last ? 'implied' : 'stated';
      readings.push({ value, basis, start, end: start + found[0].length });
    }
    return readings;
  },
};
