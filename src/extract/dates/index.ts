import type { PartialDate } from '../../model/index.js';
import { RECOGNISERS } from './recognisers/index.js';
import { dropVerbs } from './refiners/mayVerb.js';
import { removeOverlaps } from './refiners/overlap.js';
import { dropUnlikely } from './refiners/unlikely.js';
import type { Context, DateMention, Refiner } from './types.js';

export { addDays, comparePartial, daysIn, isFuture, partsOf } from './partial.js';
export { lastDayOf } from './recognisers/withinDuration.js';
export type { DateMention } from './types.js';

const REFINERS: readonly Refiner[] = [dropVerbs, dropUnlikely, removeOverlaps];

/**
 * Finds the dates named in a text, in order, none overlapping. British day order; English and Welsh.
 * `reference` is the date that yearless and relative forms are counted from; without it they give nothing.
 * A day or month is never invented: the precision of `value` is that of the words. Dates are decided by form
 * alone; whether one is the letter's own, a deadline or a decoy is for the caller to decide.
 * Recognisers and refiners after chrono (https://github.com/wanasit/chrono), which takes no partial dates.
 */
export function findDates(
  text: string,
  options: { reference?: PartialDate | null } = {},
): DateMention[] {
  const context: Context = { text, reference: options.reference ?? null };
  const found: DateMention[] = [];
  for (const { form, pattern, read } of RECOGNISERS) {
    for (const match of text.matchAll(pattern)) {
      const readings = read(match, context) ?? [];
      for (const reading of Array.isArray(readings) ? readings : [readings]) {
        const start = reading.start ?? match.index;
        const whole = reading.end ?? match.index + match[0].length;
        // The stop of a month cut short ("Dec.") may as well end the sentence: it is no part of the date.
        const end = text.charAt(whole - 1) === '.' ? whole - 1 : whole;
        found.push({ start, end, value: reading.value, basis: reading.basis, form });
      }
    }
  }
  return REFINERS.reduce((mentions, refine) => refine(mentions, context), found);
}
