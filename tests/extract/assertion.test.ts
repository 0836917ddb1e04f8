import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadLexicon } from '../../src/lexicon/index.js';
import { STATUSES, type Status } from '../../src/model/index.js';
import { readLetter } from '../../src/pipeline.js';

const SPEC = new URL('../../fixtures/specs/assertion.json', import.meta.url);

/** What a person reads in a sentence or two, each put into a small letter of its own. */
const Row = z.strictObject({
  id: z.string(),
  phenomenon: z.string(),
  voice: z.enum(['chief_constable', 'policing_body']),
  text: z.string(),
  /** Number of the recommendation under whose heading, or in whose row, the text stands. */
  under: z.string().optional(),
  /** Whether the text is the right-hand cell of a table. */
  cell: z.literal(true).optional(),
  /** Whether its row is the table's last, right above the signature. */
  last: z.literal(true).optional(),
  /** `force`: the letter answers an inspection of that force, which the catalogue does not know. */
  report: z.literal('force').optional(),
  /** The claims in order: words that only this claim holds, and its status. */
  expect: z.array(z.strictObject({ quote: z.string(), status: z.enum(STATUSES) })),
  /** Why the row is read wrongly today. */
  knownGap: z.string().min(10).optional(),
});
type Row = z.infer<typeof Row>;

const rows = z.array(Row).parse(JSON.parse(readFileSync(SPEC, 'utf8')));

/** The number of rows marked as known gaps may only fall. */
const GAP_CEILING = 46;

/** Least number of rows that expect a status, so that none is tested by a handful. */
const LEAST_OF_A_STATUS = 12;

const lexicon = loadLexicon({ packs: ['fixtures/packs'] });

const REPORTS = {
  national: {
    title: 'Group-based child sexual exploitation: a progress report',
    published: '24 October 2025',
  },
  force: {
    title: 'PEEL 2025-27: an inspection of Barsetshire Constabulary',
    published: '6 November 2025',
  },
};

const OFFICE = 'Office of the Police and Crime Commissioner for Barsetshire';
const SIGNED = 'Helena Marchbanks\nPolice and Crime Commissioner for Barsetshire';

/** A form with one part of the force and one of the commissioner; the row's text is in the part of its voice. */
function form({ voice, text, under, cell, last, report }: Row): string {
  const { title, published } = REPORTS[report ?? 'national'];
  const chief = voice === 'chief_constable';
  const heading = under ? [`Recommendation ${under}`] : [];
  const owner = chief ? "Barsetshire Constabulary's response" : "Commissioner's response";
  const table = [
    `HMICFRS recommendation\t${owner}`,
    `Recommendation ${under}\t${text}`,
    ...(last ? [] : ['Recommendation 3\tThis recommendation is for the College of Policing.']),
  ].join('\n');
  return [
    OFFICE,
    'HMICFRS inspection response',
    'Date of response: 16 December 2025',
    `Inspection: ${title}`,
    `Date published: ${published}`,
    ...(cell ? [table] : ["Chief Constable's response", ...heading, text]),
    SIGNED,
  ].join('\n\n');
}

/** A commissioner's letter, with the row's text as a paragraph of it. */
function signedLetter({ text, under, report }: Row): string {
  const { title, published } = REPORTS[report ?? 'national'];
  return [
    OFFICE,
    '16 December 2025',
    'Dear Sir or Madam,',
    title,
    `I write under section 55 of the Police Act 1996 in answer to your report, which was published on ${published}.`,
    ...(under ? [`Recommendation ${under}`] : []),
    text,
    'Yours faithfully,',
    SIGNED,
  ].join('\n\n');
}

interface Found {
  words: string;
  status: Status;
}

/** The claims that the row's text makes when its letter is read, in order. */
async function claimsOf(row: Row): Promise<Found[]> {
  const letter = row.voice === 'policing_body' && !row.cell ? signedLetter(row) : form(row);
  const { document, claims } = await readLetter(new TextEncoder().encode(letter), lexicon);
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
