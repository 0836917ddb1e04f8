import { type CompiledTopic, matches, spansOf } from '../../lexicon/index.js';

/** Topics of a text: those with a strong term, and those of `known` with a weak one. */
export function topicsIn(
  text: string,
  topics: readonly CompiledTopic[],
  known: readonly string[],
): string[] {
  const found: string[] = [];
  for (const topic of topics) {
    if (matches(topic.strong, text)) found.push(topic.row.id);
    else if (topic.weak && known.includes(topic.row.id) && matches(topic.weak, text))
      found.push(topic.row.id);
  }
  return found;
}

/** How many words of the text point to something near the topic and not to what is asked. */
export function nearbyCount(
  text: string,
  topics: readonly CompiledTopic[],
  ids: readonly string[],
): number {
  let n = 0;
  for (const topic of topics) {
    if (topic.nearby && ids.includes(topic.row.id)) n += spansOf(topic.nearby, text).length;
  }
  return n;
}
