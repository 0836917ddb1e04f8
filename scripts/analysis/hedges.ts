/*
 * Cells of the matrix that rest on a single hedged or unclear statement (question 24), with what it says.
 *
 *   npx tsx scripts/analysis/hedges.ts --store section55.sqlite --inspection group-cse-2025
 */
import { compare } from 'section55';
import { printRows } from './common.js';

await printRows(async ({ store, lexicon, inspection }) => {
  const { rows } = await compare(store, lexicon, { inspection });
  return rows.flatMap((row) =>
    row.cells.flatMap((cell) => {
      const [claim] = cell.claims;
      if (!claim || cell.claims.length > 1) return [];
      if (claim.firmness !== 'hedged' && claim.status !== 'unclear') return [];
      return [
        {
          force: row.force.name,
          recommendation: cell.recommendation,
          position: cell.position,
          status: claim.status,
          firmness: claim.firmness,
          confidence: claim.confidence,
          quote: claim.quote,
          claim_id: claim.id,
        },
      ];
    }),
  );
});
