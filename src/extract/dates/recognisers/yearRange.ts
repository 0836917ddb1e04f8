import type { Recogniser } from '../types.js';

/** "2019 to 2022", "2023–2025" (four digits each): both years. A programme's name ("PEEL 2023–2025") is no date. */
export const yearRange: Recogniser = {
  form: 'yearRange',
  pattern:
    /(?<![\p{L}\p{N}£/.,-]|\bPEEL:?\s)(20[0-4]\d|199\d)(?:\s{0,2}[-–—]\s{0,2}|\s(?:to|and|or)\s)(20[0-4]\d|199\d)(?![\p{L}\p{N}/]|[.,-]\d)/gu,
  read(match) {
    const [whole, first = '', last = ''] = match;
    // "2025-2026" may be a financial year; another recogniser reads that.
    if (Number(last) <= Number(first) || (Number(last) === Number(first) + 1 && !/\s/.test(whole)))
      return null;
    const { index } = match;
    return [
      { value: first, basis: 'stated', start: index, end: index + 4 },
      { value: last, basis: 'stated', start: index + whole.length - 4, end: index + whole.length },
    ];
  },
};
