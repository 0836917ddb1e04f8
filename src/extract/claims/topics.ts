import { type CompiledTopic, matches, spansOf } from '../../lexicon/index.js';
import type { Span } from '../../model/index.js';

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

/**
 * The one topic of `base` that the weak terms of a text speak of most; of equals, the one named first. "Guidance" at
 * the end of a list of papers is not yet the guidance of another recommendation.
 */
export function looselyOn(
  text: string,
  topics: readonly CompiledTopic[],
  base: readonly string[],
): string[] {
  const strong = topicsIn(text, topics, []);
  if (strong.length > 0) return strong.slice(0, 2);
  let best: { id: string; hits: number; start: number } | null = null;
  for (const topic of topics) {
    if (!topic.weak || !base.includes(topic.row.id)) continue;
    const spans = spansOf(topic.weak, text);
    const [first] = spans;
    if (first === undefined) continue;
    const better =
      best === null ||
      spans.length > best.hits ||
      (spans.length === best.hits && first.start < best.start);
    if (better) best = { id: topic.row.id, hits: spans.length, start: first.start };
  }
  return best ? [best.id] : [];
}

/** Where words of the text point to something near the topics and not to what is asked. */
export function nearbySpans(
  text: string,
  topics: readonly CompiledTopic[],
  ids: readonly string[],
): Span[] {
  return topics.flatMap((topic) =>
    topic.nearby && ids.includes(topic.row.id) ? spansOf(topic.nearby, text) : [],
  );
}
