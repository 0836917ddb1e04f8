import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { STATUSES } from '../../src/model/index.js';

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
export type AssertionRow = z.infer<typeof Row>;

export function readAssertionRows(): AssertionRow[] {
  return z.array(Row).parse(JSON.parse(readFileSync(SPEC, 'utf8')));
}

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
function form({ voice, text, under, cell, last, report }: AssertionRow): string {
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
function signedLetter({ text, under, report }: AssertionRow): string {
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

/** A small letter around the text of a row. */
export function assertionLetter(row: AssertionRow): string {
  return row.voice === 'policing_body' && !row.cell ? signedLetter(row) : form(row);
}
