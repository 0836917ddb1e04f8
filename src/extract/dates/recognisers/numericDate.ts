import { makePossible } from '../partial.js';
import type { Recogniser } from '../types.js';
import { yearNumber } from '../words.js';

/** Whether words or line ends show that figures with stops are a date: alone on its line, after a label, "sent 4.9.25". */
function isAlone(text: string, { index, 0: words }: RegExpExecArray): boolean {
  const end = index + words.length;
  const before = text.slice(Math.max(0, index - 14), index);
  return (
    /(?:^|[\n:\t(|])[^\S\n]{0,3}$|\b(?:dated?|sent|signed|issued|submitted|replied|published|on|of|by|due)[^\S\n]$/iu.test(
      before,
    ) && /^[^\S\n]{0,3}(?:[\n\t),;]|\.?(?:\s|$))/u.test(text.slice(end, end + 4))
  );
}

/**
 * "24/10/2025", "10.12.2025", "9-6-25": British order, day first. With full stops a two-digit year needs
 * two-digit day and month too, or numbered headings ("3.2.25") would be read as dates; alone on its line it is one.
 */
export const numericDate: Recogniser = {
  form: 'numericDate',
  pattern:
    /(?<![\p{L}\p{N}/.-])([0-3OoIl]?[\dOoIl])([/.-])([01OoIl]?[\dOoIl])\2([12][09Oo][\dOoIl]{2}|\d{2})(?![\p{L}\p{N}]|[/.-]\d)/gu,
  read(match, { text }) {
    const [, dayText = '', separator, monthText = '', yearText = ''] = match;
    if (match[0].replace(/\D/g, '').length < 4) return null;
    if (
      separator === '.' &&
      yearText.length === 2 &&
      dayText.length + monthText.length < 4 &&
      !isAlone(text, match)
    )
      return null;
    const digits = (text: string) => Number(text.replace(/[oO]/g, '0').replace(/[lI]/g, '1'));
    const year = yearNumber(yearText);
    if (year === null || (yearText.length === 2 && year > 2059)) return null;
    const value = makePossible(year, digits(monthText), digits(dayText));
    return value === null ? null : { value, basis: 'stated' };
  },
};
