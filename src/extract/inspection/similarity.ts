import { type InspectionRow, type Lexicon, view } from '../../lexicon/index.js';
import { foldedWords } from '../bodies/tokens.js';

/** Short forms that letters use in titles. */
const LONG_FORMS: readonly [RegExp, string][] = [
  [/\bGBCSE\b/gi, 'group-based child sexual exploitation'],
  [/\bCSAE\b/gi, 'child sexual abuse and exploitation'],
  [/\bCSE\b/gi, 'child sexual exploitation'],
  [/\bCSA\b/gi, 'child sexual abuse'],
  [/\bVAWG\b/gi, 'violence against women and girls'],
  [/\bSYV\b/gi, 'serious youth violence'],
  [/\bNCPI\b/gi, 'national child protection inspection'],
  [/\bNCA\b/gi, 'national crime agency'],
  [/\bre-inspection\b/gi, 'reinspection'],
  [/\bgroup based\b/gi, 'group-based'],
  [/\btranche (?:one|i)\b/gi, 'tranche 1'],
  [/\btranche (?:two|ii)\b/gi, 'tranche 2'],
];

const STOP = new Set(
  foldedWords(
    'the of an a and in to for how well into on s at by with from is their other hmicfrs hm',
  ),
);

/** The words of a title that count, folded against misreadings, without plural endings. */
function contentWords(text: string): Set<string> {
  const long = LONG_FORMS.reduce((whole, [short, form]) => whole.replace(short, form), text);
  return new Set(
    foldedWords(long)
      .filter((word) => !STOP.has(word))
      .map((word) => (word.length > 4 ? word.replace(/s$/, '') : word)),
  );
}

interface Title {
  row: InspectionRow;
  words: Set<string>;
}

interface Catalogue {
  titles: Title[];
  /** Rare words weigh more: "makesafe" tells more than "police". */
  weightOf(word: string): number;
}

/** Titles and aliases of every inspection that a response can answer; a programme is not one. */
const catalogueOf = view((lexicon): Catalogue => {
  const rows = lexicon.rows.inspections.filter((row) => row.kind !== 'programme');
  const titles = rows.flatMap((row) =>
    [row.title, ...row.aliases].map((title) => ({ row, words: contentWords(title) })),
  );
  const counts = new Map<string, number>();
  for (const row of rows) {
    const words = new Set(
      titles.filter((title) => title.row === row).flatMap((title) => [...title.words]),
    );
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const weightOf = (word: string) => Math.log(1 + rows.length / (counts.get(word) ?? 1));
  return { titles, weightOf };
});

/**
 * How like a text is to the titles and aliases of each inspection, 0 to 1: the weighted share of words in common
 * (Dice), the best of a row's names.
 */
export function similarities(text: string, lexicon: Lexicon): Map<InspectionRow, number> {
  const { titles, weightOf } = catalogueOf(lexicon);
  const words = contentWords(text);
  const sum = (set: Iterable<string>) =>
    [...set].reduce((total, word) => total + weightOf(word), 0);
  const own = sum(words);
  const best = new Map<InspectionRow, number>();
  for (const title of titles) {
    const common = sum([...title.words].filter((word) => words.has(word)));
    const likeness = (2 * common) / (own + sum(title.words) || 1);
    best.set(title.row, Math.max(best.get(title.row) ?? 0, likeness));
  }
  return best;
}
