import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Lexicon } from '../lexicon/index.js';
import { DocumentProblem, type Problem, problem, type ReadOutcome } from '../model/index.js';
import { readLetter } from '../pipeline.js';

/**
 * Reads one document in this process. Documents that people have annotated are known to be harmless, and without a
 * clock a busy machine cannot change the figures. A fault of the document or of the program is an outcome, so that
 * one letter does not cost the figures of all others.
 */
export async function readHere(path: string, lexicon: Lexicon): Promise<ReadOutcome> {
  let documentId: string | null = null;
  try {
    const bytes = await readFile(path);
    documentId = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    const record = await readLetter(bytes, lexicon);
    return { ok: true, source: path, documentId, record };
  } catch (error) {
    return { ok: false, source: path, documentId, problem: asProblem(error) };
  }
}

function asProblem(error: unknown): Problem {
  if (error instanceof DocumentProblem) return error.problem;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && 'syscall' in error) return problem('unreadable_file', message);
  return problem('reader_crashed', message || 'The reader failed without a word.');
}
