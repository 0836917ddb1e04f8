import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

/**
 * A connection that cannot change the store. Where the folder may be written to, it is an ordinary one with
 * `query_only`, for a connection opened read-only leaves its log files behind. On a read-only medium, where SQLite
 * cannot make the log that WAL mode asks for, the file is read into memory.
 */
export function openForReading(path: string, timeout: number): Database.Database {
  if (mayWrite(path) && mayWrite(dirname(path))) {
    const database = new Database(path, { fileMustExist: true, timeout });
    database.pragma('query_only = ON');
    return database;
  }
  return existsSync(`${path}-wal`)
    ? new Database(path, { readonly: true, fileMustExist: true, timeout })
    : openCopy(path);
}

/**
 * Bytes 18 and 19 of the header say which journal the file is written with: 2 is WAL, which memory cannot have, 1 the
 * older journal. Without a log beside the file, all is in the file. https://www.sqlite.org/fileformat2.html section 1.3
 */
export function openCopy(path: string): Database.Database {
  const bytes = readFileSync(path);
  if (bytes[18] === 2) bytes.fill(1, 18, 20);
  return new Database(bytes, { readonly: true });
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
