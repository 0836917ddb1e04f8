import type { PartialDate } from '../../../model/index.js';
import { addDays, addMonths, daysIn, makePartial, partsOf } from '../partial.js';
import type { Recogniser } from '../types.js';
import { COUNT, countNumber, GAP, standing } from '../words.js';

/** A period counted from the report itself; counted from anything else it says nothing about a date. */
const FROM_REPORT =
  /^\s(?:of|from|after)\s(?:the\s|its\s|this\s)?(?:date\sof\s)?(?:publication|report|publishing|being\spublished)/iu;
const FROM_OTHER = /^\s(?:of|from|after|following)\s/iu;

/**
 * The last day of a period of months or years that begins at a full date, cut to the days its month has; null
 * where the date is not given to the day. For deadlines: elsewhere a period of months is not meant to the day.
 */
export function lastDayOf(reference: PartialDate, period: string): PartialDate | null {
  const match = new RegExp(`(${COUNT})\\D{1,24}?(month|year)`, 'iu').exec(period);
  const count = countNumber(match?.[1] ?? '');
  const { year, month, day } = partsOf(reference);
  if (count === null || month === null || day === null) return null;
  const end = addMonths(year, month, /year/iu.test(match?.[2] ?? '') ? count * 12 : count);
  if (end === null) return null;
  const at = partsOf(end);
  return makePartial(at.year, at.month, Math.min(day, daysIn(at.year, at.month ?? 1)));
}

/** The last date of a period that begins at the reference: to the day for days and weeks, else to the month. */
export function dateAfter(reference: PartialDate, count: number, unit: string): PartialDate | null {
  const { year, month } = partsOf(reference);
  if (/^day/iu.test(unit)) return addDays(reference, count);
  if (/^week/iu.test(unit)) return addDays(reference, count * 7);
  if (month === null) return null;
  return addMonths(year, month, /^year/iu.test(unit) ? count * 12 : count);
}

/**
 * "within three months", "over the next six weeks", "in six months' time", counted from the reference date.
 * The section 55 period of 56 days is law, not a date; a period of days within a sentence is mostly a service
 * standard ("seen within five days") and is read only at its head or after "next".
 */
export const withinDuration: Recogniser = {
  form: 'withinDuration',
  pattern: standing(
    `(?:(?<within>within)${GAP}(?:a${GAP}period${GAP}of${GAP}|the${GAP}(?<next1>next|coming)${GAP}|(?:a${GAP})?(?:further|maximum of)${GAP})?|` +
      `(?:in|over|during)${GAP}the${GAP}(?<next2>next|coming)${GAP}|(?<time>in)${GAP})` +
      `(?<count>${COUNT})(?:${GAP}\\(\\d{1,3}\\))?(?:${GAP}|-)(?:calendar${GAP}|working${GAP})?(?<unit>days?|weeks?|months?|years?)(?<tail>['’]?${GAP}time)?`,
  ),
  read(match, { text, reference }) {
    if (reference === null) return null;
    const {
      within,
      next1,
      next2,
      count: countText = '',
      unit = '',
      tail,
      time,
    } = match.groups ?? {};
    if (time && !tail) return null;
    const count = countNumber(countText);
    if (count === null || count === 0 || (count === 56 && /^day/iu.test(unit))) return null;
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 60);
    if (FROM_OTHER.test(after) && !FROM_REPORT.test(after)) return null;
    const days = /^day/iu.test(unit);
    if (days && within && !next1 && !next2) {
      if (/working/iu.test(match[0])) return null;
      const before = text.slice(Math.max(0, match.index - 3), match.index);
      if (!/(?:^|\n|[.:;)]\s{1,2})$/u.test(before)) return null;
    }
    const value = dateAfter(reference, count, unit);
    return value === null ? null : { value, basis: 'implied' };
  },
};
