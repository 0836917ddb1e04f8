import { makePartial } from '../partial.js';
import type { Recogniser } from '../types.js';

/**
 * "Q3 2026", "Q4 2025/26", "the end of Q1 2026", "second quarter of 2025/26". A quarter is not a month and its
 * reckoning (calendar or financial) is a convention: the year that holds it, implied; at its end, the month.
 */
export const quarter: Recogniser = {
  form: 'quarter',
  pattern:
    /(?<![\p{L}\p{N}])(?<end>(?:end|close) of (?:the )?)?(?:Q(?:uarter)?\s?(?<digit>[1-4])|(?<word>first|second|third|fourth|final|last) quarter)(?:,? (?:of |in )?(?:the )?(?:financial year )?|[/-])(?<year>20[0-4]\d)(?:[/–-](?<second>20\d{2}|\d{2}))?(?![\p{L}\p{N}])/giu,
  read({ groups }) {
    const words = { first: 1, second: 2, third: 3, fourth: 4, final: 4, last: 4 };
    const word = (groups?.word ?? '').toLowerCase() as keyof typeof words;
    const number = groups?.digit ? Number(groups.digit) : words[word];
    const year = Number(groups?.year);
    const second = groups?.second;
    if (second !== undefined && Number(second) % 100 !== (year + 1) % 100) return null;
    // Quarter 1 of a financial year ends in June; quarter 4 in March of the next calendar year.
    const lastMonth = second === undefined ? number * 3 : number === 4 ? 3 : number * 3 + 3;
    const calendarYear = second !== undefined && number === 4 ? year + 1 : year;
    const value = groups?.end ? makePartial(calendarYear, lastMonth) : String(calendarYear);
    return value === null ? null : { value, basis: 'implied' };
  },
};
