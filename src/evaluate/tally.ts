/** How many of `n` have a property: "37 of 39 forces right". */
export interface Share {
  count: number;
  n: number;
}

/**
 * Counts behind precision and recall. They are kept apart on both sides, because several predictions may meet one
 * gold item (and count once), and one prediction may meet two.
 */
export interface Tally {
  /** Gold items that were found. */
  found: number;
  gold: number;
  /** Predictions that are right. */
  hits: number;
  predicted: number;
}

/** Each 0 to 1, or null where there is nothing to divide by. */
export interface Rates {
  precision: number | null;
  recall: number | null;
  f1: number | null;
}

export function ratio(count: number, n: number): number | null {
  return n === 0 ? null : count / n;
}

/** Precision, recall and their harmonic mean; F1 is 0 where one of the two has nothing to divide by. */
export function ratesOf({ found, gold, hits, predicted }: Tally): Rates {
  const precision = ratio(hits, predicted);
  const recall = ratio(found, gold);
  if (precision === null && recall === null) return { precision, recall, f1: null };
  const sum = (precision ?? 0) + (recall ?? 0);
  const f1 = sum === 0 ? 0 : (2 * (precision ?? 0) * (recall ?? 0)) / sum;
  return { precision, recall, f1 };
}

export function sumShares(shares: Iterable<Share | undefined>): Share {
  const sum = { count: 0, n: 0 };
  for (const share of shares) {
    sum.count += share?.count ?? 0;
    sum.n += share?.n ?? 0;
  }
  return sum;
}

export function sumTallies(tallies: Iterable<Tally | undefined>): Tally {
  const sum = { found: 0, gold: 0, hits: 0, predicted: 0 };
  for (const tally of tallies) {
    if (!tally) continue;
    sum.found += tally.found;
    sum.gold += tally.gold;
    sum.hits += tally.hits;
    sum.predicted += tally.predicted;
  }
  return sum;
}

/** Counts two lists of labels against each other; a label that is listed twice must be found twice. */
export function tallyLabels(gold: readonly string[], predicted: readonly string[]): Tally {
  const left = [...gold];
  let found = 0;
  for (const label of predicted) {
    const at = left.indexOf(label);
    if (at < 0) continue;
    left.splice(at, 1);
    found++;
  }
  return { found, gold: gold.length, hits: found, predicted: predicted.length };
}
