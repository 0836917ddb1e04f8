import type { ClassifierLabel } from '../../src/lexicon/index.js';
import type { Example } from './sentences.js';

/** A feature of one or two sentences tells little of the next. */
const LEAST = 3;

/** Entropy in nats of counts that add up to `whole`. */
function entropy(counts: readonly number[], whole: number): number {
  return counts.reduce((sum, n) => (n > 0 ? sum - (n / whole) * Math.log(n / whole) : sum), 0);
}

/**
 * The features that share most information with the label, in the order of their names. (The chi-squared test was
 * tried and put aside: it prefers accidents of few sentences to "in place".)
 */
export function chooseFeatures(
  examples: readonly Example[],
  labels: readonly ClassifierLabel[],
  { most }: { most: number },
): string[] {
  const counts = new Map<string, number[]>();
  const totals = labels.map(
    (label) => examples.filter((example) => example.label === label).length,
  );
  for (const { features, label } of examples) {
    const at = labels.indexOf(label);
    for (const name of features) {
      const byLabel = counts.get(name) ?? labels.map(() => 0);
      byLabel[at] = (byLabel[at] ?? 0) + 1;
      counts.set(name, byLabel);
    }
  }
  const n = examples.length;
  const scored: { name: string; score: number }[] = [];
  for (const [name, byLabel] of counts) {
    const seen = byLabel.reduce((sum, count) => sum + count, 0);
    if (seen < LEAST) continue;
    const absent = byLabel.map((count, i) => (totals[i] ?? 0) - count);
    const left = (seen / n) * entropy(byLabel, seen) + (1 - seen / n) * entropy(absent, n - seen);
    scored.push({ name, score: entropy(totals, n) - left });
  }
  return scored
    .sort((x, y) => y.score - x.score || (x.name < y.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name)
    .sort();
}
