import type { Line } from './lines.js';
import { makeKey, type RecommendationMention } from './types.js';

/** "4. Record management systems", "6) Makesafe:": a short line that is no sentence. */
const HEAD = /^\W{0,3}(?<number>\d{1,2})[.)]\s{1,3}(?=\p{Lu})[^.;]{3,90}[^.;,]\s{0,2}$/u;
/** UTF-16 units. */
const LONGEST = 95;
const FEWEST = 2;
const ITEM = /^\s{0,3}(?<number>\d{1,2})[.)]\s{1,3}(?=\p{Lu})/u;
const COUNTS = 'two three four five six seven eight nine ten eleven twelve'.split(' ');
/** Group 1 is how many. */
const COUNTED = new RegExp(
  `\\b(?:ma(?:de|kes)|contain(?:s|ed)?|has|had|set(?:s)? out|includes?|were|are) (?:(?:just|only|a total of|the following) )?(${COUNTS.join('|')}) (?:(?:new|national|further|such|formal|main) ){0,2}recommendations\\b`,
  'i',
);
/** Heads of parts that a paper numbers for itself. */
const PART_OF_PAPER =
  /^\W{0,3}\d{1,2}[.)]\s{1,3}(?:the |my |our )?(?:introduction|introductory|background|purpose|overview|summary|context|conclusions?|next steps?|comments?|response|report|recommendations?|areas? for improvement|findings|oversight|governance|statement|annex|appendix|key |general|other |implications|financial|legal|equality|consultation|contact)\b/i;

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

interface Head {
  line: Line;
  number: number;
}

/** A numbered paragraph, whatever it says. */
function itemNumberOf(line: Line): number | null {
  if (line.block.kind === 'cell') return null;
  const number = ITEM.exec(line.text)?.groups?.number;
  return number === undefined ? null : Number(number);
}

function headsBy(lines: readonly Line[], read: (line: Line) => number | null): Head[] {
  return lines.flatMap((line) => {
    const number = read(line);
    return number === null ? [] : [{ line, number }];
  });
}

function rises(heads: readonly Head[]): boolean {
  return (
    heads.length >= FEWEST &&
    heads.every(({ number }, i) => i === 0 || number > (heads[i - 1]?.number ?? 0))
  );
}

/** "You made five recommendations" over heads numbered 1 to 5, none of which is a part that papers have. */
function areCounted(heads: readonly Head[], text: string): boolean {
  const count = COUNTED.exec(text)?.[1];
  const stated = count === undefined ? 0 : COUNTS.indexOf(count.toLowerCase()) + 2;
  return (
    heads.length >= 3 &&
    stated === heads.length &&
    heads.every(({ number, line }, i) => number === i + 1 && !PART_OF_PAPER.test(line.text))
  );
}

/**
 * Headings, or numbered paragraphs, that bear the number of a recommendation and not its noun, where the paper says
 * elsewhere that it answers "recommendations 1, 2, 4 and 6", or that the report makes as many as there are heads: a
 * paper may number its own parts as well. Not where the noun heads the answers.
 */
export function findNumberedHeads(
  lines: readonly Line[],
  mentions: readonly RecommendationMention[],
): RecommendationMention[] {
  const short = headsBy(lines, numberOf);
  const heads = rises(short) ? short : headsBy(lines, itemNumberOf);
  if (!rises(heads)) return [];
  const numbers = heads.map(({ number }) => number);
  const opens = new Set(lines.map(({ start }) => start));
  if (
    mentions.some(
      ({ start, form, keys }) => form !== 'ordinal' && keys.length === 1 && opens.has(start),
    )
  )
    return [];
  const text = lines.map((line) => line.text).join('\n');
  const named =
    heads === short
      ? areNamedTogether(numbers, mentions) || areCounted(heads, text)
      : // Paragraphs numbered one after the other are the paper's own.
        numbers.some((n, i) => n !== i + 1) && areNamedTogether(numbers, mentions);
  if (!named) return [];
  return heads.map(({ line, number }) => {
    const start = line.start + line.text.indexOf(String(number));
    const end = start + String(number).length;
    const keys = [makeKey('recommendation', String(number))];
    return { start, end, keys, label: String(number), form: 'numbered' };
  });
}
