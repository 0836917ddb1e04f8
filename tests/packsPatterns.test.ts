import { describe, expect, it } from 'vitest';
import {
  actorsOf,
  cuesOf,
  headingsOf,
  loadLexicon,
  macrosFor,
  partsOf,
  patternSource,
  topicsOf,
} from '../src/lexicon/index.js';
import { growthOf } from './support/growth.js';

/*
 * No pattern of the packs may be made slow by the words of a letter: every one is tried on strings that are built to
 * make it back up, at a length and at eight times that length. What is judged is the growth, not the time.
 */

const lexicon = loadLexicon();

/** Every pattern of the packs by the row that it comes from. */
function patterns(): [name: string, pattern: RegExp, examples: readonly string[]][] {
  const named = (name: string, examples: readonly string[], ...list: (RegExp | null)[]) =>
    list.flatMap((pattern): [string, RegExp, readonly string[]][] =>
      pattern ? [[name, pattern, examples]] : [],
    );
  return [
    ...cuesOf(lexicon).flatMap(({ row, pattern, terminators }) =>
      named(row.id, row.examples, pattern, terminators),
    ),
    ...actorsOf(lexicon, []).flatMap(({ id, whole, anywhere }) => named(id, [], whole, anywhere)),
    ...headingsOf(lexicon).flatMap(({ row, whole }) => named(row.id, row.examples, whole)),
    ...topicsOf(lexicon).flatMap(({ row, strong, weak, nearby }) =>
      named(row.id, row.examples, strong, weak, nearby),
    ),
    ...[...partsOf(lexicon)].flatMap(([key, parts]) =>
      parts.flatMap((part) => named(`${key} ${part.id}`, [part.name], part.terms)),
    ),
  ];
}

/** What patterns tend to trip over, repeated; and the beginning of each example without its end. */
const PUMPS = [
  'a',
  ' ',
  'a ',
  '1',
  '1.',
  'the ',
  'not ',
  'has not yet been ',
  'will fully also now be ',
  'there is a dedicated and clear plan of the new ',
  'chief constable and police and crime commissioner of ',
  'is, and, or, ',
  'Á’-– ',
];

function pumpsFor(examples: readonly string[]): string[] {
  const first = examples[0]?.split(' ') ?? [];
  const pieces = [1, 2, 4].map((count) => `${first.slice(0, count).join(' ')} `);
  return [...new Set([...PUMPS, ...pieces.filter((piece) => piece.trim() !== '')])];
}

describe('the patterns of the packs', () => {
  const all = patterns();

  it('are all compiled', () => expect(all.length).toBeGreaterThan(100));

  it('have no unbounded repetition, also where macros have been put in', () => {
    const macros = macrosFor(lexicon, 'all');
    for (const { pattern } of lexicon.rows.macros)
      expect(() => patternSource(pattern, macros)).not.toThrow();
    const unbounded = all.filter(([, { source }]) =>
      /(?:[*+]|\{\d{1,5},\})/.test(
        source.replace(/\\[^\n]/g, 'x').replace(/\[[^\]]{0,200}\]/g, 'x'),
      ),
    );
    expect(unbounded.map(([name]) => name)).toEqual([]);
  });

  it('take time in proportion to the text', () => {
    const slow = all.flatMap(([name, pattern, examples]) =>
      pumpsFor(examples)
        .map((pump) => ({ name, pump, growth: growthOf(pattern, pump) }))
        .filter(({ growth }) => growth.isMoreThanLinear),
    );
    expect(slow).toEqual([]);
  });
});

it.each([
  [/a*b/g, 'a', true],
  [/ *x/g, ' ', true],
  [/a{0,9}b/g, 'a', false],
])('growth of %s on %s that is more than linear: %s', (pattern, pump, expected) => {
  expect(growthOf(pattern, pump).isMoreThanLinear).toBe(expected);
});
