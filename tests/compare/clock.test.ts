import { describe, expect, it } from 'vitest';
import { CLOCK_BASIS_WORDS, CLOCK_WORDS, clockOf, clockText } from '../../src/compare/index.js';
import type { PublishedBasis } from '../../src/model/index.js';

type Row = [
  name: string,
  report: string | null,
  publishedOn: [string, PublishedBasis] | null,
  letter: string | null,
  expected: [value: string, day: number | null, basis: string | null],
];

/** Days are those of law-and-practice: 24 October 2025 is day 1, 18 December day 56, 19 December day 57. */
const rows: Row[] = [
  [
    'a letter of day 56',
    '2025-10-24',
    null,
    '2025-12-18',
    ['on_or_before_day_56', 56, 'letter_date'],
  ],
  [
    'a letter of day 57',
    '2025-10-24',
    null,
    '2025-12-19',
    ['day_57_common_reading', 57, 'letter_date'],
  ],
  ['a letter of day 58', '2025-10-24', null, '2025-12-20', ['after_day_57', 58, 'letter_date']],
  [
    'the day of the report',
    '2025-10-24',
    null,
    '2025-10-24',
    ['on_or_before_day_56', 1, 'letter_date'],
  ],
  [
    'over a new year and 29 February',
    '2024-01-10',
    null,
    '2024-03-05',
    ['on_or_before_day_56', 56, 'letter_date'],
  ],
  [
    'over the change of clocks',
    '2026-02-27',
    null,
    '2026-04-23',
    ['on_or_before_day_56', 56, 'letter_date'],
  ],
  [
    'the page before the letter',
    '2025-10-24',
    ['2025-12-19', 'page'],
    '2025-12-10',
    ['day_57_common_reading', 57, 'page'],
  ],
  [
    'the metadata of the file',
    '2025-10-24',
    ['2025-12-18', 'file_metadata'],
    null,
    ['on_or_before_day_56', 56, 'file_metadata'],
  ],
  [
    'a copy found in time',
    '2025-10-24',
    ['2025-12-18', 'archive_capture'],
    null,
    ['on_or_before_day_56', 56, 'archive_capture'],
  ],
  [
    'a copy found later, which proves nothing',
    '2025-10-24',
    ['2026-02-01', 'archive_capture'],
    null,
    ['unknown', 101, 'archive_capture'],
  ],
  [
    'a month within the period',
    '2025-10-24',
    null,
    '2025-11',
    ['on_or_before_day_56', null, 'letter_date'],
  ],
  ['a month on both sides', '2025-10-24', null, '2025-12', ['unknown', null, 'letter_date']],
  [
    'a month after the period',
    '2025-10-24',
    null,
    '2026-01',
    ['after_day_57', null, 'letter_date'],
  ],
  [
    'the month of the report',
    '2025-10-24',
    null,
    '2025-10',
    ['on_or_before_day_56', null, 'letter_date'],
  ],
  ['a report known by month', '2025-10', null, '2025-12-18', ['unknown', null, 'letter_date']],
  ['a year alone', '2025-10-24', null, '2025', ['unknown', null, 'letter_date']],
  ['no date', '2025-10-24', null, null, ['unknown', null, null]],
  ['a report of unknown date', null, null, '2025-12-18', ['unknown', null, 'letter_date']],
];

describe('clockOf', () => {
  it.each(rows)('%s', (_name, report, published, letterDate, [value, day, basis]) => {
    const publishedOn = published && { value: published[0], basis: published[1] };
    expect(clockOf(report, { publishedOn, letterDate })).toMatchObject({
      value,
      day,
      basis,
      anomaly: false,
    });
  });

  it('takes a date before the report for a slip, not for a day', () => {
    const clock = clockOf('2022-10-21', { publishedOn: null, letterDate: '2022-10-20' });
    expect(clock).toMatchObject({ value: 'unknown', anomaly: true });
    expect(clockText(clock)).toBe('not known: dated before the report was published');
  });

  it('says where the date came from, and never judges', () => {
    const clock = clockOf('2025-10-24', { publishedOn: null, letterDate: '2025-12-18' });
    expect(clockText(clock)).toBe(
      'day 56: on or before day 56 (date written on it, not of its publication)',
    );
    const words = [...Object.values(CLOCK_WORDS), ...Object.values(CLOCK_BASIS_WORDS)].join(' ');
    expect(words).not.toMatch(/\blate\b|compl|breach|fail|overdue|in time/i);
  });
});
