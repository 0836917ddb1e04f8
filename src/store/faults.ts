import { StoreError } from '../model/errors.js';

/** What the driver and the operating system say, and what a user is told. */
const MEANINGS: readonly (readonly [code: RegExp, sentence: (path: string) => string])[] = [
  [/^SQLITE_NOTADB/, (path) => `${path} is not a section55 store: it is no SQLite database.`],
  [
    /^SQLITE_CORRUPT/,
    (path) =>
      `The store ${path} is damaged: restore a copy, or import the letters again into a new one.`,
  ],
  [
    /^(SQLITE_FULL|ENOSPC)/,
    (path) =>
      `There is no room left on the disk for the store ${path}: free some space and run the same command again.`,
  ],
  [
    /^(SQLITE_BUSY|SQLITE_LOCKED)/,
    (path) =>
      `The store ${path} is locked: another program is writing to it; wait until it has finished and try again.`,
  ],
  [
    /^(SQLITE_READONLY|EROFS|EPERM|SQLITE_PERM)/,
    (path) =>
      `The store ${path} is read-only: check that you may write to the file and its folder, or choose another with --store.`,
  ],
  [
    /^EACCES/,
    (path) =>
      `The store ${path} may not be opened: check the rights of the file and its folder, or choose another with --store.`,
  ],
  [
    /^SQLITE_CANTOPEN/,
    (path) =>
      `The store ${path} cannot be opened: check the path and that you may write to its folder.`,
  ],
  [
    /^SQLITE_IOERR/,
    (path) =>
      `The disk failed while the store ${path} was in use: check the disk and run the same command again.`,
  ],
];

/** The error's code, as better-sqlite3 and Node give it (`SQLITE_BUSY_SNAPSHOT`, `ENOSPC`). */
function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code;
  return '';
}

/**
 * Turns an error of the database into a {@link StoreError} with one sentence; any other error is given back as it is.
 */
export function storeFault(error: unknown, path: string): unknown {
  const code = codeOf(error);
  const meaning = MEANINGS.find(([pattern]) => pattern.test(code));
  if (meaning) return new StoreError(meaning[1](path), { cause: error });
  return error;
}
