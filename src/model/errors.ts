/**
 * Errors by whose fault they are. Faults of a document are not errors of the program: they are
 * {@link DocumentProblem}s, recorded with the document, and never stop a batch.
 */

/** The caller asked for something impossible: unknown option value, missing file, no such document. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** A rule pack is wrong. The message names file, row and field. */
export class PackError extends UsageError {
  override name = 'PackError';
}

/** The store cannot be opened, read or written (disk full, newer version, not a database). */
export class StoreError extends Error {
  override name = 'StoreError';
}

/** A law of the program was broken: a defect of ours, never of the input. */
export class InternalError extends Error {
  override name = 'InternalError';
}
