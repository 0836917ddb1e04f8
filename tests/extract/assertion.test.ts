import { describe, expect, it } from 'vitest';
import {
  assertionLetter,
  type AssertionRow as Row,
  readAssertionRows,
} from '../../scripts/arbiter/assertionLetters.js';
import { loadLexicon } from '../../src/lexicon/index.js';
import { STATUSES, type Status } from '../../src/model/index.js';
import { readLetter } from '../../src/pipeline.js';

const rows = readAssertionRows();

/** The number of rows marked as known gaps may only fall. */
const GAP_CEILING = 11;

/** Least number of rows that expect a status, so that none is tested by a handful. */
const LEAST_OF_A_STATUS = 12;

const lexicon = loadLexicon({ packs: ['fixtures/packs'] });

interface Found {
  words: string;
  status: Status;
}

/** The claims that the row's text makes when its letter is read, in order. */
async function claimsOf(row: Row): Promise<Found[]> {
  const letter = new TextEncoder().encode(assertionLetter(row));
  const { document, claims } = await readLetter(letter, lexicon);
  const start = (document.text ?? '').indexOf(row.text);
  expect(start, 'the text of the row is in the reading text').toBeGreaterThan(-1);
  const end = start + row.text.length;
  return claims
    .filter(({ evidence }) => evidence.start < end && evidence.end > start)
    .sort((a, b) => a.evidence.start - b.evidence.start)
    .map(({ evidence, status }) => ({ words: evidence.text, status }));
}

/** The claims found, each as the expectation that it meets: its quote where it holds it, else its own words. */
async function read(row: Row): Promise<Row['expect']> {
  const found = await claimsOf(row);
  return found.map(({ words, status }, index) => {
    const quote = row.expect[index]?.quote;
    return { quote: quote && words.includes(quote) ? quote : words, status };
  });
}

/** Rows with the names of their tests: the text in full, which a template in the title would cut off. */
function named(of: readonly Row[]): [string, Row][] {
  return of.map((row) => [`${row.id}: ${row.text}`, row]);
}

describe('the status of what a sentence says', () => {
  it.each(named(rows.filter((row) => !row.knownGap)))('%s', async (_name, row) => {
    expect(await read(row)).toEqual(row.expect);
  });

  const gaps = named(rows.filter((row) => row.knownGap));

  it('has no more known gaps than before', () => {
    expect(gaps.length).toBeLessThanOrEqual(GAP_CEILING);
  });

  it.each(gaps)('%s: still a gap', async (_name, row) => {
    expect(await read(row), 'the gap is closed: take the mark off').not.toEqual(row.expect);
  });

  it.each(STATUSES)('is tested by a fair number of rows that expect %s', (status) => {
    const count = rows.filter((row) => row.expect.some((claim) => claim.status === status)).length;
    expect(count).toBeGreaterThanOrEqual(LEAST_OF_A_STATUS);
  });

  it('gives each row a name of its own and quotes that stand in its text in order', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    for (const { id, text, expect: claims } of rows) {
      const at = claims.map(({ quote }) => text.indexOf(quote));
      expect(at, id).toEqual([...at].sort((a, b) => a - b));
      expect(at, id).not.toContain(-1);
    }
  });
});
