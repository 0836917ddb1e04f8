import type { Line } from './lines.js';
import { makeKey, type RecommendationMention } from './types.js';

/** "4. Record management systems", "6) Makesafe:": a short line that is no sentence. */
const HEAD = /^\W{0,3}(?<number>\d{1,2})[.)]\s{1,3}(?=\p{Lu})[^.;]{3,90}[^.;,]\s{0,2}$/u;
/** UTF-16 units. */
const LONGEST = 95;
const FEWEST = 2;

function numberOf(line: Line): number | null {
  if (line.block.kind === 'cell' || line.text.length > LONGEST) return null;
  const number = HEAD.exec(line.text)?.groups?.number;
  return number === undefined ? null : Number(number);
}

/** Whether the numbers are those that the paper gives together as recommendations ("recommendations 1, 2, 4 and 6"). */
function areNamedTogether(
  numbers: readonly number[],
  mentions: readonly RecommendationMention[],
): boolean {
  return mentions.some(
    ({ keys }) =>
      keys.length === numbers.length &&
      keys.every(
        ({ kind, number }, i) => kind === 'recommendation' && Number(number) === numbers[i],
      ),
  );
}

/**
 * Headings that bear the number of a recommendation and not its noun, where the paper says elsewhere that it answers
 * "recommendations 1, 2, 4 and 6": a paper may number its own parts as well. Not where the noun heads the answers.
 */
export function findNumberedHeads(
  lines: readonly Line[],
  mentions: readonly RecommendationMention[],
): RecommendationMention[] {
  const heads = lines.flatMap((line) => {
    const number = numberOf(line);
    return number === null ? [] : [{ line, number }];
  });
  const numbers = heads.map(({ number }) => number);
  if (numbers.length < FEWEST || numbers.some((n, i) => i > 0 && n <= (numbers[i - 1] ?? 0)))
    return [];
  const opens = new Set(lines.map(({ start }) => start));
  if (
    mentions.some(
      ({ start, form, keys }) => form !== 'ordinal' && keys.length === 1 && opens.has(start),
    )
  )
    return [];
  if (!areNamedTogether(numbers, mentions)) return [];
  return heads.map(({ line, number }) => {
    const start = line.start + line.text.indexOf(String(number));
    const end = start + String(number).length;
    const keys = [makeKey('recommendation', String(number))];
    return { start, end, keys, label: String(number), form: 'numbered' };
  });
}
