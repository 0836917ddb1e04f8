import { isHeadingLine, type Line } from './lines.js';
import { makeKey, type RecommendationMention } from './types.js';

/** "Problem profile (2)", "Definition and policies (1 and 3)": a short line that closes on bare numbers in brackets. */
const LINE =
  /^[\s*_#>•-]{0,6}\p{Lu}[^()\n]{2,70}\s\((?<numbers>\d{1,2}(?:(?:,\s?|\s?&\s?|\sand\s)\d{1,2}){0,3})\)\s{0,2}:?\s{0,2}$/u;
/** A line that closes on the noun shows what the bare numbers of its fellows mean. */
const NAMED_LINE = /\((?:rec(?:ommendation)?s?\.?)\s?\d{1,2}[^()\n]{0,20}\)\s{0,2}:?\s{0,2}$/iu;

/**
 * Lines that head an answer by a number in brackets, in a document where another such line says that the number is a
 * recommendation's. Without that they may number anything ("Documents (3)").
 */
export function findBracketed(lines: readonly Line[]): RecommendationMention[] {
  const heads = lines.filter((line) => line.text.length <= 90 && isHeadingLine(line));
  if (!heads.some((line) => NAMED_LINE.test(line.text))) return [];
  return heads.flatMap((line) => {
    const numbers = LINE.exec(line.text)?.groups?.numbers;
    if (numbers === undefined) return [];
    const start = line.start + line.text.lastIndexOf(`(${numbers}`) + 1;
    return [
      {
        start,
        end: start + numbers.length,
        keys: (numbers.match(/\d{1,2}/gu) ?? []).map((number) =>
          makeKey('recommendation', String(Number(number))),
        ),
        label: numbers,
        form: 'numbered' as const,
      },
    ];
  });
}
