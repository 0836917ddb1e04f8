import { z } from 'zod';
import { PartialDate, RECOMMENDATION_KINDS } from '../model/index.js';
import { RowId, Verified } from './common.js';

/** One thing that a recommendation asks, where it asks several. */
const RecommendationPart = z.strictObject({
  id: RowId,
  name: z.string().min(1),
  /** Words by which a claim about this part is told from one about another. */
  terms: z.array(z.string().min(1)).optional(),
});
export type RecommendationPart = z.infer<typeof RecommendationPart>;

const CatalogueRecommendation = z.strictObject({
  /** `4`, `afi:1`, `coc:1`, `coc:1/2`. */
  key: z
    .string()
    .regex(/^(?:coc:\d{1,3}\/)?(?:afi:|coc:)?\d{1,3}$/, 'must be like 4, afi:1, coc:1 or coc:1/2'),
  kind: z.enum(RECOMMENDATION_KINDS),
  number: z.string().min(1),
  due: PartialDate.nullable(),
  /** Ids of other bodies or groups of bodies; null where not known. */
  addressees: z.array(RowId).nullable(),
  /** Whether police forces are to act on it; null where not known. */
  addressedToForces: z.boolean().nullable(),
  addressedToForcesBasis: z.string().optional(),
  /** What it asks, in our own words; null where not known. */
  paraphrase: z.string().min(1).nullable(),
  /** Id of a topic; null where none fits. */
  topic: RowId.nullable(),
  parts: z.array(RecommendationPart),
  /** Recommendations of other inspections that ask something like it. */
  related: z.array(
    z.strictObject({ inspection: RowId, key: z.string(), note: z.string().optional() }),
  ),
  /** What the inspectorate later said of it, in our own words, with the month. */
  laterStatus: z.string().optional(),
  verified: Verified,
});
export type CatalogueRecommendation = z.infer<typeof CatalogueRecommendation>;

/** One inspection report (or programme of reports). A row of `inspections.json`. */
export const InspectionRow = z.strictObject({
  id: RowId,
  title: z.string().min(1),
  /** First publication; null for a rolling programme. */
  published: PartialDate.nullable(),
  kind: z.enum([
    'thematic',
    'progress_report',
    'child_protection',
    're_inspection',
    'accelerated_cause_of_concern',
    'revisit',
    'super_complaint',
    'programme',
  ]),
  scope: z.enum(['national', 'force']),
  /** Ids of the forces inspected, where scope is `force`. */
  forces: z.array(RowId),
  aliases: z.array(z.string().min(1)),
  /** Month of fieldwork, which letters give by mistake for that of publication. */
  fieldwork: PartialDate.nullable(),
  hmicfrsSlug: z.string().nullable(),
  counts: z.strictObject({
    recommendations: z.int().min(0).nullable(),
    areasForImprovement: z.int().min(0).nullable(),
    causesOfConcern: z.int().min(0).nullable(),
    /** How many of the recommendations name forces or their chief officers. */
    forForces: z.int().min(0).nullable(),
  }),
  recommendations: z.array(CatalogueRecommendation),
  /** Findings that responses often retell, in our own words. */
  findings: z.array(z.string().min(1)),
  notes: z.string().optional(),
  verified: Verified,
});
export type InspectionRow = z.infer<typeof InspectionRow>;
