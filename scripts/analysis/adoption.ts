/*
 * Which forces say that they have adopted the IICSA definition (or have done another topic), in whose words, and since
 * when (questions 1 to 3).
 *
 *   npx tsx scripts/analysis/adoption.ts --store section55.sqlite --topic iicsa_definition
 */
import { printRows } from './common.js';

await printRows(async ({ store, topic }) => {
  const claims = await store.claims({ topic, status: 'completed', once: true });
  return claims.map((claim) => ({
    force: claim.forceNames.join('; '),
    since: claim.claimDate,
    response_date: claim.responseDate,
    speaker: claim.speaker,
    reported: claim.reported,
    parts: claim.parts.join('; '),
    quote: claim.quote,
    page: claim.page,
    claim_id: claim.claimId,
  }));
});
