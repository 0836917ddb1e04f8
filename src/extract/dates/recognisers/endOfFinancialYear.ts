import { partsOf } from '../partial.js';
import type { Recogniser } from '../types.js';

/**
 * "by the end of the financial year", "this financial year", "the next financial year", without its years.
 * Its end is March (31 March, the Government's financial year); its beginning and itself, the year of its April.
 */
export const endOfFinancialYear: Recogniser = {
  form: 'endOfFinancialYear',
  pattern:
    /(?<![\p{L}\p{N}])(?<end>(?:end|close) of )?(?:(?<which>the current|the present|this|the next|next|the new|the coming|the following|last|the last|the) )?(?:financial|fiscal) year(?<yearEnd>[ -]end)?(?![\p{L}\p{N}]|\s(?:20|of 20))/giu,
  read({ groups }, { reference }) {
    if (reference === null) return null;
    const { year, month } = partsOf(reference);
    if (month === null) return null;
    const started = month >= 4 ? year : year - 1;
    const which = (groups?.which ?? '').toLowerCase();
    const atEnd = groups?.end !== undefined || groups?.yearEnd !== undefined;
    // "the financial year" alone may be any.
    if (!atEnd && !/current|present|this|next|new|coming|last/.test(which)) return null;
    const shift = /next|new|coming|following/.test(which) ? 1 : /last/.test(which) ? -1 : 0;
    const first = started + shift;
    return { value: atEnd ? `${first + 1}-03` : String(first), basis: 'implied' };
  },
};
