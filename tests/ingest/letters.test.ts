import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/ingest/index.js';
import { expectLaws } from './helpers.js';

/** The letters that come with the project, and any in a directory that the environment names. */
const ROOTS = [fileURLToPath(new URL('../../fixtures', import.meta.url))];
if (process.env.SECTION55_LETTERS) ROOTS.push(process.env.SECTION55_LETTERS);

const files = ROOTS.flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name)),
);
const letters = files.filter((path) => path.endsWith('.txt'));

function goldOf(letter: string): string | undefined {
  const name = `${basename(letter, '.txt')}.json`;
  return files.find((path) => basename(path) === name && path.includes('gold'));
}

describe('every letter', () => {
  it('is found', () => expect(letters.length).toBeGreaterThan(20));

  it.each(letters.map((path) => [basename(path), path]))(
    '%s keeps the laws and its words',
    async (_, path) => {
      const bytes = readFileSync(path);
      const document = await readDocument(bytes);
      expectLaws(document, new TextDecoder().decode(bytes));
      const gold = goldOf(path);
      const quotes = gold ? quotesOf(JSON.parse(readFileSync(gold, 'utf8'))) : [];
      const text = plain(document.text);
      expect(quotes.map(plain).filter((quote) => !text.includes(quote))).toEqual([]);
    },
  );
});

/** All quotes of a gold file, wherever they stand in it. */
function quotesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  // What the gold itself calls page furniture may be left out of the reading text.
  if ('why' in value && value.why === 'artefact') return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'quote' && typeof part === 'string' ? [part] : quotesOf(part),
  );
}

/** Without white space, marks of emphasis, lists and tables, which an annotator may have copied from the file. */
function plain(text: string): string {
  return text
    .replace(/[*_]/g, '')
    .replace(/[\s|]+/g, ' ')
    .replace(/ - /g, ' ')
    .trim();
}
