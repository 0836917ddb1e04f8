import type { Lexicon } from '../../lexicon/index.js';

/** Recommendations of an inspection on these topics that are addressed to forces. */
export function keysOfTopics(
  lexicon: Lexicon,
  inspection: string | null,
  topics: readonly string[],
): string[] {
  const row = lexicon.rows.inspections.find((i) => i.id === inspection);
  if (!row) return [];
  return row.recommendations
    .filter((r) => r.topic !== null && topics.includes(r.topic) && r.addressedToForces !== false)
    .map((r) => r.key);
}
