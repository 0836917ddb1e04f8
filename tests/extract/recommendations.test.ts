import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findRecommendationMentions } from '../../src/extract/recommendations/mentions.js';

interface Row {
  text: string;
  expect: { text: string; keys: string[] }[];
  knownGap?: string;
}

const rows = JSON.parse(
  readFileSync(new URL('../../fixtures/specs/recommendations.json', import.meta.url), 'utf8'),
) as Row[];

/** The number of rows marked as known gaps may only fall. */
const GAP_CEILING = 2;

function read(row: Row): Row['expect'] {
  return findRecommendationMentions(row.text).map(({ start, end, keys }) => ({
    text: row.text.slice(start, end),
    keys: keys.map(({ key }) => key),
  }));
}

describe('findRecommendationMentions', () => {
  it.each(rows.filter((row) => !row.knownGap))('reads $text', (row) => {
    expect(read(row)).toEqual(row.expect);
  });

  const gaps = rows.filter((row) => row.knownGap);

  it('has no more known gaps than before', () => {
    expect(gaps.length).toBeLessThanOrEqual(GAP_CEILING);
  });

  it.each(gaps)('still has the gap: $knownGap ($text)', (row) => {
    expect(read(row), 'the gap is closed: take the mark off the row').not.toEqual(row.expect);
  });

  it.each([
    ['Recommendation 4', 'recommendation', '4'],
    ['AFI 2', 'area_for_improvement', '2'],
    ['Cause of concern 3', 'cause_of_concern', '3'],
    ['Cause of concern 1, recommendation 2', 'recommendation', '1/2'],
  ])('%s: kind %s, number %s', (text, kind, number) => {
    expect(findRecommendationMentions(text)[0]?.keys[0]).toMatchObject({ kind, number });
  });

  it('labels a mention with its words as printed', () => {
    const text = 'On Recs 4 and 6 we agree.';
    const [mention] = findRecommendationMentions(text);
    expect(mention?.label).toBe('Recs 4 and 6');
    expect(text.slice(mention?.start, mention?.end)).toBe(mention?.label);
  });

  it('reads a list of 50,000 numbers only as far as a report could go', () => {
    const numbers = Array.from({ length: 50_000 }, (_, index) => (index % 900) + 1);
    const mentions = findRecommendationMentions(`recommendations ${numbers.join(', ')}`);
    expect(mentions).toHaveLength(1);
    expect(mentions[0]?.keys).toHaveLength(200);
  });

  it('does not spell out a range that no report has', () => {
    expect(findRecommendationMentions('recommendations 1 to 999')[0]?.keys).toHaveLength(1);
  });
});
