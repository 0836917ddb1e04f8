import { describe, expect, it } from 'vitest';
import { findFigures } from '../../src/extract/claims/figures.js';
import { findPeriods, periodOf } from '../../src/extract/claims/periods.js';

const periods = (text: string) => findPeriods(text).map(({ start, end }) => text.slice(start, end));

describe('the period of a figure', () => {
  it.each([
    ['We have trained 340 officers since April 2025.', 'since April 2025'],
    ['Between May and July 2025 we made 12 arrests.', 'Between May and July 2025'],
    ['It recorded 83 crimes in 2024/25.', 'in 2024/25'],
    ['There were 83 crimes in the year to March 2025.', 'in the year to March 2025'],
    ['In the last twelve months 61 children were safeguarded.', 'In the last twelve months'],
    ['The team reviews 20 cases a month.', 'a month'],
    ['The panel meets monthly and sees 20 cases.', 'monthly'],
    [
      'Four cases were found during the financial year 2023-24.',
      'during the financial year 2023-24',
    ],
    ['So far this year, 9 operations have been run.', 'So far this year'],
    ['At the end of September 2025 there were 40 vacancies.', 'At the end of September 2025'],
    ['Over the past 6 weeks 14 referrals came.', 'Over the past 6 weeks'],
    ['In Q3 2025 it took 11 days.', 'In Q3 2025'],
  ])('%s', (text, expected) => {
    expect(periods(text)).toEqual([expected]);
  });

  it.each([
    'All 340 officers will be trained by March 2026.',
    'The policy of 12 pages was issued under reference 2024.',
    'A dayshift of 12 officers works in the maydays team.',
    'We adopted the definition and trained 340 officers.',
  ])('is none in: %s', (text) => {
    expect(periods(text)).toEqual([]);
  });

  it('is the nearest of several, and is itself no figure', () => {
    const text = 'In 2023/24 it had 83 crimes, and since April 2025 it has had 40 crimes.';
    const found = findFigures(text).map((figure) => {
      const period = periodOf(figure, findPeriods(text), text);
      return [figure.value, period && text.slice(period.start, period.end)];
    });
    expect(found).toEqual([
      [83, 'In 2023/24'],
      [40, 'since April 2025'],
    ]);
    expect(periodOf({ start: 0, end: 1 }, [], 'a')).toBeNull();
  });
});
