/*
 * The day of section 55 on which each body answered (question 8), by both readings of the 56 days, with the source of the
 * date. No value is a verdict: the date on a letter is when it was written, not when it was published.
 *
 *   npx tsx scripts/analysis/days.ts --store section55.sqlite --inspection group-cse-2025
 */
import { printRows } from './common.js';

await printRows(async ({ store, inspection }) => {
  const rows = await store.clock({ inspection });
  return rows.map((row) => ({
    force: row.forceName,
    published: row.published,
    counted_to: row.counted,
    date_from: row.countedBasis,
    day: row.day,
    value: row.value,
    dated_before_publication: row.datedBefore === 1,
    last_day_by_the_act: row.day56,
    last_day_as_commonly_counted: row.day57,
    document: row.source,
  }));
});
