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

/** Of each title its longest word, without which the pattern need not be tried. */
const patternsOf = view((lexicon: Lexicon) =>
  lexicon.rows.inspections.flatMap((row) => {
    const pattern = row.kind === 'programme' ? null : patternOf(row.title);
    const words = row.title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const longest = words.reduce((one, other) => (other.length > one.length ? other : one), '');
    return pattern ? [{ pattern, longest }] : [];
  }),
);

/** Where the titles of the catalogue stand in full, however the words around them lead to them. */
export function cataloguedSpans(document: SourceDocument, lexicon: Lexicon): Span[] {
  const opening = document.text.slice(0, OPENING);
  const lower = opening.toLowerCase();
  return patternsOf(lexicon)
    .filter(({ longest }) => lower.includes(longest))
    .flatMap(({ pattern }) =>
      [...opening.matchAll(pattern)].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
      })),
    );
}
