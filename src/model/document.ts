import { z } from 'zod';
import { PageBoxes } from './boxes.js';
import { Problem } from './problem.js';
import { DocumentProvenance } from './provenance.js';
import { TEXT_LAYERS } from './vocabulary.js';

/** One page of the document: its span in the reading text and where its words came from. */
export const Page = z.strictObject({
  number: z.int().min(1),
  start: z.int().min(0),
  end: z.int().min(0),
  textLayer: z.enum(['native', 'embedded', 'ocr', 'none']),
  /** Mean word confidence of OCR, 0 to 1; null where no OCR was used. */
  ocrConfidence: z.number().min(0).max(1).nullable(),
});
export type Page = z.infer<typeof Page>;

/**
 * What the format itself says of a stretch of the reading text. Layout blocks are in reading order, do not
 * overlap, and together hold every word of the text; between two of them there is only white space.
 */
export interface LayoutBlock {
  kind: 'heading' | 'paragraph' | 'list_item' | 'cell' | 'furniture' | 'caption';
  /** Half-open span in the reading text, without white space at either end. */
  start: number;
  end: number;
  /** heading: 1 (largest) to 6. */
  level?: number;
  /** cell: which table of the document, which row and column of it, all from 0. */
  table?: number;
  row?: number;
  column?: number;
  /** cell: the format marks it as a header cell. */
  header?: boolean;
  /** True where the words were printed in bold: often a heading or a form label without being marked as one. */
  bold?: boolean;
}

/**
 * One edit-free stretch of the offset map: reading text `[start, end)` is the source text from `sourceStart` on,
 * unit for unit. Units between stretches were written by cleaning (a joining space, say) and have no source.
 */
export interface OffsetRun {
  start: number;
  end: number;
  sourceStart: number;
}

/** What ingest makes of bytes, before anything is understood. */
export interface SourceDocument {
  /** `sha256:` and the hex digest of the bytes. */
  id: string;
  mediaType: string;
  /** The reading text: cleaned, unwrapped, blocks parted by blank lines, cells of a row by a tab, rows by a line end. */
  text: string;
  pages: Page[];
  layout: LayoutBlock[];
  offsetMap: OffsetRun[];
  /** Length in UTF-16 units of the text before cleaning (pages joined by form feeds). */
  sourceCharacters: number;
  textLayer: (typeof TEXT_LAYERS)[number];
  /** Where the words stand on their pages; see {@link PageBoxes}. Only of formats with pages: PDF and pictures. */
  boxes?: PageBoxes[];
  problems: Problem[];
}

/** The document as the record carries it. */
export const DocumentInfo = z.strictObject({
  id: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  mediaType: z.string(),
  pages: z.array(Page),
  /** Length of the reading text in UTF-16 units. */
  characters: z.int().min(0),
  textLayer: z.enum(TEXT_LAYERS),
  /** ISO 639-1 code of the language of most of its words. */
  language: z.string(),
  problems: z.array(Problem),
  /** Where the caller found it; added by the caller. */
  source: z.string().optional(),
  /** Where the words stand on their pages; left out of output unless asked for, and not kept in a store. */
  boxes: z.array(PageBoxes).optional(),
  /** What the manifest of an import says of it; added by the caller, absent without a manifest. */
  provenance: DocumentProvenance.optional(),
  /** The reading text; left out of output unless asked for. */
  text: z.string().optional(),
});
export type DocumentInfo = z.infer<typeof DocumentInfo>;
