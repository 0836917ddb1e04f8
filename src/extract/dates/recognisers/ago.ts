import type { Recogniser } from '../types.js';
import { COUNT, countNumber, GAP, standing } from '../words.js';
import { dateAfter } from './withinDuration.js';

/** "eighteen months ago", "two years ago": to the month at the finest, to the year where years are counted. */
export const ago: Recogniser = {
  form: 'ago',
  pattern: standing(`(?<count>${COUNT})${GAP}(?<unit>weeks?|months?|years?)${GAP}ago`),
  read({ groups }, { reference }) {
    const count = countNumber(groups?.count ?? '');
    if (reference === null || count === null) return null;
    const unit = groups?.unit ?? '';
    const value = dateAfter(reference, -count, unit)?.slice(0, /^year/iu.test(unit) ? 4 : 7);
    return value === undefined ? null : { value, basis: 'implied' };
  },
};
