import type { AnyRow } from '../schema/index.js';

/** Writes one table in one format, some rows at a time, in the order in which they come. */
export interface TableWriter {
  write(rows: readonly AnyRow[]): void;
  /** Ends the file. Nothing may be written after it. */
  finish(): void;
}
