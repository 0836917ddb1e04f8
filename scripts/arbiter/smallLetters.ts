import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { GoldDocument } from '../../src/evaluate/gold.js';
import type { Lexicon } from '../../src/lexicon/index.js';
import { STATUSES } from '../../src/model/index.js';
import { assertionLetter, readAssertionRows } from './assertionLetters.js';
import {
  type ArbiterExample,
  type Gold,
  type LetterExamples,
  letterOf,
  NO_CLAIMS,
} from './examples.js';

/** The same letter, of which only such clauses teach anything. */
function taught(letter: LetterExamples, which: (one: ArbiterExample) => boolean): LetterExamples {
  const readings = letter.readings.map((reading) => {
    if (reading.kind === 'apart') return reading;
    const examples = reading.examples.map((one) => ({
      ...one,
      teaches: one.teaches && which(one),
    }));
    return { ...reading, examples };
  });
  return { ...letter, readings };
}

/** The rows of fixtures/specs/assertion.json, each in a small letter of its own. */
async function lettersOfSpecs(lexicon: Lexicon): Promise<LetterExamples[]> {
  const letters: LetterExamples[] = [];
  for (const row of readAssertionRows()) {
    const gold = { id: row.id, claims: row.expect, not_claims: [] };
    const letter = await letterOf(new TextEncoder().encode(assertionLetter(row)), gold, lexicon);
    // The letter around the row's text is the same for all rows.
    letters.push(taught(letter, ({ text }) => row.text.includes(text.trim())));
  }
  return letters;
}

const SpeakerRows = z.array(
  z.object({
    id: z.string(),
    letter: z.string(),
    expect: z.array(z.object({ quote: z.string(), status: z.enum(STATUSES).optional() })),
    notClaims: z.array(z.string()),
  }),
);

/** The rows of fixtures/specs/speakers.json: whole letters, of which only the quoted passages are labelled. */
async function lettersOfSpeakers(root: string, lexicon: Lexicon): Promise<LetterExamples[]> {
  const file = join(root, 'fixtures/specs/speakers.json');
  const letters: LetterExamples[] = [];
  for (const row of SpeakerRows.parse(JSON.parse(readFileSync(file, 'utf8')))) {
    const gold: Gold = {
      id: row.id,
      claims: row.expect.flatMap(({ quote, status }) => (status ? [{ quote, status }] : [])),
      not_claims: row.notClaims.map((quote) => ({ quote, why: 'background' as const })),
    };
    const letter = await letterOf(new TextEncoder().encode(row.letter), gold, lexicon);
    letters.push(taught(letter, ({ label, why }) => !NO_CLAIMS.includes(label) || why !== null));
  }
  return letters;
}

/** The letters of fixtures/letters, which the tests hold to their gold in every form. */
async function lettersOfFixtures(root: string, lexicon: Lexicon): Promise<LetterExamples[]> {
  const folder = join(root, 'fixtures/letters');
  const letters: LetterExamples[] = [];
  const slugs = readdirSync(folder).filter((slug) =>
    existsSync(join(folder, slug, 'expected.json')),
  );
  for (const slug of slugs.sort()) {
    const gold = GoldDocument.strip().parse(
      JSON.parse(readFileSync(join(folder, slug, 'expected.json'), 'utf8')),
    );
    const source = ['source.txt', 'source.md']
      .map((name) => join(folder, slug, name))
      .find((name) => existsSync(name));
    if (source) letters.push(await letterOf(readFileSync(source), gold, lexicon));
  }
  return letters;
}

/** The letters of the specifications and fixtures: learnt from beside the development letters, and never measured. */
export async function smallLetters(root: string, lexicon: Lexicon): Promise<LetterExamples[]> {
  return [
    ...(await lettersOfSpecs(lexicon)),
    ...(await lettersOfSpeakers(root, lexicon)),
    ...(await lettersOfFixtures(root, lexicon)),
  ];
}
