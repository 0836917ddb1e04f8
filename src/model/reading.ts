import type { Problem } from './problem.js';
import type { ResponseRecord } from './record.js';

/**
 * What came of one file: a record, or exactly one problem. Never both, never neither.
 * `documentId` is null only where the bytes themselves could not be had (missing, unreadable, too large to read).
 */
export type ReadOutcome =
  | { ok: true; source: string; documentId: string; record: ResponseRecord }
  | { ok: false; source: string; documentId: string | null; problem: Problem };
