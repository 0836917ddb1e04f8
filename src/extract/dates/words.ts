/** The words and small patterns that date forms are built from. All are used with the flags `giu`. */

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'ionawr'],
  ['february', 'feb', 'chwefror'],
  ['march', 'mar', 'mawrth', 'fawrth'],
  ['april', 'apr', 'ebrill'],
  ['may', 'mai', 'fai'],
  ['june', 'jun', 'mehefin', 'fehefin'],
  ['july', 'jul', 'gorffennaf', 'orffennaf', 'ngorffennaf'],
  ['august', 'aug', 'awst'],
  ['september', 'sept', 'sep', 'medi', 'fedi'],
  ['october', 'oct', 'hydref'],
  ['november', 'nov', 'tachwedd', 'dachwedd', 'nhachwedd'],
  ['december', 'dec', 'rhagfyr', 'ragfyr'],
];

/** Letters that scanners take for others: "Septernber", "0ctober", "Ju1y". */
const MISREADINGS: readonly [RegExp, string][] = [
  [/m/g, 'rn'],
  [/^o/, '0'],
  [/o/g, '0'],
  [/l/g, '1'],
  [/l/g, 'i'],
];

function misread(name: string): string[] {
  if (name.length < 4) return [];
  return MISREADINGS.map(([letter, other]) => name.replace(letter, other));
}

const MONTH_NUMBERS = new Map(
  MONTHS.flatMap((names, index) =>
    names.flatMap((name) => [name, ...misread(name)].map((form) => [form, index + 1] as const)),
  ),
);

/** Number (1-12) of a month named in English (also cut short) or Welsh (also mutated), or null. */
export function monthNumber(name: string): number | null {
  return MONTH_NUMBERS.get(name.replace(/\.$/, '').toLowerCase()) ?? null;
}

/** Any month name; a cut-short one may end in a full stop. Longest first. */
export const MONTH = `(?:(?:${[...MONTH_NUMBERS.keys()]
  .sort((a, b) => b.length - a.length)
  .join('|')})\\b\\.?)`;

/** White space inside a date: never a tab (the next cell) nor a blank line (the next block). */
export const GAP = String.raw`(?:[^\S\n\t]{1,3}\n?[^\S\n\t]{0,3}|\n[^\S\n\t]{0,3})`;
/** The same, or nothing. */
export const MAYBE_GAP = `${GAP}?`;

/** Before and after a date: no letter or digit, so that no part of a longer word or number is read. */
export const OPEN = String.raw`(?<![\p{L}\p{N}])`;
export const CLOSE = String.raw`(?![\p{L}\p{N}])`;

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
];
const ORDINAL_NUMBERS = new Map<string, number>(ORDINALS.map((word, index) => [word, index + 1]));
for (const [index, word] of ORDINALS.slice(0, 9).entries()) {
  ORDINAL_NUMBERS.set(`twenty-${word}`, 21 + index);
}
ORDINAL_NUMBERS.set('thirtieth', 30);
ORDINAL_NUMBERS.set('thirty-first', 31);

/** A day of the month in words: first to thirty-first. */
export const ORDINAL_WORD = `(?:${[...ORDINAL_NUMBERS.keys()]
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replace('-', '[- ]'))
  .join('|')})`;

/**
 * A day of the month: one or two digits with an English or Welsh ordinal ending ("24", "24th", "18fed").
 * O, o, l and I stand for misread digits; {@link dayNumber} refuses a day without one real digit.
 */
export const DAY = String.raw`(?:[0-3OolI]?[\dOolI](?:${MAYBE_GAP}(?:st|nd|rd|th|ain|fed|ydd|af|il|ed|eg)\b)?)`;

function mendDigits(text: string): string {
  return text.replace(/[oO]/g, '0').replace(/[lI]/g, '1');
}

/** The number of a {@link DAY} or {@link ORDINAL_WORD}, or null where it is no day of a month. */
export function dayNumber(text: string): number | null {
  const word = ORDINAL_NUMBERS.get(text.toLowerCase().replace(' ', '-'));
  if (word !== undefined) return word;
  const digits = /^[0-3OolI]?[\dOolI]/.exec(text)?.[0] ?? '';
  if (!/\d/.test(digits)) return null;
  const day = Number(mendDigits(digits));
  return day >= 1 && day <= 31 ? day : null;
}

/** A year in four digits; O and l stand for misread digits. */
export const YEAR = String.raw`(?:[12lI][09Oo][\dOolI]{2})`;

/** A year in two digits as "'25"; only where the form makes clear that a year is meant. */
export const SHORT_YEAR = String.raw`(?:['’‘][1-4]\d)`;

/** The number of a {@link YEAR} or {@link SHORT_YEAR}, or null where fewer than two of its digits are real. */
export function yearNumber(text: string): number | null {
  const digits = text.replace(/^['’‘]/, '');
  if (digits.replace(/\D/g, '').length < 2) return null;
  const year = Number(mendDigits(digits));
  if (!Number.isInteger(year)) return null;
  return digits.length === 2 ? 2000 + year : year;
}

const CARDINALS = new Map<string, number>(
  'a one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, index) => [word, Math.max(index, 1)]),
);
for (const [word, value] of [
  ['an', 1],
  ['twenty-four', 24],
  ['twenty-eight', 28],
  ['thirty', 30],
  ['sixty', 60],
  ['ninety', 90],
] as const) {
  CARDINALS.set(word, value);
}

/** A small count in digits or words. */
export const COUNT = `(?:\\d{1,3}|${[...CARDINALS.keys()].sort((a, b) => b.length - a.length).join('|')})`;

/** The number of a {@link COUNT}, or null. */
export function countNumber(text: string): number | null {
  return /^\d+$/.test(text) ? Number(text) : (CARDINALS.get(text.toLowerCase()) ?? null);
}

/** Day names, also cut short, as they stand before a date; Welsh day names too. */
export const WEEKDAY = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|dydd${GAP}\p{L}{3,8})`;

/** Builds a global, case-blind pattern whose match stands alone. */
export function standing(source: string): RegExp {
  return new RegExp(`${OPEN}${source}${CLOSE}`, 'giu');
}
