import type { Limits } from '../../model/index.js';
import type { PageMark } from '../../pipeline.js';

/** What the process that draws is asked for. */
export interface PictureOrder {
  path: string;
  /** Names of archives and entries on the way to the document; empty for the file itself. */
  entry: readonly string[];
  /** The bytes must have this id: a file may have been replaced since it was read. */
  documentId: string;
  page: number;
  marks: readonly PageMark[];
  limits: Limits;
}

/** The picture as PNG; null where there is none. */
export interface PictureAnswer {
  png: Uint8Array | null;
}
