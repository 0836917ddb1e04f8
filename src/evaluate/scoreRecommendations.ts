import type { ResponseRecord } from '../model/index.js';
import type { GoldDocument } from './gold.js';
import { goldKey } from './match.js';
import { type Share, type Tally, tallyLabels } from './tally.js';

export interface RecommendationResult {
  numbers: Tally;
  /** Due dates that are right, of the recommendations found for which the gold or the record gives one. */
  due: Share;
  missed: string[];
  extra: string[];
  wrongDue: { key: string; gold: string | null; found: string | null }[];
}

/** Recommendations that the document itself lists: those that the catalogue adds are not the letter's. */
export function scoreRecommendations(
  gold: GoldDocument,
  record: ResponseRecord | null,
): RecommendationResult {
  const expected = gold.recommendations.map(({ number, kind, due }) => ({
    key: goldKey(number, kind),
    due,
  }));
  const found = (record?.recommendations ?? [])
    .filter(({ source }) => source === 'document')
    .map(({ key, due }) => ({ key, due: due?.value ?? null }));
  const result: RecommendationResult = {
    numbers: tallyLabels(
      expected.map(({ key }) => key),
      found.map(({ key }) => key),
    ),
    due: { count: 0, n: 0 },
    missed: [],
    extra: [],
    wrongDue: [],
  };
  const left = [...found];
  for (const { key, due } of expected) {
    // Of two inspections each may have a recommendation 1: the one with the right date first.
    const same = left.filter((one) => one.key === key);
    const match = same.find((one) => one.due === due) ?? same[0];
    if (!match) {
      result.missed.push(key);
      continue;
    }
    left.splice(left.indexOf(match), 1);
    if (due === null && match.due === null) continue;
    result.due.n++;
    if (match.due === due) result.due.count++;
    else result.wrongDue.push({ key, gold: due, found: match.due });
  }
  result.extra = left.map(({ key }) => key);
  return result;
}
