import {
  chmodSync,
  existsSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '../../model/index.js';
import { reasonToKeep } from './ownFolder.js';

export interface FolderOptions {
  /** Writes also where something is that section55 did not write; that is kept beside it under another name. */
  force?: boolean | undefined;
}

export interface MadeFolder<T> {
  made: T;
  /** Where what was there before is kept now; null where nothing had to be. */
  kept: string | null;
}

/**
 * Makes a folder whole or not at all: it is filled beside its place and moved there at the end. An earlier export in
 * its place is gone after that; anything else is refused, or moved aside with `force`.
 * @param fill writes the files; what it throws, nothing stays of.
 * @throws {UsageError} if something is in the way or it cannot be written.
 */
export async function makeFolder<T>(
  path: string,
  options: FolderOptions,
  fill: (folder: string) => Promise<T>,
): Promise<MadeFolder<T>> {
  const target = placeOf(path);
  const refuse = () => {
    const reason = reasonToKeep(target);
    if (reason !== null && !options.force) {
      throw new UsageError(
        `${path} is not written over: ${reason}. Name another folder, or use --force, which keeps what is there as ${basename(freeName(target))}.`,
      );
    }
    return reason;
  };
  refuse();
  let part: string | null = null;
  try {
    part = mkdtempSync(join(dirname(target), `.${basename(target)}.part-`));
    // A temporary folder is for its maker's eyes only; this one becomes a folder like any other.
    chmodSync(part, 0o777 & ~process.umask());
    const made = await fill(part);
    // Looked at again: somebody may have put a file there meanwhile.
    const kept = refuse() === null ? null : freeName(target);
    if (kept !== null) renameSync(target, kept);
    swap(part, target);
    return { made, kept };
  } catch (error) {
    throw writingFault(error, path);
  } finally {
    if (part !== null) rmSync(part, { recursive: true, force: true });
  }
}

/** Puts a folder in its place; what was there goes only when the new one stands. */
function swap(part: string, target: string): void {
  if (!existsSync(target)) {
    renameSync(part, target);
    return;
  }
  const old = `${part}-old`;
  renameSync(target, old);
  try {
    renameSync(part, target);
  } catch (error) {
    renameSync(old, target);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

/** The real place of a folder: the links that lead to it stay as they are. */
function placeOf(path: string): string {
  const full = resolve(path);
  if (existsSync(full)) {
    const real = realpathSync(full);
    if (dirname(real) === real) throw new UsageError(`${path} is no folder for an export.`);
    return real;
  }
  const parent = dirname(full);
  if (!statSync(parent, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`There is no folder ${parent}: make it first, or choose another place.`);
  }
  return join(realpathSync(parent), basename(full));
}

/** `name.1`, or the first number of which there is nothing. */
function freeName(path: string): string {
  let number = 1;
  while (existsSync(`${path}.${number}`)) number++;
  return `${path}.${number}`;
}

function writingFault(error: unknown, path: string): unknown {
  if (error instanceof Error && 'syscall' in error && 'code' in error) {
    return new UsageError(
      `${path} cannot be written (${error.code}): check the folder, your rights and the room on the disk.`,
      { cause: error },
    );
  }
  return error;
}
