import type { FlatClaim } from '../../store/index.js';
import { table } from './table.js';
import { reviewMark, shortId, spoken } from './words.js';

/** Claims as a table with their words, whose they are and where they stand. */
export function claimsTable(claims: readonly FlatClaim[], width: number): string {
  const rows = claims.map((claim) => [
    claim.forceNames.join('\n') || 'not found',
    claim.recommendations.join(', ') || '-',
    `${spoken(claim.status)}\n(${spoken(claim.speaker)}${claim.reported ? ', reported' : ''})${reviewMark(claim.reviewState)}`,
    claim.quote,
    `${claim.source}\np. ${claim.page}\n${shortId(claim.claimId)}`,
  ]);
  return table(['Force', 'Rec.', 'What the response says', 'Words', 'Where'], rows, width);
}
