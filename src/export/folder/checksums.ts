import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportedFile } from '../describe/files.js';

/** In the form of the program sha256sum: `sha256sum --check SHA256SUMS` checks a folder. */
export const CHECKSUM_FILE = 'SHA256SUMS';

/** All files in a folder and the folders in it, in the order of their paths, which have `/` on every system. */
export function filesIn(folder: string): string[] {
  const found: string[] = [];
  const visit = (within: string) => {
    for (const entry of readdirSync(join(folder, within), { withFileTypes: true })) {
      const path = within === '' ? entry.name : `${within}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else found.push(path);
    }
  };
  visit('');
  return found.sort();
}

export function describeFile(folder: string, path: string): ExportedFile {
  const full = join(folder, path);
  return { path, bytes: statSync(full).size, sha256: hashOf(full) };
}

export function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

export function checksums(files: readonly ExportedFile[]): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
}

/** What a file of checksums says, by path; null if it is no such file. */
export function parseChecksums(text: string): Map<string, string> | null {
  const lines = text.split('\n').filter((line) => line !== '');
  const pairs = lines.map((line) => /^([0-9a-f]{64}) {2}(.+)$/.exec(line));
  if (lines.length === 0 || pairs.includes(null)) return null;
  return new Map(pairs.map((pair) => [pair?.[2] ?? '', pair?.[1] ?? '']));
}

/** Writes the checksums of all files in a folder into it. */
export function writeChecksums(folder: string): void {
  const files = filesIn(folder).map((path) => describeFile(folder, path));
  writeFileSync(join(folder, CHECKSUM_FILE), checksums(files));
}
