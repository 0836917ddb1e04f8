import { type Lexicon, view } from '../../lexicon/index.js';
import type { SourceDocument, Span } from '../../model/index.js';

/** Shorter titles are words that any letter may use. */
const FEWEST_WORDS = 5;
/** UTF-16 units in which the report answered is named, of a paper that may be a book. */
const OPENING = 20_000;

/** A title as a pattern: letter case, punctuation, white space and "&" for "and" may differ. */
function patternOf(title: string): RegExp | null {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < FEWEST_WORDS) return null;
  const [first = '', ...rest] = words;
  const article = /^(?:an?|the)$/i.test(first);
  const parts = (article ? rest : words).map((word) =>
    word.toLowerCase() === 'and' ? '(?:and|&)' : word,
  );
  const lead = article ? `(?:${first}\\s{1,3})?` : '(?:(?:an?|the)\\s{1,3})?';
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${lead}${parts.join('[^\\p{L}\\p{N}]{1,4}')}(?![\\p{L}\\p{N}])`,
    'giu',
  );
}

const patternsOf = view((lexicon: Lexicon) =>
  lexicon.rows.inspections.flatMap((row) =>
    row.kind === 'programme' ? [] : (patternOf(row.title) ?? []),
  ),
);

/** Where the titles of the catalogue stand in full, however the words around them lead to them. */
export function cataloguedSpans(document: SourceDocument, lexicon: Lexicon): Span[] {
  const opening = document.text.slice(0, OPENING);
  return patternsOf(lexicon).flatMap((pattern) =>
    [...opening.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
}
