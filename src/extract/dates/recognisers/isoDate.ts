import { makePartial } from '../partial.js';
import type { Recogniser } from '../types.js';

/** "2025-12-18", "2025/12/18", "2025-12-18T09:30", "2025.12.18" as seals of signatures have it. A year and month alone ("2025-12") could be a span of years. */
export const isoDate: Recogniser = {
  form: 'isoDate',
  pattern:
    /(?<![\p{L}\p{N}/.-])(20\d{2}|19\d{2})([-/.])(\d{2})\2(\d{2})(?=T\d{2}:|(?![\p{L}\p{N}/-]))/gu,
  read(match) {
    const value = makePartial(Number(match[1]), Number(match[3]), Number(match[4]));
    return value === null ? null : { value, basis: 'stated' };
  },
};
