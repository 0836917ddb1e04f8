import { UsageError } from '../model/errors.js';

/** A word, or several in double quotes; before it a minus, behind it a star. */
const TERM = /(-?)(?:"([^"]*)"?|([^\s"]+))/gu;
const WORD = /[\p{L}\p{N}]/u;

/**
 * Words of a user as a query of SQLite's full-text search: all must be there. "Words in quotes" must follow each other,
 * a star at the end of a word stands for any ending, a minus means that it must not be there, and OR in capitals joins
 * two. Everything else is taken for words, whatever its signs mean to FTS5: https://www.sqlite.org/fts5.html section 3.
 * @throws {UsageError} if there is no word to look for.
 */
export function ftsQuery(words: string): string {
  const wanted: string[][] = [];
  const unwanted: string[] = [];
  let isOr = false;
  for (const [, minus, phrase, word] of words.replaceAll('\0', ' ').matchAll(TERM)) {
    const text = phrase ?? word ?? '';
    if (word === 'OR' && minus === '') {
      isOr = true;
      continue;
    }
    if (!WORD.test(text)) continue;
    const term = quoted(text);
    if (minus === '-') unwanted.push(term);
    else if (isOr && wanted.length > 0) wanted.at(-1)?.push(term);
    else wanted.push([term]);
    isOr = false;
  }
  if (wanted.length === 0) {
    throw new UsageError('There is no word to look for: give one, or several in quotes.');
  }
  const all = wanted.map((terms) => `(${terms.join(' OR ')})`).join(' AND ');
  return unwanted.reduce((query, term) => `(${query}) NOT ${term}`, all);
}

function quoted(text: string): string {
  const isPrefix = text.endsWith('*');
  return `"${text.replace(/\*+$/, '').replaceAll('"', '""')}"${isPrefix ? '*' : ''}`;
}
