import { type Line, lineAt } from './lines.js';
import { makeKey, type RecommendationMention } from './types.js';

/** "On 1 and 4 she felt ...", "and, subject to the date being kept, on 2.": the noun was said just before. */
const ON_NUMBERS =
  /\bon\s(?<list>\d{1,2}(?:(?:,\s|\sand\s|,\sand\s|\s&\s)\d{1,2}){0,5})(?=[.;]|,?\s(?:I|we|she|he|they|it|the (?:force|constabulary|position|chief|commissioner|mayor)|there)\b)/giu;
/** How far behind the noun its bare numbers may stand. */
const REACH = 220;

/** Numbers without their noun that a paragraph goes on with after it has named a recommendation. */
export function findElliptic(
  lines: readonly Line[],
  mentions: readonly RecommendationMention[],
): RecommendationMention[] {
  const named = mentions.filter(
    ({ keys, form }) => form === 'numbered' && keys[0]?.kind === 'recommendation',
  );
  const byLine = new Map<number, RecommendationMention[]>();
  for (const mention of named) {
    const index = lineAt(lines, mention.start)?.index ?? -1;
    const held = byLine.get(index);
    if (held) held.push(mention);
    else byLine.set(index, [mention]);
  }
  return lines.flatMap((line) => {
    const here = byLine.get(line.index) ?? [];
    if (here.length === 0) return [];
    const found: RecommendationMention[] = [];
    let next = 0;
    let before = Number.NEGATIVE_INFINITY;
    for (const match of line.text.matchAll(ON_NUMBERS)) {
      const list = match.groups?.list ?? '';
      const end = line.start + match.index + match[0].length;
      const start = end - list.length;
      for (; (here[next]?.end ?? Number.POSITIVE_INFINITY) <= start; next++)
        before = Math.max(before, here[next]?.end ?? before);
      if (start - before > REACH) continue;
      before = end;
      const keys = (list.match(/\d{1,2}/gu) ?? []).map((number) =>
        makeKey('recommendation', String(Number(number))),
      );
      found.push({ start, end, keys, label: list, form: 'ordinal' });
    }
    return found;
  });
}

/** "2 - problem profile. A profile was ...", "4. I can say little as to ...": a paragraph headed by its number alone. */
const BARE_HEAD = /^(?<number>\d{1,2})(?:[.):]\s{1,2}(?=\p{Lu})|\s[–—-]\s(?=\p{L}))/u;

/**
 * Paragraphs that go on, by number alone, with answers of which the first was headed "Recommendation 6". Not where the
 * paper numbers its own paragraphs: these begin with one and go up.
 */
export function findBareHeads(
  lines: readonly Line[],
  mentions: readonly RecommendationMention[],
): RecommendationMention[] {
  const numberOf = (line: Line) =>
    line.block.kind === 'cell' ? undefined : BARE_HEAD.exec(line.text)?.groups?.number;
  const bare = lines.filter((line) => numberOf(line) !== undefined && line.text.length > 40);
  if (bare.length === 0 || bare.some((line) => Number(numberOf(line)) === 1)) return [];
  const starts = new Set(
    mentions
      .filter(({ keys, form }) => form === 'numbered' && keys[0]?.kind === 'recommendation')
      .map(({ start }) => start),
  );
  const headed = (line: Line) => line.text.length > 40 && starts.has(line.start);
  const found: RecommendationMention[] = [];
  let chain = false;
  for (const line of lines) {
    const number = numberOf(line);
    if (headed(line)) chain = true;
    else if (chain && number !== undefined) {
      const start = line.start;
      const end = start + number.length;
      const key = makeKey('recommendation', String(Number(number)));
      found.push({ start, end, keys: [key], label: number, form: 'numbered' });
    } else if (!/^\W{0,40}\d{0,3}\W{0,10}$/u.test(line.text)) chain = false;
  }
  return found;
}
