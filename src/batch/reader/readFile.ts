import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { DocumentProblem, type Limits } from '../../model/index.js';

/** Reads a whole file, never more than `limits.fileBytes` of it. */
export async function readFileWithin(path: string, limits: Limits): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r');
    try {
      const stats = await file.stat();
      if (!stats.isFile()) throw new DocumentProblem('unreadable_file', 'It is not a file.');
      if (stats.size > limits.fileBytes) throw tooLarge(stats.size, limits);
      const bytes = await file.readFile();
      // The file may have grown since it was measured.
      if (bytes.length > limits.fileBytes) throw tooLarge(bytes.length, limits);
      return bytes;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw asProblem(error);
  }
}

/** Document id of bytes: `sha256:` and the hex digest. */
export function documentIdOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

function tooLarge(size: number, { fileBytes }: Limits): DocumentProblem {
  return new DocumentProblem('too_large', `It has ${size} bytes; the limit is ${fileBytes}.`);
}

function asProblem(error: unknown): DocumentProblem {
  if (error instanceof DocumentProblem) return error;
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new DocumentProblem('missing', 'There is no such file.');
  }
  return new DocumentProblem('unreadable_file', `The file cannot be read (${code}).`);
}
