import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { GENERATOR } from '../describe/datapackage.js';
import { CHECKSUM_FILE, filesIn, hashOf, parseChecksums } from './checksums.js';

/**
 * Why a folder may not be written over, or null if nothing would be lost: there is nothing there, it is empty, or it
 * is an export just as section55 wrote it.
 */
export function reasonToKeep(path: string): string | null {
  if (!existsSync(path)) return null;
  if (!statSync(path).isDirectory()) return 'it is a file';
  const files = filesIn(path);
  if (files.length === 0) return null;
  const sums = readOr(null, () => parseChecksums(readFileSync(join(path, CHECKSUM_FILE), 'utf8')));
  if (sums === null || !isExport(path)) return 'section55 did not write it';
  const other = files.find((file) => file !== CHECKSUM_FILE && !sums.has(file));
  if (other !== undefined) return `it holds a file that section55 did not write (${other})`;
  const changed = files.find(
    (file) => file !== CHECKSUM_FILE && hashOf(join(path, file)) !== sums.get(file),
  );
  return changed === undefined ? null : `a file in it was changed since (${changed})`;
}

/** Stands in a site of pages, and says who wrote it. */
export const SITE_FILE = 'section55-site.json';

function isExport(path: string): boolean {
  return ['datapackage.json', SITE_FILE].some((name) => {
    const descriptor = readOr(null, () => JSON.parse(readFileSync(join(path, name), 'utf8'))) as {
      generator?: { name?: unknown };
    } | null;
    return descriptor?.generator?.name === GENERATOR;
  });
}

function readOr<T>(otherwise: T, read: () => T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
