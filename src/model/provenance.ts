import { z } from 'zod';
import { PartialDate } from './date.js';

/**
 * Where the date came from on which a response was published: the page it stood on, the file's own metadata, or a copy
 * in a web archive (which says only that it was published by then).
 */
export const PUBLISHED_BASES = ['page', 'file_metadata', 'archive_capture'] as const;
export type PublishedBasis = (typeof PUBLISHED_BASES)[number];

/** What the manifest of an import says of one file. Null is "it does not say". Never read from the document itself. */
export const DocumentProvenance = z.strictObject({
  /** Where the file was found on the web. */
  sourceUrl: z.string().nullable(),
  /** The day on which it was fetched. */
  retrieved: PartialDate.nullable(),
  /** When the response was published, which no letter itself can say. */
  publishedOn: z.strictObject({ value: PartialDate, basis: z.enum(PUBLISHED_BASES) }).nullable(),
  /** Id of the police area that answers. */
  body: z.string().nullable(),
  /** Id of the inspection that is answered. */
  inspection: z.string().nullable(),
  note: z.string().nullable(),
});
export type DocumentProvenance = z.infer<typeof DocumentProvenance>;

/**
 * What a document was read with besides its bytes: area and inspection as the manifest has them. They fill in where the
 * document names none, and are compared with what it names.
 */
export const Given = z.strictObject({
  body: z.string().nullable(),
  inspection: z.string().nullable(),
});
export type Given = z.infer<typeof Given>;

/** The part of a provenance that reading depends on; null where it says neither. */
export function givenOf(provenance: DocumentProvenance | null | undefined): Given | null {
  if (!provenance || (provenance.body === null && provenance.inspection === null)) return null;
  return { body: provenance.body, inspection: provenance.inspection };
}

/** Whether two readings were given the same. */
export function sameGiven(a: Given | null | undefined, b: Given | null | undefined): boolean {
  return (
    (a?.body ?? null) === (b?.body ?? null) && (a?.inspection ?? null) === (b?.inspection ?? null)
  );
}
