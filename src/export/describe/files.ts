/** A file of an export, as its descriptions name it. */
export interface ExportedFile {
  /** Relative to the folder, with `/`. */
  path: string;
  bytes: number;
  /** SHA-256 in hex digits. */
  sha256: string;
}

/** A table with what was written of it. */
export interface Written<T> {
  table: T;
  rows: number;
}
