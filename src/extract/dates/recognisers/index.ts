import type { Recogniser } from '../types.js';
import { ago } from './ago.js';
import { dayMonth } from './dayMonth.js';
import { dayMonthShortYear } from './dayMonthShortYear.js';
import { dayMonthYear } from './dayMonthYear.js';
import { dayOrdinal } from './dayOrdinal.js';
import { endOfFinancialYear } from './endOfFinancialYear.js';
import { financialYear } from './financialYear.js';
import { isoDate } from './isoDate.js';
import { monthDay } from './monthDay.js';
import { monthDayYear } from './monthDayYear.js';
import { monthOnly } from './monthOnly.js';
import { monthYear } from './monthYear.js';
import { numericDate } from './numericDate.js';
import { numericMonth } from './numericMonth.js';
import { quarter } from './quarter.js';
import { relative } from './relative.js';
import { season } from './season.js';
import { sharedMonth } from './sharedMonth.js';
import { sharedYear } from './sharedYear.js';
import { withinDuration } from './withinDuration.js';
import { yearOnly } from './yearOnly.js';
import { yearRange } from './yearRange.js';

/** All forms, the surest first: where two read the same span, the earlier one holds. */
export const RECOGNISERS: readonly Recogniser[] = [
  isoDate,
  numericDate,
  dayMonthYear,
  dayMonthShortYear,
  monthDayYear,
  dayOrdinal,
  sharedYear,
  sharedMonth,
  monthYear,
  numericMonth,
  dayMonth,
  monthDay,
  quarter,
  season,
  financialYear,
  endOfFinancialYear,
  withinDuration,
  ago,
  relative,
  monthOnly,
  yearRange,
  yearOnly,
];
