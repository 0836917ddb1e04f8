import type { Problem } from './problem.js';
import type { ResponseRecord } from './record.js';

/**
 * What came of one file: a record, or exactly one problem. Never both, never neither.
 * `documentId` is null only where the bytes themselves could not be had (missing, unreadable, too large to read).
 */
export type ReadOutcome =
  | { ok: true; source: string; documentId: string; record: ResponseRecord }
  | { ok: false; source: string; documentId: string | null; problem: Problem };

/** A document in an archive or mail. */
export interface ContainedDocument {
  /** The names that lead to it, from the outermost container inwards; none for the text of the file's own mail. */
  entry: string[];
  /** Null only where its bytes could not be had. */
  documentId: string | null;
  /** Why it cannot be taken out; null if it can. */
  problem: Problem | null;
}

/** What came of one file: what a document in it says, or, of an archive or mail, which documents it holds. */
export type FileOutcome =
  | ReadOutcome
  | { ok: true; source: string; documentId: string; contains: ContainedDocument[] };

/** Where a document in a container is found: `letters/x.zip!folder/a.pdf`. */
export function sourceOf(path: string, entry: readonly string[]): string {
  return [path, ...entry].join('!');
}
