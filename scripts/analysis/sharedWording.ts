/*
 * Wording that responses of different bodies share (question 20): a row for each quote.
 *
 *   npx tsx scripts/analysis/sharedWording.ts --store section55.sqlite --inspection group-cse-2025
 */
import { printRows } from './common.js';

await printRows(async ({ store, inspection }) => {
  const passages = await store.wording({ inspection, limit: 200 });
  return passages.flatMap(({ words, length, bodies, claims }, n) =>
    claims.map((claim) => ({
      passage: n + 1,
      bodies,
      words_in_common: length,
      common: words,
      force: claim.forceNames.join('; '),
      response_date: claim.responseDate,
      status: claim.status,
      quote: claim.quote,
      claim_id: claim.claimId,
    })),
  );
});
