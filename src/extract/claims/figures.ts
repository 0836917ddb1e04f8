import type { Span } from '../../model/index.js';

export interface FoundFigure extends Span {
  value: number;
  unit: string;
}

const WORDS: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  hundred: 100,
};
const NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}/.£-])(£?\\d{1,3}(?:,\\d{3}){1,3}|£?\\d{1,6}(?:\\.\\d{1,2})?|${Object.keys(WORDS).join('|')})(\\s?%|\\s(?:per cent|percent|percentage points))?(?:\\s((?:[a-z][a-z-]{1,20}\\s){0,2}?[a-z][a-z-]{2,20}))?`,
  'giu',
);
const STOP =
  /^(?:and|or|of|the|in|on|at|to|by|for|from|with|as|a|an|is|are|was|were|has|have|had|will|that|which|who|this|these|january|february|march|april|may|june|july|august|september|october|november|december|st|nd|rd|th|am|pm|year|years)$/i;
const NOT_COUNT =
  /(?:recommendations?|recs?\.?|r|afis?|area|areas for improvement|cause of concern|section|page|paragraph|para|part|annex|appendix|no\.?|version|phase|tranche|q|tier|level|band|grade|stage|step|operation|act|reg|unit)\s{0,2}$/i;
const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/** Counts and percentages with what they count. Dates, years, reference and recommendation numbers are none. */
export function findFigures(text: string): FoundFigure[] {
  const figures: FoundFigure[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const [, digits = '', percent, tail = ''] = match;
    const before = text.slice(Math.max(0, match.index - 30), match.index);
    const worded = digits.toLowerCase() in WORDS;
    const value = worded ? (WORDS[digits.toLowerCase()] ?? 0) : Number(digits.replace(/[£,]/g, ''));
    if (NOT_COUNT.test(before) || /[\d/]\s?$/.test(before)) continue;
    const words = tail.split(/\s/).filter((w) => w !== '');
    if (!percent) {
      if (words.length === 0 || MONTH.test(words[0] ?? '')) continue;
      if (!digits.startsWith('£') && value >= 1900 && value <= 2100) continue;
      if (worded && !/s$/.test(words.find((w) => !STOP.test(w)) ?? '')) continue;
    }
    const unit: string[] = [];
    for (const word of words) {
      if (STOP.test(word)) break;
      unit.push(word);
      if (/s$/.test(word) && !/ss$/.test(word)) break;
    }
    if (!percent && unit.length === 0 && !digits.startsWith('£')) continue;
    const name = percent
      ? ['%', ...unit].join(' ')
      : digits.startsWith('£')
        ? ['GBP', ...unit].join(' ')
        : unit.join(' ');
    const end =
      match.index +
      match[0].length -
      (tail.length - tail.split(/\s/).slice(0, unit.length).join(' ').length);
    figures.push({
      start: match.index,
      end: end > match.index ? end : match.index + digits.length,
      value,
      unit: name.trim(),
    });
  }
  return figures;
}
