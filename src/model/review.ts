import { z } from 'zod';
import { PartialDate } from './date.js';
import * as v from './vocabulary.js';

/**
 * What a person says of what the program has read. `confirm`: it is right as it stands. `correct`: some of its values are
 * others. `reject`: it is no claim. `add`: a claim that was missed. `note`: words beside it. `reply`: what the body itself
 * answers. `withdraw`: an earlier review is taken back.
 */
export const REVIEW_KINDS = [
  'confirm',
  'correct',
  'reject',
  'add',
  'note',
  'reply',
  'withdraw',
] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** Kinds that judge; the others stand beside. */
export const JUDGEMENTS = ['confirm', 'correct', 'reject', 'add'] as const;

/** What a review makes of a claim that counts: `added` is one that the program does not find (or no longer). */
export const REVIEW_STATES = ['confirmed', 'corrected', 'added'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** The values of a claim that a person can judge; all else is its span and how the program came to it. */
export const ClaimValues = z.strictObject({
  status: z.enum(v.STATUSES),
  firmness: z.enum(v.FIRMNESS),
  speaker: z.enum(v.SPEAKERS),
  reported: z.boolean(),
  subject: z.enum(v.SUBJECTS),
  forces: z.array(z.string()),
  inspection: z.string().nullable(),
  recommendations: z.array(z.string()),
  fit: z.enum(v.FITS),
  parts: z.array(z.string()),
  topics: z.array(z.string()),
  claimDate: PartialDate.nullable(),
  dueDate: PartialDate.nullable(),
});
export type ClaimValues = z.infer<typeof ClaimValues>;
export type ClaimField = keyof ClaimValues;
export const CLAIM_FIELDS = Object.keys(ClaimValues.shape) as ClaimField[];

/** The values of a document's own fields. `officeHolders` stand in the order of `policingBodies`. */
export const DocumentValues = z.strictObject({
  forces: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  policingBodies: z.array(z.strictObject({ name: z.string(), type: z.enum(v.BODY_TYPES) })),
  officeHolders: z.array(z.string().nullable()),
  responseDate: PartialDate.nullable(),
  /** Which inspections are answered: what the catalogue knows of each, null for one that it does not know. */
  inspections: z.array(
    z.strictObject({
      ref: z.string(),
      catalogue: z
        .strictObject({ id: z.string(), title: z.string(), published: z.string().nullable() })
        .nullable(),
    }),
  ),
  /** Title and publication date of the first inspection, as the document states them. */
  inspectionTitle: z.string().nullable(),
  inspectionPublished: PartialDate.nullable(),
});
export type DocumentValues = z.infer<typeof DocumentValues>;
export type DocumentField = keyof DocumentValues;
export const DOCUMENT_FIELDS = Object.keys(DocumentValues.shape) as DocumentField[];

/**
 * Where in a document a review belongs: a quote with the words before and after it (TextQuoteSelector of the W3C Web
 * Annotation Data Model) and its offsets when it was written, which a later reading of the same bytes may move.
 */
export const Anchor = z.strictObject({
  quote: z.string().min(1),
  prefix: z.string(),
  suffix: z.string(),
  start: z.int().min(0),
  end: z.int().min(1),
  /** The claim that it was written of, by the id that it had then. */
  claimId: z.string().nullable(),
});
export type Anchor = z.infer<typeof Anchor>;

/** One review: written once, never changed. */
export const Review = z.strictObject({
  /** Hash of all else: the same review in two stores has one id. */
  id: z.string().regex(/^[0-9a-f]{16}$/),
  documentId: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  target: z.enum(['claim', 'document']),
  kind: z.enum(REVIEW_KINDS),
  by: z.string().min(1),
  /** When it was written: UTC, ISO 8601. */
  at: z.iso.datetime({ precision: 3 }),
  /** Of a claim, always; of a document, the words that show the value, or null. */
  anchor: Anchor.nullable(),
  /** The values that were judged; those of the program may change beside them. */
  fields: z.array(z.string()),
  /** All values after the judgement. */
  claim: ClaimValues.nullable(),
  document: DocumentValues.nullable(),
  /** What the program had read when it was written. */
  machine: z.union([ClaimValues, DocumentValues]).nullable(),
  /** Why what was rejected is no claim. */
  why: z.enum(v.EXCLUSIONS).nullable(),
  note: z.string().nullable(),
  /** Whose reply it is. */
  from: z.string().nullable(),
  /** The id of the review that it takes back. */
  withdraws: z.string().nullable(),
  /** The extraction that was looked at. */
  extractor: z.string(),
  rulePack: z.string(),
});
export type Review = z.infer<typeof Review>;

/** Stands at a claim of a record as reviewed; never at one that was only extracted. */
export const ClaimReview = z.strictObject({
  state: z.enum(REVIEW_STATES),
  at: z.string(),
  /** The program's own values where they differ; null where it has none, for it does not find the claim. */
  was: ClaimValues.partial().nullable(),
});
export type ClaimReview = z.infer<typeof ClaimReview>;

/** Stands at a record as reviewed, where anything of it has been judged. */
export const DocumentReview = z.strictObject({
  /** Of its own fields; null where only claims have been judged. */
  state: z.enum(['confirmed', 'corrected']).nullable(),
  /** When the last judgement was written. */
  at: z.string(),
  /** Fields in which it differs from what the program read. */
  corrected: z.array(z.string()),
  /** Ids of claims of the program that do not count. */
  rejected: z.array(z.string()),
  /** Its fields and every claim have been judged. */
  complete: z.boolean(),
});
export type DocumentReview = z.infer<typeof DocumentReview>;

/** How a review was found again: in the same words, but for spaces and marks, in much the same words, or not. */
export const PLACES = ['document', 'exact', 'normalised', 'fuzzy', 'lost'] as const;
export type Place = (typeof PLACES)[number];

/** A review with where it stands in the current reading of its document. */
export interface PlacedReview extends Review {
  /** Null where the document is not held. */
  place: Place | null;
  /** The claim of the current reading; null for one of a document, and where there is none. */
  claimId: string | null;
  withdrawn: boolean;
  /** The first of the document's paths in text order; null where it is not held. */
  source: string | null;
}
