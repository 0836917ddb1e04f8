import type { RecommendationKind } from '../../model/index.js';
import { makeKey, type RecommendationMention } from './types.js';

const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
const COUNTS = 'one two three four five six'.split(' ');
const ORDINAL = `(?:${ORDINALS.join('|')}|\\d{1,2}(?:st|nd|rd|th))`;

/** "the fourth recommendation", "first and third recommendations", "the first two areas for improvement". */
const PATTERN = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?<first>${ORDINAL})(?:(?:,\\s(?<second>${ORDINAL}))?\\s(?:and|or)\\s(?<last>${ORDINAL})|\\s(?<count>two|three|four|five|six))?` +
    `\\s(?:(?:new|national|such|of\\s(?:the|your|its|their))\\s){0,2}` +
    `(?:(?<rec>recommendations?)|(?<afi>areas?\\sfor\\simprovement|AFIs?)|(?<coc>causes?\\sof\\sconcern))(?![\\p{L}\\p{N}])`,
  'giu',
);

/** "The second is about ...", "Upon the third I ...": the noun left out, once an ordinal with it has been read. */
const ELLIPTIC = new RegExp(
  `(?<=(?:^|[.;!?]["”']?\\s{1,4}|\\n)\\s{0,8}(?:\\d{1,2}\\.\\d{1,2}\\s{1,4})?["“]?(?:the|(?:upon|on|as to|as for|as regards|regarding|of) the)\\s)(?<first>${ORDINALS.slice(0, 9).join('|')}|next)(?=,?\\s(?:is|was|calls|asks|concerns|requires|recommends|deals|has|seeks|I|we|one)\\b|,\\s(?:a|an|the|there|it|my|our|he|she|they|which)\\b|\\s\\([^()\\n]{3,80}\\),|\\.\\s)`,
  'giu',
);

/** "Second, the relentless pursuit of perpetrators should be a national priority": an ask behind its bare ordinal. */
const LEADING = new RegExp(
  `(?<=(?:^|\\n)\\s{0,8})(?<first>${ORDINALS.slice(0, 9).join('|')})(?:ly)?(?=(?:,|:|\\s[–—-])\\s[^.;]{0,260}\\b(?:should|must|ought to|needs? to|(?:asks?|calls?|recommends?|requires?) )\\b)`,
  'giu',
);

function ordinalNumber(word: string): number {
  return ORDINALS.indexOf(word.toLowerCase().replace(/ly$/u, '')) + 1 || Number.parseInt(word, 10);
}

/** Recommendations named by their place in the report's order. "A first recommendation" is read as the first. */
export function findOrdinals(text: string): RecommendationMention[] {
  const mentions: RecommendationMention[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const { first = '', second, last, count, afi, coc, rec = '' } = match.groups ?? {};
    const numbers = [first, second, last].filter((word) => word !== undefined).map(ordinalNumber);
    if (count) {
      if (numbers[0] !== 1) continue;
      for (let number = 2; number <= COUNTS.indexOf(count.toLowerCase()) + 1; number++)
        numbers.push(number);
    }
    // "its first recommendations" are those of an early report.
    if (
      numbers.length === 1 &&
      // "The third of the recommendations" is one of them.
      !/\sof\s/iu.test(match[0]) &&
      /s$/iu.test(
        rec +
          (afi ? (/^(?:areas|afis)/iu.test(afi) ? 's' : '') : '') +
          (coc && /^causes/iu.test(coc) ? 's' : ''),
      )
    ) {
      continue;
    }
    const kind: RecommendationKind = afi
      ? 'area_for_improvement'
      : coc
        ? 'cause_of_concern'
        : 'recommendation';
    mentions.push({
      start: match.index,
      end: match.index + match[0].length,
      keys: numbers.map((number) => makeKey(kind, String(number))),
      label: match[0],
      form: 'ordinal',
    });
  }
  return addElliptic(text, mentions);
}

/** "It makes two recommendations to chief constables": a count after which "the first" is one of them. */
const COUNTED =
  /\b(?:two|three|four|five|six|seven|eight|nine)\s(?:(?:new|national|further|such)\s){0,2}recommendations\b/iu;

/** Adds ordinals without their noun that carry on the count of the mentions before them, one or two further. */
function addElliptic(text: string, explicit: RecommendationMention[]): RecommendationMention[] {
  const counted = COUNTED.exec(text)?.index;
  if (explicit.length === 0 && counted === undefined) return explicit;
  const elliptic: RecommendationMention[] = [
    ...text.matchAll(ELLIPTIC),
    ...text.matchAll(LEADING),
  ].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    keys: [makeKey('recommendation', String(ordinalNumber(match[0])))],
    label: match[0],
    form: 'ordinal',
  }));
  const kept: RecommendationMention[] = [];
  let last = 0;
  let open = false;
  const opensAt = counted ?? Number.POSITIVE_INFINITY;
  for (const next of [...explicit, ...elliptic].sort((a, b) => a.start - b.start)) {
    if (/^next$/iu.test(next.label)) {
      if (!open) continue;
      next.keys = [makeKey('recommendation', String(last + 1))];
    }
    const number = Number(next.keys.at(-1)?.number);
    const isExplicit = next.label.includes(' ');
    const begins = last === 0 && number === 1 && next.start > opensAt;
    if (!isExplicit && !begins && !(open && number > last && number <= last + 2)) continue;
    open = next.keys[0]?.kind === 'recommendation';
    last = number;
    kept.push(next);
  }
  return kept;
}
