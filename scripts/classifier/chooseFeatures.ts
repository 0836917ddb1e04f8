import type { ClassifierLabel } from '../../src/lexicon/index.js';
import type { Example } from './sentences.js';

/** A feature of one sentence only tells nothing of the next. */
const LEAST = 2;

/** The features that tell most of a label by the chi-squared test (highest over the labels), in the order of names. */
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
    const scores = byLabel.map((a, i) => {
      const b = seen - a;
      const c = (totals[i] ?? 0) - a;
      const d = n - a - b - c;
      return (n * (a * d - b * c) ** 2) / Math.max(1, (a + b) * (c + d) * (a + c) * (b + d));
    });
    scored.push({ name, score: Math.max(...scores) });
  }
  return scored
    .sort((x, y) => y.score - x.score || (x.name < y.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name)
    .sort();
}
