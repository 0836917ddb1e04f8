import { type FoundNoun, findNouns } from './nouns.js';
import { type ReadList, readList } from './numbers.js';
import { findOrdinals } from './ordinals.js';
import { makeKey, type RecommendationKey, type RecommendationMention } from './types.js';

export type { RecommendationKey, RecommendationMention } from './types.js';

/** Between "cause of concern 1" and the recommendation under it: "CoC 1 R2", "cause 1, recommendation 2". */
const INTO_CAUSE = /^(?:\s?[,:;/–—-]\s?|\s?\(|\s?[.]\s(?=Rec)|\s{0,2})$/u;
/** Between a recommendation and the cause it stands under: "recommendation 2 of cause of concern 1". */
const UNDER_CAUSE = /^(?:\s?\(|,)?\s?(?:under|of|in|within|from|for)?\s?(?:the\s)?$/iu;

const COUNT_BEFORE =
  /(?:^|[\s(])(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:\s(?:new|national|main))?\s$/iu;

interface Named {
  noun: FoundNoun;
  list: ReadList;
}

/**
 * Finds where a text names recommendations, areas for improvement or causes of concern by number, in order.
 * Lists and ranges are spelt out. Counts ("four recommendations", "12 AFIs") name none. A recommendation under
 * a cause of concern is read as such only where the words say so in one breath; see `mentionsInDocument` for
 * the rest. Linear in the length of the text.
 */
export function findRecommendationMentions(text: string): RecommendationMention[] {
  const mentions: RecommendationMention[] = [];
  const named = findNamed(text);
  for (let index = 0; index < named.length; index++) {
    const here = named[index];
    if (here === undefined) continue;
    const next = named[index + 1];
    const pair = next === undefined ? null : asNested(text, here, next);
    if (pair !== null && next !== undefined) {
      mentions.push(mention(text, here.noun.start, next.list.end, pair, 'nested'));
      index++;
      continue;
    }
    const keys = here.list.numbers.map((number) => makeKey(here.noun.kind, number));
    const form = here.noun.short
      ? 'short'
      : keys.every(({ key }) => /\//.test(key))
        ? 'nested'
        : 'numbered';
    mentions.push(mention(text, here.noun.start, here.list.end, keys, form));
  }
  return merge(mentions, findOrdinals(text));
}

/** The nouns of a text that are indeed followed by numbers; a noun inside the list of another is not taken again. */
function findNamed(text: string): Named[] {
  const named: Named[] = [];
  let end = 0;
  for (const noun of findNouns(text)) {
    if (noun.start < end) continue;
    const list = readList(text, noun.end, noun);
    if (list === null) continue;
    const words = text.slice(noun.start, noun.end);
    // "Recommendations: 6" and "recommendations two" say how many there are.
    if (noun.plural && list.numbers.length === 1 && /:\s{0,2}$/u.test(words)) continue;
    if (noun.plural && list.numbers.length === 1 && /^\p{L}{3}/u.test(text.slice(noun.end)))
      continue;
    // "Of its 43 recommendations 28 were for chief officers": how many there are, and how many of them.
    const counted = COUNT_BEFORE.test(text.slice(Math.max(0, noun.start - 24), noun.start));
    if (noun.plural && counted && list.numbers.length === 1) continue;
    named.push({ noun, list });
    end = list.end;
  }
  return named;
}

/** The keys of two nouns that name one thing, a recommendation under a cause of concern; else null. */
function asNested(text: string, here: Named, next: Named): RecommendationKey[] | null {
  const between = text.slice(here.list.end, next.noun.start);
  if (between.length > 16) return null;
  const [cause, recommendation] =
    here.noun.kind === 'cause_of_concern' ? [here, next] : [next, here];
  if (cause.noun.kind !== 'cause_of_concern' || cause.list.numbers.length !== 1) return null;
  if (recommendation.noun.kind !== 'recommendation') return null;
  const joins =
    cause === here ? INTO_CAUSE.test(between) : UNDER_CAUSE.test(between) && between.trim() !== '';
  if (!joins || (cause === here && /\n\s{0,2}\n/u.test(between))) return null;
  const number = cause.list.numbers[0] ?? '';
  return recommendation.list.numbers.map((item) => makeKey('recommendation', item, number));
}

function mention(
  text: string,
  start: number,
  end: number,
  keys: RecommendationKey[],
  form: RecommendationMention['form'],
): RecommendationMention {
  return { start, end, keys, label: text.slice(start, end), form };
}

/** Joins two ordered lists; an ordinal that shares words with a numbered mention is dropped. */
function merge(
  numbered: RecommendationMention[],
  ordinals: RecommendationMention[],
): RecommendationMention[] {
  if (ordinals.length === 0) return numbered;
  const joined: RecommendationMention[] = [];
  const all = [...numbered, ...ordinals].sort((a, b) => a.start - b.start);
  for (const next of all) {
    const last = joined.at(-1);
    if (last === undefined || next.start >= last.end) joined.push(next);
    else if (last.form === 'ordinal') joined[joined.length - 1] = next;
  }
  return joined;
}
