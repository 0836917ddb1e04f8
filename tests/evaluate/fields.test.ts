import { describe, expect, it } from 'vitest';
import { scoreField } from '../../src/evaluate/fields.js';
import type { GoldDocument } from '../../src/evaluate/gold.js';
import type { ResponseRecord } from '../../src/model/index.js';

const verdict = (gold: string, found: string) =>
  scoreField(
    'office_holder',
    { commissioner: gold } as GoldDocument,
    { policingBody: { officeHolder: found } } as unknown as ResponseRecord,
  ).verdict;

describe('names of office holders', () => {
  it.each([
    ['Dr Jane Doe', 'Jane Doe'],
    ['Col (Retd) Jane Doe', 'Jane Doe'],
    ['The Revd Jane Doe', 'JANE DOE'],
    ['Councillor Jane Doe', 'Cllr Jane Doe'],
  ])('%s and %s are one person', (gold, found) => {
    expect(verdict(gold, found)).toBe('right');
  });

  it.each([
    ['Dr Jane Doe', 'John Doe'],
    ['J. Doe', 'Jane Doe'],
    ['Dean Doe', 'Doe'],
    ['Canon Doe-Smith', 'Canon Smith'],
  ])('%s and %s are not', (gold, found) => {
    expect(verdict(gold, found)).toBe('different');
  });
});
