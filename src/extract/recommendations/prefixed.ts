import { makeKey, type RecommendationMention } from './types.js';

/** "REPORT A", "Report B": a paper that answers two reports tells them apart by a letter. */
const REPORT = /\breport\s([A-D])(?![\p{L}\p{N}])/giu;
const PREFIXED =
  /(?<![\p{L}\p{N}/.-])(?<letter>[A-D])(?<number>\d{1,2})(?:\s(?:to|-|–)\s\k<letter>(?<last>\d{1,2}))?(?![\p{L}\p{N}/])/gu;
const WIDEST = 30;

/** Numbers that bear the letter of their report ("A2", "A2 to A4"), where the paper answers a report A and a report B. */
export function findPrefixed(text: string): RecommendationMention[] {
  const reports = new Set([...text.matchAll(REPORT)].map((match) => match[1]?.toUpperCase()));
  if (reports.size < 2) return [];
  return [...text.matchAll(PREFIXED)].flatMap((match): RecommendationMention[] => {
    const { letter = '', number = '', last } = match.groups ?? {};
    if (!reports.has(letter)) return [];
    const width = last === undefined ? 0 : Number(last) - Number(number);
    if (width < 0 || width > WIDEST) return [];
    const keys = Array.from({ length: width + 1 }, (_, index) =>
      makeKey('recommendation', `${letter}${Number(number) + index}`),
    );
    const start = match.index;
    return [{ start, end: start + match[0].length, keys, label: match[0], form: 'short' }];
  });
}
