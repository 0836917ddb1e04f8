/*
 * Who says that it waits for whom (question 11). Whom is looked for among the other bodies of the packs, by their names in
 * the quotation and its sentence; where none stands there, the column is empty.
 *
 *   npx tsx scripts/analysis/awaiting.ts --store section55.sqlite
 */
import { printRows } from './common.js';

await printRows(async ({ store, lexicon }) => {
  const others = lexicon.rows.otherBodies.map(({ name, aliases }) => ({
    name,
    pattern: new RegExp(`\\b(?:${[name, ...aliases].map(escaped).join('|')})\\b`, 'i'),
  }));
  const claims = await store.claims({ status: 'awaiting', once: true });
  return claims.map((claim) => ({
    force: claim.forceNames.join('; '),
    awaits: others
      .filter(({ pattern }) => pattern.test(claim.quote))
      .map(({ name }) => name)
      .join('; '),
    response_date: claim.responseDate,
    recommendations: claim.recommendations.join('; '),
    speaker: claim.speaker,
    quote: claim.quote,
    claim_id: claim.claimId,
  }));
});

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
