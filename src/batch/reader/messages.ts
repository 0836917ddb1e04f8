import type {
  ContainedDocument,
  Given,
  Limits,
  Problem,
  ResponseRecord,
} from '../../model/index.js';

/** What a reader process is started with: its only argument, as JSON. */
export interface ReaderConfig {
  packs: string[];
  onlyPacks: string | null;
  limits: Limits;
  /** URL of a module with `readLetter`, in place of the program's own; for tests. */
  pipeline?: string;
}

/** Parent to reader. */
export interface ReadRequest {
  job: number;
  path: string;
  /**
   * Names that lead to one document in an archive or mail; none for the file itself. Null: of a container it is to be
   * said what it holds, anything else is to be read.
   */
  entry: readonly string[] | null;
  /** What a manifest says of the file. */
  given?: Given | null;
}

/**
 * Reader to parent. `hashed` comes before the risky part, so that a killed reader's file has its id; `ocr_page` before
 * each page of OCR, for which more time is allowed.
 */
export type ReaderMessage =
  | { kind: 'ready' }
  | { kind: 'pack_error'; message: string }
  | { kind: 'hashed'; job: number; documentId: string }
  | { kind: 'ocr_page'; job: number }
  | { kind: 'record'; job: number; documentId: string; record: ResponseRecord }
  | { kind: 'container'; job: number; documentId: string; contains: ContainedDocument[] }
  | { kind: 'problem'; job: number; documentId: string | null; problem: Problem };
