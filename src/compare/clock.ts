import type { DocumentProvenance, PartialDate, PublishedBasis } from '../model/index.js';

/**
 * Where a response stands by the clock of section 55: comments are to be published "before the end of the period of 56
 * days beginning with the day on which the report is published". On these words the day of publication is day 1 and the
 * last day is day 56 (publication + 55); in practice day 57 (publication + 56) is counted. No value is a verdict.
 */
export const CLOCK_VALUES = [
  'on_or_before_day_56',
  'day_57_common_reading',
  'after_day_57',
  'unknown',
] as const;
export type ClockValue = (typeof CLOCK_VALUES)[number];

/** Where the date came from: `letter_date` is when it was written, which is not when it was published. */
export type ClockBasis = PublishedBasis | 'letter_date';

export interface Clock {
  value: ClockValue;
  /** Day of the period, the report's publication being day 1; null where a date has no day. */
  day: number | null;
  /** The date that it was counted to. */
  date: PartialDate | null;
  basis: ClockBasis | null;
  /** The date lies before the report's: one of the two is wrong. */
  anomaly: boolean;
}

/**
 * Counts to the day of publication where a manifest gives one, else to the date on the letter. A month or year without
 * a day is only told where each of its days says the same.
 */
export function clockOf(
  reportPublished: PartialDate | null,
  response: {
    publishedOn: DocumentProvenance['publishedOn'];
    letterDate: PartialDate | null;
  },
): Clock {
  const { publishedOn, letterDate } = response;
  const date = publishedOn?.value ?? letterDate;
  const basis = publishedOn?.basis ?? (letterDate === null ? null : 'letter_date');
  if (date === null || reportPublished === null) {
    return { value: 'unknown', day: null, date, basis, anomaly: false };
  }
  const [reportFirst, reportLast] = daysOf(reportPublished);
  const [first, last] = daysOf(date);
  const [least, most] = [first - reportLast + 1, last - reportFirst + 1];
  if (most < 1) {
    return { value: 'unknown', day: least === most ? most : null, date, basis, anomaly: true };
  }
  const value = standing(most);
  // That a copy was found after the period does not say that the response came after it.
  const isCertain = basis !== 'archive_capture' || most <= 56;
  return {
    value: isCertain && standing(Math.max(1, least)) === value ? value : 'unknown',
    day: least === most ? most : null,
    date,
    basis,
    anomaly: false,
  };
}

function standing(day: number): ClockValue {
  if (day <= 56) return 'on_or_before_day_56';
  return day === 57 ? 'day_57_common_reading' : 'after_day_57';
}

/** First and last day that a date may mean, in days since 1970-01-01. */
function daysOf(date: PartialDate): [first: number, last: number] {
  const [year = 0, month, day] = date.split('-').map(Number);
  const number = (y: number, m: number, d: number) => Date.UTC(y, m, d) / 86_400_000;
  if (month === undefined) return [number(year, 0, 1), number(year, 11, 31)];
  if (day === undefined) return [number(year, month - 1, 1), number(year, month, 0)];
  return [number(year, month - 1, day), number(year, month - 1, day)];
}

/** Where a date came from, as people read it. */
export const CLOCK_BASIS_WORDS: Record<ClockBasis, string> = {
  page: 'date on the page that published it',
  file_metadata: 'date in the file’s metadata',
  archive_capture: 'date of a copy in a web archive: published by then',
  letter_date: 'date written on it, not of its publication',
};

export const CLOCK_WORDS: Record<ClockValue, string> = {
  on_or_before_day_56: 'on or before day 56',
  day_57_common_reading: 'day 57, the last day by the common reading',
  after_day_57: 'after day 57',
  unknown: 'not known',
};

/** The clock in one line: "day 56: on or before day 56 (date written on it, not of its publication)". */
export function clockText({ value, day, basis, anomaly }: Clock): string {
  if (anomaly) return 'not known: dated before the report was published';
  const number = day === null ? '' : `day ${day}: `;
  const from = basis === null ? '' : ` (${CLOCK_BASIS_WORDS[basis]})`;
  return `${number}${CLOCK_WORDS[value]}${from}`;
}
