import type { Dirent, Stats } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { extname, isAbsolute, join, normalize, resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { type Problem, problem } from '../model/index.js';

/** What a walk over the caller's paths found. All paths are as the caller wrote them, with `/`, sorted as text. */
export interface Walk {
  /** Files to read. */
  files: string[];
  /** Files in folders that are not of a kind we read; a file that is named itself is always read. */
  skipped: string[];
  /** Paths that could not even be looked at: missing, or not ours to read. */
  unreachable: { path: string; problem: Problem }[];
  /** How many of the paths given are folders. */
  folders: number;
}

/** Endings that are taken from folders. A file without ending is taken if its content looks like one of them. */
export const ENDINGS: readonly string[] = [
  '.pdf',
  '.docx',
  '.doc',
  '.html',
  '.htm',
  '.eml',
  '.mht',
  '.mhtml',
  '.zip',
  '.png',
  '.jpg',
  '.jpeg',
  '.tif',
  '.tiff',
  '.txt',
  '.md',
];
/** First bytes of PDF, of archives and Word documents, of old Word documents, and of pictures. */
const MARKS = [
  '%PDF-',
  'PK\u0003\u0004',
  '\u00d0\u00cf\u0011\u00e0',
  '\u0089PNG',
  '\u00ff\u00d8\u00ff',
  'II*\0',
  'MM\0*',
];
const SNIFF_BYTES = 4_096;

/**
 * Lists the files below the paths. A path may be a glob, as `letters/*.pdf`: the files that match it. Folders are walked whole; hidden files and symbolic links within them are left
 * alone (a link may lead out of the folder or round in circles). A file reached twice is listed once.
 * @param ignore paths never to list: the store itself and its log.
 * @param options.literal paths that are no globs whatever signs they hold: a manifest names files.
 */
export async function walk(
  paths: readonly string[],
  ignore: readonly string[] = [],
  { literal = [] }: { literal?: readonly string[] | undefined } = {},
): Promise<Walk> {
  const found: Walk = { files: [], skipped: [], unreachable: [], folders: 0 };
  const seen = new Set(ignore.map((path) => resolve(path)));
  const names = new Set(literal);
  for (const path of paths) {
    const matches = names.has(path) ? null : await globbed(path);
    if (matches?.length === 0) {
      const none = problem('missing', `No file matches ${path}.`);
      found.unreachable.push({ path, problem: none });
    }
    for (const one of matches ?? [path]) await visitNamed(normalize(one), found, seen);
  }
  found.files.sort(byText);
  found.skipped.sort(byText);
  found.unreachable.sort((a, b) => byText(a.path, b.path));
  return found;
}

async function visitNamed(path: string, found: Walk, seen: Set<string>): Promise<void> {
  let stats: Stats;
  try {
    stats = await stat(path);
  } catch (error) {
    found.unreachable.push({ path: slashed(path), problem: unreachable(path, error) });
    return;
  }
  if (!stats.isDirectory()) {
    take(path, found.files, seen);
    return;
  }
  found.folders++;
  await visitFolder(path, found, seen);
}

async function visitFolder(folder: string, found: Walk, seen: Set<string>): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    found.unreachable.push({ path: slashed(folder), problem: unreachable(folder, error) });
    return;
  }
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await visitFolder(path, found, seen);
    else if (entry.isFile())
      take(path, (await isReadable(path)) ? found.files : found.skipped, seen);
  }
}

function take(path: string, list: string[], seen: Set<string>): void {
  const whole = resolve(path);
  if (seen.has(whole)) return;
  seen.add(whole);
  list.push(slashed(path));
}

async function isReadable(path: string): Promise<boolean> {
  const ending = extname(path).toLowerCase();
  return ending === '' ? looksLikeLetter(path) : ENDINGS.includes(ending);
}

/** Other formats by their marks, text by valid UTF-8 without NUL. What cannot be opened is taken, so that its fault is recorded. */
async function looksLikeLetter(path: string): Promise<boolean> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(SNIFF_BYTES) });
      const start = buffer.subarray(0, bytesRead);
      const head = start.subarray(0, 5).toString('latin1');
      if (MARKS.some((mark) => head.startsWith(mark))) return true;
      // `stream`: a character may be cut by the end of the sample.
      const text = new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
      return text.length > 0 && !text.includes('\0');
    } finally {
      await file.close();
    }
  } catch (error) {
    return (
      error instanceof Error &&
      'code' in error &&
      !('ERR_ENCODING_INVALID_ENCODED_DATA' === error.code)
    );
  }
}

function unreachable(path: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === 'ENOENT' || code === 'ENOTDIR'
    ? problem('missing', `There is no file or folder ${slashed(path)}.`)
    : problem('unreadable_file', `${slashed(path)} cannot be opened${code ? ` (${code})` : ''}.`);
}

/** Paths that match a glob, sorted; null if the path is a file or folder of that very name, or no glob. */
async function globbed(path: string): Promise<string[] | null> {
  if (!isDynamicPattern(path) || (await stat(path).catch(() => null))) return null;
  const matches = await glob(sep === '\\' ? path.replaceAll(sep, '/') : path, {
    // Paths are given back as they were written: from the root, or from where we are.
    absolute: isAbsolute(path),
    expandDirectories: false,
    onlyFiles: true,
    dot: false,
    followSymbolicLinks: false,
  });
  return matches.sort(byText);
}

/** Paths are kept with `/` on every system, so that a store and its exports can move. */
export function slashed(path: string): string {
  const tidy = path.length > 1 && path.endsWith(sep) ? path.slice(0, -1) : path;
  return tidy.split(sep).join('/');
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
