/*
 * Promises without a date, and how many promises of each body have one (questions 5 and 6).
 *
 *   npx tsx scripts/analysis/undatedPromises.ts --store section55.sqlite
 */
import { printRows } from './common.js';

await printRows(async ({ store }) => {
  const promises = await store.claims({ status: 'planned', once: true });
  const count = new Map<string, { dated: number; all: number }>();
  for (const { forceNames, dueDate } of promises) {
    const name = forceNames.join('; ');
    const held = count.get(name) ?? { dated: 0, all: 0 };
    count.set(name, { dated: held.dated + (dueDate === null ? 0 : 1), all: held.all + 1 });
  }
  return promises
    .filter(({ dueDate }) => dueDate === null)
    .map((claim) => {
      const name = claim.forceNames.join('; ');
      const { dated = 0, all = 0 } = count.get(name) ?? {};
      return {
        force: name,
        promises_with_a_date: `${dated} of ${all}`,
        response_date: claim.responseDate,
        inspection: claim.inspection,
        recommendations: claim.recommendations.join('; '),
        speaker: claim.speaker,
        quote: claim.quote,
        claim_id: claim.claimId,
      };
    });
});
