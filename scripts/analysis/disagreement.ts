/*
 * Where the chief officer and the policing body give the same matter another status (question 14), with the words of both.
 *
 *   npx tsx scripts/analysis/disagreement.ts --store section55.sqlite --inspection group-cse-2025
 */
import { compare } from 'section55';
import { printRows } from './common.js';

await printRows(async ({ store, lexicon, inspection }) => {
  const { rows } = await compare(store, lexicon, { inspection });
  return rows.flatMap((row) =>
    row.cells
      .filter(({ flags }) => flags.includes('speakers_differ'))
      .flatMap((cell) =>
        cell.claims.map((claim) => ({
          force: row.force.name,
          recommendation: cell.recommendation,
          speaker: claim.speaker,
          status: claim.status,
          parts: claim.parts.join('; '),
          quote: claim.quote,
          claim_id: claim.id,
        })),
      ),
  );
});
