/** Numbers as recommendations carry them: digits, words, roman, letters; and lists and ranges of them. */

const UNITS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const WORDS = new Map<string, number>(UNITS.map((word, index) => [word, index + 1]));
for (const [index, tens] of ['twenty', 'thirty', 'forty', 'fifty'].entries()) {
  WORDS.set(tens, 20 + index * 10);
  for (const [unit, word] of UNITS.slice(0, 9).entries()) {
    WORDS.set(`${tens}-${word}`, 21 + index * 10 + unit);
  }
}
const WORD = [...WORDS.keys()]
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replace('-', '[- ]'))
  .join('|');

/** Roman numerals to 39; single "c", "d", "l", "m" are letters here, not hundreds. */
const ROMAN = 'x{0,3}(?:ix|iv|v?i{0,3})';

/** The value of a roman numeral up to 39, or null. */
export function romanNumber(text: string): number | null {
  const roman = text.toLowerCase();
  if (roman === '' || !new RegExp(`^${ROMAN}$`).test(roman)) return null;
  let sum = 0;
  const values: Record<string, number> = { i: 1, v: 5, x: 10 };
  for (const [index, letter] of [...roman].entries()) {
    const value = values[letter] ?? 0;
    const next = values[roman.charAt(index + 1)] ?? 0;
    sum += value < next ? -value : value;
  }
  return sum;
}

/** What is no recommendation number though it stands where one would: dates, decimals, counts of things. */
const NOT_A_NUMBER_BEFORE =
  /^(?:\d|,\d{3}|\.\d{2}|\/\d{1,2}\/|%|(?:st|nd|rd|th)\b|[ \u00a0]?(?:[Pp]er cent|percent)\b|[ \u00a0](?:forces?|officers?|staff|cases?|crimes|months?|weeks?|days?|years?|hours?|minutes?|posts?|people|children|victims?|areas?|causes?|recommendations?|others?|other|further|new|more|times|by one|of (?:which|whom|them|these|those|the (?:most|main|key))|or more|or two)\b)/u;

/** "31 March" is a date; "recommendations 15 and 33 may be closed" is not. */
const MONTH_NEXT = /^[ \u00a0](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/u;

const DIGITS = /(?:\d{1,2}\.\d{1,2}|\d{1,3}|[lO\d]{2}|l)(?![\p{L}\d])/uy;
/** "6(b)" is a part of recommendation 6; "6b" is a number of its own. */
const LETTERED = /\d{1,2}(?:[a-h]| ?\([a-h]\))(?![\p{L}\d])/uy;
const BRACKETED = /\((?:\d{1,2}|[ivx]{1,6}|[a-h])\)/iuy;
const IN_WORDS = new RegExp(`(?:${WORD})(?![\\p{L}\\d-])`, 'iuy');
const ROMAN_ALONE = /(?:[IVX]{2,6}|[VX]|[ivx]{2,6})(?![\p{L}\d])/uy;
/** A capital alone; "A" and "I" are also words, so that what follows must end the name. */
const LETTER = /(?:[B-H]|A(?=[:.,;)]|\s[-–—]|\sand\s[B-H]\b|\s{0,2}$))(?![\p{L}\d'’])/uy;

/** A number read at an offset of a text: its normal form and where it ends. */
export interface ReadNumber {
  number: string;
  end: number;
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function normalise(words: string): string | null {
  const text = words.toLowerCase();
  const inside = /^\((.+)\)$/.exec(text)?.[1];
  if (inside !== undefined) return /^[ivx]+$/.test(inside) ? normaliseRoman(inside) : inside;
  const lettered = /^(\d{1,2}) ?(\(?)([a-h])\)?$/.exec(text);
  if (lettered) return `${Number(lettered[1])}${lettered[2] === '' ? lettered[3] : ''}`;
  const value = WORDS.get(text.replace(' ', '-'));
  if (value !== undefined) return String(value);
  if (/^[a-h]$/.test(text)) return text;
  if (/^[ivx]+$/.test(text)) return normaliseRoman(text);
  if (/^\d+\.\d+$/.test(text)) return text;
  // l and O are misread digits.
  const digits = text.replace(/l/g, '1').replace(/o/g, '0');
  return /^\d+$/.test(digits) && Number(digits) > 0 ? String(Number(digits)) : null;
}

function normaliseRoman(text: string): string | null {
  const value = romanNumber(text);
  return value === null ? null : String(value);
}

/**
 * Reads one number at an offset, in any form, or null. "31 March", "12 months", "2 of which" and other figures
 * that do not number a recommendation are refused. `words` says whether number words are to be read.
 */
export function readNumber(text: string, at: number, words = true): ReadNumber | null {
  const found =
    matchAt(LETTERED, text, at) ??
    matchAt(DIGITS, text, at) ??
    matchAt(BRACKETED, text, at) ??
    matchAt(ROMAN_ALONE, text, at) ??
    (words ? matchAt(IN_WORDS, text, at) : null) ??
    matchAt(LETTER, text, at);
  if (found === null) return null;
  const end = at + found.length;
  const after = text.slice(end, end + 32);
  if (NOT_A_NUMBER_BEFORE.test(after) || MONTH_NEXT.test(after)) return null;
  const number = normalise(found);
  return number === null ? null : { number, end };
}

/** A list takes no more items than this: no report has so many, and a hostile text could have millions. */
const MOST_ITEMS = 200;
/** The widest range that is spelt out. */
const WIDEST_RANGE = 60;

/** What may stand between a number and the next separator after a plural noun: "1 (definition), 4 in part, 6". */
const GLOSS = /(?:\s(?:in (?:part|full|principle)|partly))?(?:\s{0,2}\([^()\n\t]{1,160}\))?/uy;

const SEPARATOR =
  /(?:[^\S\t]{0,2}(?<range>(?:to|through|i)(?=\s)|[-–—])[^\S\t]{0,2}|[^\S\t]{0,2}[,&/+][^\S\t]{0,2}(?:(?:and|or|&)[^\S\t]{1,2})?|[^\S\t]{1,2}(?:and|or|a|ac|as well as)[^\S\t]{1,2})(?:(?:numbers?|nos?\.?)\s)?(?=[\p{L}\d(])/iuy;

/** In a list after a singular noun, what may follow its last number: "recommendation 4, 12 posts" is no list. */
const LIST_GOES_ON =
  /^(?:\s{0,2}(?:[,.;:)\]&–—*/-]|$|\n)|\s(?:and|or|to|are|were|have|has|is|was|of the|in the|from the|will|on|as|under|by)\b)/u;

/** All numbers of a list, in order, and where the list ends. */
export interface ReadList {
  numbers: string[];
  end: number;
}

/** How a list may look: after a plural noun looser than after a singular one; of short forms, "R" before each. */
export interface ListStyle {
  plural: boolean;
  short: boolean;
}

/**
 * Reads a list of numbers at an offset: "2, 5 and 7", "3 to 5", "1 to 4, 6 and 9". After a singular noun number
 * words, spaced dashes and glosses end it.
 */
export function readList(text: string, at: number, style: ListStyle): ReadList | null {
  const first = readNumber(text, at);
  if (first === null) return null;
  const numbers = [first.number];
  let { end } = first;
  while (numbers.length < MOST_ITEMS) {
    const item = nextItem(text, end, style);
    if (item === null) break;
    const spread = item.range ? spreadRange(numbers.at(-1) ?? '', item.number) : [item.number];
    if (spread === null) break;
    numbers.push(...spread);
    end = item.end;
  }
  return { numbers: [...new Set(numbers)], end };
}

/** The item of a list after one that ends at an offset, or null where the list ends there. */
function nextItem(
  text: string,
  end: number,
  { plural, short }: ListStyle,
): (ReadNumber & { range: boolean }) | null {
  const gloss = plural ? (matchAt(GLOSS, text, end)?.length ?? 0) : 0;
  SEPARATOR.lastIndex = end + gloss;
  const separator = SEPARATOR.exec(text);
  if (separator === null) return null;
  let at = end + gloss + separator[0].length;
  if (short && text.charAt(at) === 'R') at++;
  const next = readNumber(text, at, plural);
  if (next === null) return null;
  const range = separator.groups?.range !== undefined;
  if (plural) return { ...next, range };
  if (range) {
    const spacedDash = /^\s.*\s$/u.test(separator[0]) && /[-–—]/u.test(separator[0]);
    return spacedDash ? null : { ...next, range };
  }
  return LIST_GOES_ON.test(text.slice(next.end, next.end + 12)) ? { ...next, range } : null;
}

/** The numbers after `from` up to `to`, or null where these do not make a range. "2a to 2c" is one. */
function spreadRange(from: string, to: string): string[] | null {
  if (/^\d+$/.test(from) && /^\d+$/.test(to)) {
    const width = Number(to) - Number(from);
    if (width < 1 || width > WIDEST_RANGE) return null;
    return Array.from({ length: width }, (_, index) => String(Number(from) + index + 1));
  }
  const first = /^(\d*)([a-h])$/.exec(from);
  const last = /^(\d*)([a-h])$/.exec(to);
  if (!first || !last || (last[1] !== '' && last[1] !== first[1])) return null;
  const begin = (first[2] ?? '').charCodeAt(0);
  const width = (last[2] ?? '').charCodeAt(0) - begin;
  if (width < 1) return null;
  return Array.from(
    { length: width },
    (_, index) => `${first[1]}${String.fromCharCode(begin + index + 1)}`,
  );
}
