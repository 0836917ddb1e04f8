import { resolveYearless, spokenYear } from '../nearestYear.js';
import type { Recogniser } from '../types.js';
import {
  DAY,
  dayNumber,
  GAP,
  MAYBE_GAP,
  MONTH,
  monthNumber,
  ORDINAL_WORD,
  standing,
  WEEKDAY,
} from '../words.js';

/** "18 December", "Monday 3rd of June", "the first of September", "31 October this year": year from the reference. */
export const dayMonth: Recogniser = {
  form: 'dayMonth',
  pattern: standing(
    `(?:${WEEKDAY},?${GAP}(?:the${GAP})?)?` +
      `(?<day>${DAY}|${ORDINAL_WORD})(?:${GAP}(?:day${GAP})?(?:of|o)${GAP}|-|${MAYBE_GAP})(?<month>${MONTH})` +
      `(?:,?${GAP}(?:of${GAP})?(?<spoken>this|last|next)${GAP}year)?`,
  ),
  read(match, context) {
    const day = dayNumber(match.groups?.day ?? '');
    const name = match.groups?.month ?? '';
    const month = monthNumber(name);
    // "of the 12 may be": a month that is also a word needs its capital.
    if (day === null || month === null || !/^\p{Lu}/u.test(name)) return null;
    if (context.reference === null) return null;
    const end = match.index + match[0].length;
    // "18 December that year" hangs on another date, not on the reference.
    if (
      /^\s(?:of\s)?(?:that|each|every|the (?:following|previous|same))\b/iu.test(
        context.text.slice(end, end + 24),
      )
    ) {
      return null;
    }
    const spoken = match.groups?.spoken;
    const value = spoken
      ? spokenYear(spoken, month, day, context.reference)
      : resolveYearless(month, day, context, match.index, end);
    return value === null ? null : { value, basis: 'implied' };
  },
};
