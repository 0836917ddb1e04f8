import { z } from 'zod';
import { DateValue } from './date.js';
import { DocumentInfo } from './document.js';
import { Evidence } from './evidence.js';
import { Given } from './provenance.js';
import { ClaimReview, DocumentReview, Review } from './review.js';
import * as v from './vocabulary.js';

/** Version of the record's shape. Fields may be added; a rename or removal needs the next number. */
export const SCHEMA_VERSION = 1;

/** `evidence` is null where the document names no force and the manifest of the import gave it. */
export const ForceRef = z.strictObject({
  id: z.string(),
  name: z.string(),
  evidence: Evidence.nullable(),
});
export type ForceRef = z.infer<typeof ForceRef>;

/** `evidence` of these is null only where a person's review says so, and the document's words were not given. */
export const OfficeHolder = z.strictObject({ name: z.string(), evidence: Evidence.nullable() });
export type OfficeHolder = z.infer<typeof OfficeHolder>;

export const PolicingBodyRef = z.strictObject({
  name: z.string(),
  type: z.enum(v.BODY_TYPES),
  officeHolder: OfficeHolder.nullable(),
  evidence: Evidence.nullable(),
});
export type PolicingBodyRef = z.infer<typeof PolicingBodyRef>;

/** The first responding body, flat, for readers who want one name. */
export const FlatPolicingBody = z.strictObject({
  name: z.string(),
  type: z.enum(v.BODY_TYPES),
  officeHolder: z.string().nullable(),
  evidence: Evidence.nullable(),
});

/** Title and publication date are given as the document states them; `catalogue` is what they were linked to. */
export const InspectionRef = z.strictObject({
  /** Catalogue id, or `document:1` for an inspection that the catalogue does not know. */
  ref: z.string(),
  title: z.string().nullable(),
  published: DateValue.nullable(),
  statedDeadline: DateValue.nullable(),
  evidence: Evidence.nullable(),
  catalogue: z
    .strictObject({ id: z.string(), title: z.string(), published: z.string().nullable() })
    .nullable(),
});
export type InspectionRef = z.infer<typeof InspectionRef>;

/** Keys: `4`, `afi:1`, `coc:1`, `coc:1/2` (recommendation 2 under cause of concern 1). */
export const Recommendation = z.strictObject({
  key: z.string(),
  kind: z.enum(v.RECOMMENDATION_KINDS),
  number: z.string(),
  /** As printed: "Rec. 4", "Recommendation four". */
  label: z.string(),
  inspection: z.string(),
  due: DateValue.nullable(),
  text: z.string().nullable(),
  source: z.enum(['document', 'catalogue']),
  evidence: Evidence.nullable(),
});
export type Recommendation = z.infer<typeof Recommendation>;

export const Figure = z.strictObject({
  value: z.number(),
  unit: z.string(),
  evidence: Evidence,
  /** Over which time it was counted, in the words beside it; absent where none say so. */
  period: Evidence.optional(),
});
export type Figure = z.infer<typeof Figure>;

/** One step of the reasoning, in plain words, with the words of the document that it rests on. */
export const Reason = z.strictObject({
  rule: z.string(),
  text: z.string(),
  evidence: Evidence.nullable(),
});
export type Reason = z.infer<typeof Reason>;

export const Claim = z.strictObject({
  /** Hash of document id, start, end and recommendation keys: outlives new rule packs. */
  id: z.string(),
  quote: z.string().min(1),
  evidence: Evidence,
  sentence: Evidence,
  /** Row, heading, antecedent: what a reader needs beside the sentence. */
  context: z.array(Evidence),
  status: z.enum(v.STATUSES),
  firmness: z.enum(v.FIRMNESS),
  speaker: z.enum(v.SPEAKERS),
  /** The speaker passes on another's word. */
  reported: z.boolean(),
  subject: z.enum(v.SUBJECTS),
  forces: z.array(z.string()),
  inspection: z.string().nullable(),
  recommendations: z.array(z.string()),
  linkedBy: z.enum(v.LINKS),
  fit: z.enum(v.FITS),
  parts: z.array(z.string()),
  topics: z.array(z.string()),
  claimDate: DateValue.nullable(),
  dueDate: DateValue.nullable(),
  figures: z.array(Figure),
  /** Estimated probability that status, speaker and link are right, 0 to 1. */
  confidence: z.number().min(0).max(1),
  because: z.array(Reason),
  /** Only in a record as reviewed. */
  review: ClaimReview.optional(),
});
export type Claim = z.infer<typeof Claim>;

export const Excluded = z.strictObject({ evidence: Evidence, why: z.enum(v.EXCLUSIONS) });
export type Excluded = z.infer<typeof Excluded>;

export const Position = z.strictObject({
  recommendation: z.string(),
  inspection: z.string(),
  force: z.string(),
  position: z.enum(v.POSITIONS),
  /** Ids of the claims that it was built from. */
  claims: z.array(z.string()),
  /** Only in a record as reviewed: it rests on what a person has read. */
  reviewed: z.literal(true).optional(),
});
export type Position = z.infer<typeof Position>;

export const ResponseRecord = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  document: DocumentInfo,
  forces: z.array(ForceRef),
  policingBodies: z.array(PolicingBodyRef),
  force: ForceRef.nullable(),
  policingBody: FlatPolicingBody.nullable(),
  responseDate: DateValue.nullable(),
  inspections: z.array(InspectionRef),
  inspection: InspectionRef.nullable(),
  recommendations: z.array(Recommendation),
  claims: z.array(Claim),
  excluded: z.array(Excluded),
  positions: z.array(Position),
  provenance: z.strictObject({
    extractor: z.string(),
    rulePack: z.string(),
    /** What it was read with besides its bytes; absent without a manifest. */
    given: Given.optional(),
  }),
  /** Only in a record as reviewed. */
  review: DocumentReview.optional(),
  /** Every review of the document, where they are asked for. */
  reviews: z.array(Review).optional(),
});
export type ResponseRecord = z.infer<typeof ResponseRecord>;
