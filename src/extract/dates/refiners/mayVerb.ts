import type { Refiner } from '../types.js';

/** A month name that is a verb here: "officers may 2025", "may 3", "will march 12 miles". */
const LOWER_VERB = /(?:^|\s)(?:may|march)\b/u;

/**
 * Drops dates whose month is the verb "may" or "march": in lower case, unless a day stands before it
 * ("31 march 2026" is careless typing, "may 2025" is not to be trusted).
 */
export const dropVerbs: Refiner = (mentions, { text }) =>
  mentions.filter(({ start, end }) => {
    const words = text.slice(start, end);
    return !LOWER_VERB.test(words) || /^\P{L}*\d/u.test(words);
  });
