import { z } from 'zod';
import type { GoldDocument } from '../../src/evaluate/gold.js';
import { accepts, matchClaims } from '../../src/evaluate/match.js';
import type { ResponseRecord } from '../../src/model/index.js';

/** A line of data/classifier/first-readings.jsonl. */
export const FirstReading = z.object({
  batch: z.string(),
  letter: z.string(),
  signs: z.array(z.string()),
  right: z.boolean(),
});
export type FirstReading = z.infer<typeof FirstReading>;

/** The signs of a claim's confidence, and whether it is a claim with this status. */
export interface ConfidenceExample {
  signs: string[];
  right: boolean;
}

/** Claims with whether they are claims of this status; debatable ones are left out. */
export function examplesOf(record: ResponseRecord, gold: GoldDocument): ConfidenceExample[] {
  const matching = matchClaims(record, gold);
  const debatable = new Set(matching.debatable.map((claim) => claim.id));
  return record.claims
    .filter((claim) => !debatable.has(claim.id))
    .map((claim) => ({
      signs: (claim.because.find((reason) => reason.rule === 'confidence')?.text ?? '').split(', '),
      right: (matching.met.get(claim) ?? []).some(
        (one) => !one.optional && accepts(one, claim.status),
      ),
    }));
}
