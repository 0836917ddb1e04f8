import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { comparePartial, findDates, isFuture } from '../../src/extract/dates/index.js';

interface Row {
  text: string;
  reference?: string;
  expect: { text: string; value: string; basis: 'stated' | 'implied' }[];
  knownGap?: string;
}

const rows = JSON.parse(
  readFileSync(new URL('../../fixtures/specs/dates.json', import.meta.url), 'utf8'),
) as Row[];

/** The number of rows marked as known gaps may only fall. */
const GAP_CEILING = 2;

function read(row: Row): Row['expect'] {
  return findDates(row.text, { reference: row.reference ?? null }).map((mention) => ({
    text: row.text.slice(mention.start, mention.end),
    value: mention.value,
    basis: mention.basis,
  }));
}

describe('findDates', () => {
  it.each(rows.filter((row) => !row.knownGap))('reads $text (from $reference)', (row) => {
    expect(read(row)).toEqual(row.expect);
  });

  const gaps = rows.filter((row) => row.knownGap);

  it('has no more known gaps than before', () => {
    expect(gaps.length).toBeLessThanOrEqual(GAP_CEILING);
  });

  it.each(gaps)('still has the gap: $knownGap ($text)', (row) => {
    expect(read(row), 'the gap is closed: take the mark off the row').not.toEqual(row.expect);
  });

  it('gives mentions in order, apart, and inside the text', () => {
    const text = rows.map((row) => row.text).join('\n\n');
    let last = 0;
    for (const mention of findDates(text, { reference: '2025-12-18' })) {
      expect(mention.start).toBeGreaterThanOrEqual(last);
      expect(mention.end).toBeGreaterThan(mention.start);
      last = mention.end;
    }
    expect(last).toBeGreaterThan(0);
    expect(last).toBeLessThanOrEqual(text.length);
  });

  it('reads the same in every time zone', () => {
    const before = process.env.TZ;
    const text = 'Within 28 days, the force should act. It met on 3 November.';
    const values = ['Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/London'].map((zone) => {
      process.env.TZ = zone;
      return findDates(text, { reference: '2025-10-24' }).map(({ value }) => value);
    });
    process.env.TZ = before;
    expect(values).toEqual(Array(3).fill(['2025-11-21', '2024-11-03']));
  });
});

describe('comparePartial', () => {
  it.each([
    ['2025-10-24', '2025-12-18', 'before'],
    ['2026-01', '2025-12-18', 'after'],
    ['2025', '2025-12-18', 'overlaps'],
    ['2025-12', '2025', 'overlaps'],
    ['2025-12-18', '2025-12-18', 'overlaps'],
    ['2024', '2025-01-01', 'before'],
  ])('%s to %s: %s', (a, b, order) => {
    expect(comparePartial(a, b)).toBe(order);
  });
});

describe('isFuture', () => {
  it.each([
    ['2026-03', '2025-12-18', true],
    ['2025-12', '2025-12-18', false],
    ['2025', '2026', false],
  ])('%s from %s: %s', (value, reference, future) => {
    expect(isFuture(value, reference)).toBe(future);
  });
});
