import type { PartialDate } from '../../model/index.js';

/** Year, month (1-12) and day of a partial date; null where it does not say. */
export interface DateParts {
  year: number;
  month: number | null;
  day: number | null;
}

/** Takes a partial date apart. */
export function partsOf(value: PartialDate): DateParts {
  return {
    year: Number(value.slice(0, 4)),
    month: value.length >= 7 ? Number(value.slice(5, 7)) : null,
    day: value.length >= 10 ? Number(value.slice(8, 10)) : null,
  };
}

/** Days in a month of the Gregorian calendar; `month` is 1 to 12. */
export function daysIn(year: number, month: number): number {
  if (month === 2) {
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    return leap ? 29 : 28;
  }
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The partial date of these parts, or null where there is no such day (31 February). */
export function makePartial(
  year: number,
  month: number | null = null,
  day: number | null = null,
): PartialDate | null {
  if (year < 1000 || year > 9999) return null;
  if (month === null) return String(year);
  if (month < 1 || month > 12) return null;
  const text = `${year}-${String(month).padStart(2, '0')}`;
  if (day === null) return text;
  if (day < 1 || day > daysIn(year, month)) return null;
  return `${text}-${String(day).padStart(2, '0')}`;
}

/**
 * The same for a date as printed: of a day that its month does not have ("31 April 2023") the month is kept,
 * as which of the two is wrong cannot be known.
 */
export function makePossible(year: number, month: number, day: number): PartialDate | null {
  return makePartial(year, month, day) ?? (day <= 31 ? makePartial(year, month) : null);
}

/** The month that lies `count` months after (before, if negative) a month of a year. */
export function addMonths(year: number, month: number, count: number): PartialDate | null {
  const index = year * 12 + (month - 1) + count;
  return makePartial(Math.floor(index / 12), (index % 12) + 1);
}

/** The day that lies `count` days after a full date; null where the date is not given to the day. */
export function addDays(value: PartialDate, count: number): PartialDate | null {
  const { year, month, day } = partsOf(value);
  if (month === null || day === null) return null;
  // Universal time throughout, so that no time zone can move the day.
  const sum = new Date(Date.UTC(year, month - 1, day + count));
  return makePartial(sum.getUTCFullYear(), sum.getUTCMonth() + 1, sum.getUTCDate());
}

/**
 * How two partial dates lie to each other. `overlaps` where one contains the other or they are the same:
 * `2025` and `2025-10` cannot be ordered.
 */
export function comparePartial(a: PartialDate, b: PartialDate): 'before' | 'after' | 'overlaps' {
  if (a.startsWith(b) || b.startsWith(a)) return 'overlaps';
  return a < b ? 'before' : 'after';
}

/** Whether a date lies wholly after the reference date; false where the two overlap. */
export function isFuture(value: PartialDate, reference: PartialDate): boolean {
  return comparePartial(value, reference) === 'after';
}
