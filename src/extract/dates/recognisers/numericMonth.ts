import { makePartial } from '../partial.js';
import type { Recogniser } from '../types.js';

/** "by 03/2026", "Due: 03/2026", or alone in a cell or line. Elsewhere such a figure may be a reference number. */
export const numericMonth: Recogniser = {
  form: 'numericMonth',
  pattern:
    /(?<=(?:^|[\n\t]|\b(?:by|in|due|from|until|since|date|target|deadline)\b:?[^\S\n\t]?)[^\S\n\t]{0,2})(0[1-9]|1[0-2])\/(20\d{2})(?![\p{L}\p{N}/-])/giu,
  read(match) {
    const value = makePartial(Number(match[2]), Number(match[1]));
    return value === null ? null : { value, basis: 'stated' };
  },
};
