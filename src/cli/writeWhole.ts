import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '../model/index.js';

/**
 * Writes beside the file and renames at the end: a reader never sees half of it.
 * @throws {UsageError} if it cannot be written.
 */
export async function writeWhole(path: string, lines: AsyncIterable<string>): Promise<void> {
  const part = `${path}.part`;
  try {
    await pipeline(Readable.from(lines), createWriteStream(part));
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    if (error instanceof Error && 'syscall' in error && 'code' in error) {
      throw new UsageError(
        `${path} cannot be written (${error.code}): check the folder, your rights and the room on the disk.`,
        { cause: error },
      );
    }
    throw error;
  }
}
