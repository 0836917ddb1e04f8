import type { PartialDate } from '../../model/index.js';

/** Days since 1970-01-01; a date without a day counts as the middle of its month or year. */
export function dayNumber(date: PartialDate): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number?, number?];
  return Date.UTC(year, (month ?? 7) - 1, day ?? (month === undefined ? 1 : 15)) / 86_400_000;
}

/** Whether two dates agree at the precision that both have. */
export function agree(a: PartialDate, b: PartialDate): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) === b.slice(0, length);
}

/** Whether a date lies before another, whatever their missing parts were. */
export function surelyBefore(a: PartialDate, b: PartialDate): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) < b.slice(0, length);
}
