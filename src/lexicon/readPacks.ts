import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { PackError } from '../model/index.js';
import { PACK_KIND_NAMES, PACK_KINDS, type PackKindName } from './registry.js';

/** A valid row and where it was read, for messages about it. */
export interface ReadRow {
  row: { id: string };
  file: string;
  index: number;
  bundled: boolean;
}

/** Rows of one packs directory by kind; a kind whose file is absent has no entry. */
export type ReadPacks = Map<PackKindName, ReadRow[]>;

/** `recommendations[0].topic` from a path of keys and indexes. */
function fieldPath(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

function rowName(value: unknown, index: number): string {
  const id =
    typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
      ? ` (id "${value.id}")`
      : '';
  return `row ${index + 1}${id}`;
}

/** The one wording of a fault in a pack: file, row, field, reason. */
export function packFault(file: string, row: string, field: string, reason: string): PackError {
  const where = [row, field && `field ${field}`].filter((part) => part !== '').join(', ');
  return new PackError([file, where, reason].filter((part) => part !== '').join(': '));
}

function parseJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new PackError(`${file}: cannot be read: ${(error as Error).message}`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new PackError(`${file}: is not JSON: ${(error as Error).message}`);
  }
}

function firstIssue(error: z.ZodError): { path: readonly PropertyKey[]; message: string } {
  const issue = error.issues[0];
  if (!issue) return { path: [], message: 'is not valid' };
  const more = error.issues.length > 1 ? ` (and ${error.issues.length - 1} more)` : '';
  if (issue.code === 'unrecognized_keys') {
    return { path: [...issue.path, issue.keys[0] ?? ''], message: `is not a known field${more}` };
  }
  return { path: issue.path, message: `${issue.message}${more}` };
}

function readFile(file: string, name: PackKindName, bundled: boolean): ReadRow[] {
  const kind = PACK_KINDS[name];
  const shape = z.strictObject({
    about: z.string().optional(),
    /** Notes on whole fields: how they were checked, what they are not. */
    notes: z.record(z.string(), z.string()).optional(),
    [kind.array]: z.array(z.unknown()),
  });
  const parsed = shape.safeParse(parseJson(file));
  if (!parsed.success) {
    const { path, message } = firstIssue(parsed.error);
    throw packFault(file, '', fieldPath(path), message);
  }
  const rows = parsed.data[kind.array] as unknown[];
  return rows.map((value, index) => {
    const result = (kind.row as z.ZodType<{ id: string }>).safeParse(value);
    if (result.success) return { row: result.data, file, index, bundled };
    const { path, message } = firstIssue(result.error);
    throw packFault(file, rowName(value, index), fieldPath(path), message);
  });
}

/** The files of one kind in a packs directory; none if it has none. */
function filesOf(directory: string, pattern: string): string[] {
  if (!pattern.endsWith('/*.json')) {
    const file = join(directory, pattern);
    return existsSync(file) ? [file] : [];
  }
  const folder = join(directory, dirname(pattern));
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((entry) => entry.endsWith('.json'))
    .sort()
    .map((entry) => join(folder, entry));
}

/** A misspelt file name would otherwise be passed over without a word. */
function refuseUnknownFiles(directory: string): void {
  const known = new Set(PACK_KIND_NAMES.map((name) => PACK_KINDS[name].file as string));
  const unknown = readdirSync(directory).find(
    (entry) => entry.endsWith('.json') && !known.has(entry),
  );
  if (unknown === undefined) return;
  throw new PackError(
    `${join(directory, unknown)}: no such pack; pack files are ${[...known].sort().join(', ')}`,
  );
}

/** Within one directory an id may stand once: which of two rows was meant cannot be known. */
function refuseDuplicates(rows: readonly ReadRow[]): void {
  const first = new Map<string, ReadRow>();
  for (const read of rows) {
    const earlier = first.get(read.row.id);
    if (earlier) {
      const where = earlier.file === read.file ? '' : ` of ${basename(earlier.file)}`;
      throw packFault(
        read.file,
        rowName(read.row, read.index),
        'id',
        `is already the id of row ${earlier.index + 1}${where}`,
      );
    }
    first.set(read.row.id, read);
  }
}

/**
 * Reads every pack file of one directory.
 * @throws {PackError} for a missing directory, a directory without pack files, broken JSON, or an invalid row.
 */
export function readPacks(directory: string, options: { bundled: boolean }): ReadPacks {
  if (!existsSync(directory) || !statSync(directory).isDirectory()) {
    throw new PackError(`${directory}: no such packs directory`);
  }
  if (!options.bundled) refuseUnknownFiles(directory);
  const packs: ReadPacks = new Map();
  for (const name of PACK_KIND_NAMES) {
    const files = filesOf(directory, PACK_KINDS[name].file);
    if (files.length === 0) continue;
    const rows = files.flatMap((file) => readFile(file, name, options.bundled));
    refuseDuplicates(rows);
    packs.set(name, rows);
  }
  if (packs.size === 0) {
    const names = PACK_KIND_NAMES.map((name) => PACK_KINDS[name].file).join(', ');
    throw new PackError(`${directory}: holds no pack file (${names})`);
  }
  return packs;
}
