import { z } from 'zod';
import {
  BODY_TYPES,
  EXCLUSIONS,
  FITS,
  PartialDate,
  RECOMMENDATION_KINDS,
  SPEAKERS,
  STATUSES,
  SUBJECTS,
} from '../model/index.js';

/** A claim as a person read it. `quote` is verbatim, as it reads when unwrapped. */
export const GoldClaim = z.strictObject({
  quote: z.string().min(1),
  recommendations: z.array(z.string()),
  topics: z.array(z.string()),
  status: z.enum(STATUSES),
  /** Statuses that careful people would also accept. */
  status_also: z.array(z.enum(STATUSES)).optional(),
  speaker: z.enum(SPEAKERS),
  reported: z.boolean().optional(),
  subject: z.enum(SUBJECTS).optional(),
  fit: z.enum(FITS).optional(),
  inspection: z.string().nullable().optional(),
  claim_date: PartialDate.nullable(),
  due_date: PartialDate.nullable().optional(),
  /** Debatable whether it is a claim at all: neither hit nor miss. */
  optional: z.boolean().optional(),
});
export type GoldClaim = z.infer<typeof GoldClaim>;

/** A document as a person read it (CODEBOOK.md section 9). */
export const GoldDocument = z.strictObject({
  id: z.string(),
  annotator: z.string().optional(),
  force: z.string().nullable(),
  policing_body: z.string().nullable(),
  policing_body_type: z.enum(BODY_TYPES).nullable(),
  commissioner: z.string().nullable(),
  response_date: PartialDate.nullable(),
  inspection_title: z.string().nullable(),
  inspection_published: PartialDate.nullable(),
  stated_deadline: PartialDate.nullable(),
  recommendations: z.array(
    z.strictObject({
      number: z.string(),
      due: PartialDate.nullable(),
      kind: z.enum(RECOMMENDATION_KINDS),
    }),
  ),
  recommendation_count_stated: z.number().nullable().optional(),
  claims: z.array(GoldClaim),
  /** Tempting spans that are no claims. */
  not_claims: z.array(z.strictObject({ quote: z.string().min(1), why: z.enum(EXCLUSIONS) })),
});
export type GoldDocument = z.infer<typeof GoldDocument>;

/**
 * The claims of a gold file with the kind of what they answer: a bare "4" is area for improvement 4 where the file
 * lists only an area for improvement under that number (CODEBOOK.md, ruling 4: the kind decides).
 */
export function withKinds(gold: GoldDocument): GoldDocument {
  const kinds = new Map<string, Set<string>>();
  for (const { number, kind } of gold.recommendations)
    kinds.set(number, (kinds.get(number) ?? new Set()).add(kind));
  const keyed = (number: string): string => {
    const [kind, ...others] = kinds.get(number) ?? [];
    if (others.length > 0 || !/^\w{1,3}$/.test(number)) return number;
    if (kind === 'area_for_improvement') return `afi:${number}`;
    return kind === 'cause_of_concern' ? `coc:${number}` : number;
  };
  const claims = gold.claims.map((claim) => ({
    ...claim,
    recommendations: claim.recommendations.map(keyed),
  }));
  return { ...gold, claims };
}
