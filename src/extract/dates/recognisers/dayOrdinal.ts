import { makePossible } from '../partial.js';
import type { Recogniser } from '../types.js';
import {
  DAY,
  dayNumber,
  GAP,
  MONTH,
  monthNumber,
  ORDINAL_WORD,
  standing,
  YEAR,
  yearNumber,
} from '../words.js';

const ONES = 'one two three four five six seven eight nine'.split(' ');
const TEENS =
  'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const YEAR_WORDS = new Map<string, number>([
  ...TEENS.map((word, index) => [word, 10 + index] as const),
  ...['twenty', 'thirty', 'forty'].flatMap((tens, index) => [
    [tens, 20 + index * 10] as const,
    ...ONES.map((one, unit) => [`${tens}-${one}`, 21 + index * 10 + unit] as const),
  ]),
]);
const TENS = `(?:${[...YEAR_WORDS.keys()]
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replace('-', '[- ]'))
  .join('|')})`;

function wordsToYear(words: string): number | null {
  const tens = YEAR_WORDS.get(words.toLowerCase().replace(/\s+/g, '-'));
  return tens === undefined ? null : 2000 + tens;
}

/** The legal hand: "16th day of December 2025", "sixteenth day of December two thousand and twenty-five". */
export const dayOrdinal: Recogniser = {
  form: 'dayOrdinal',
  pattern: standing(
    `(?<day>${DAY}|${ORDINAL_WORD})${GAP}(?:day${GAP})?of${GAP}(?<month>${MONTH}),?${GAP}(?:in the year${GAP})?` +
      `(?:(?<year>${YEAR})|(?:two thousand(?: and)?|twenty)${GAP}(?<words>${TENS}))`,
  ),
  read({ groups }) {
    const day = dayNumber(groups?.day ?? '');
    const month = monthNumber(groups?.month ?? '');
    const year = groups?.year ? yearNumber(groups.year) : wordsToYear(groups?.words ?? '');
    if (day === null || month === null || year === null) return null;
    const value = makePossible(year, month, day);
    return value === null ? null : { value, basis: 'stated' };
  },
};
