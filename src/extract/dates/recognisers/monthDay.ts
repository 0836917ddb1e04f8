import { resolveYearless } from '../nearestYear.js';
import type { Recogniser } from '../types.js';
import { DAY, dayNumber, GAP, MONTH, monthNumber, standing } from '../words.js';

/**
 * "December 18th", "on October 24.": month first, no year; year from the reference. Without an ordinal ending
 * the clause must end there: "in October 28 officers" counts officers.
 */
export const monthDay: Recogniser = {
  form: 'monthDay',
  pattern: standing(`(?<month>${MONTH})${GAP}(?:the${GAP})?(?<day>${DAY})`),
  read(match, context) {
    const day = dayNumber(match.groups?.day ?? '');
    const name = match.groups?.month ?? '';
    const month = monthNumber(name);
    if (day === null || month === null || !/^\p{Lu}/u.test(name)) return null;
    const end = match.index + match[0].length;
    const ordinal = /\p{L}{2}$/u.test(match.groups?.day ?? '');
    if (!ordinal && !/^(?:$|\n|[.;)](?:\s|$)|,\s)/u.test(context.text.slice(end, end + 2)))
      return null;
    const value = resolveYearless(month, day, context, match.index, end);
    return value === null ? null : { value, basis: 'implied' };
  },
};
