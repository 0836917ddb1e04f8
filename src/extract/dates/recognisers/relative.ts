import { addMonths, partsOf } from '../partial.js';
import type { Recogniser } from '../types.js';

/**
 * "next month", "later this year", "by the end of the year", "this summer", "the new year": counted from the
 * reference, no finer than the month or year they name. "Last autumn" may be this year's or last year's and
 * gives nothing; so do "the following month" and "that year", which hang on another date.
 */
export const relative: Recogniser = {
  form: 'relative',
  pattern:
    /(?<![\p{L}\p{N}])(?:(?:(?:early|earlier|later|late)(?: in)? )?(?<which>this|last|next|the present|the current) (?<unit>month|year|spring|summer|autumn|winter)|(?:end of|later in) (?<article>the|this|next) (?:calendar )?(?<endUnit>month|year)|(?:the )?(?<yearEnd>year[- ]end)|(?<new>(?:early in |in )the new year))(?![\p{L}\p{N}]|-on-)/giu,
  read({ groups }, { reference }) {
    if (reference === null) return null;
    const at = partsOf(reference);
    const implied = (value: string | null) =>
      value === null ? null : { value, basis: 'implied' as const };
    if (groups?.yearEnd) return implied(String(at.year));
    if (groups?.new)
      return at.month === null ? null : implied(String(at.month >= 7 ? at.year + 1 : at.year));
    const which = (groups?.which ?? groups?.article ?? '').toLowerCase();
    const unit = (groups?.unit ?? groups?.endUnit ?? '').toLowerCase();
    const shift = which === 'last' ? -1 : which === 'next' ? 1 : 0;
    if (unit === 'year') return implied(String(at.year + shift));
    if (unit === 'month')
      return at.month === null ? null : implied(addMonths(at.year, at.month, shift));
    return shift === 0 && at.month !== null ? implied(String(at.year)) : null;
  },
};
