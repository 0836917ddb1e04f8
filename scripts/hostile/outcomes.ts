import type { ReaderPool } from '../../src/batch/pool.js';
import { PROBLEM_CODES } from '../../src/model/index.js';

/** What came of a document: it was read, or one problem code. */
export type Outcome = string;
export const READ: Outcome = 'text';

/** Outcomes that cost a reader process its life. */
export const FATAL: ReadonlySet<Outcome> = new Set([
  'timed_out',
  'out_of_memory',
  'reader_crashed',
]);
const CODES = new Set<string>(PROBLEM_CODES);

/** So many documents of an archive are read, of each; the others are like them. */
const READ_OF_EACH = 3;

/**
 * Reads a file as an import does: opens it, and reads each document that it holds.
 * @returns an outcome for each document, at least one
 * @throws {Error} if a document ends neither in text nor in one known problem code
 */
export async function outcomesOf(pool: ReaderPool, path: string): Promise<Outcome[]> {
  const opened = await pool.open(path);
  if (!('contains' in opened)) return [outcomeOf(opened)];
  const outcomes = opened.contains.flatMap(({ problem }) => (problem ? [known(problem.code)] : []));
  const whole = opened.contains.filter(({ problem }) => problem === null);
  for (const { entry } of whole.slice(0, READ_OF_EACH)) {
    outcomes.push(outcomeOf(await pool.read(path, entry)));
  }
  if (outcomes.length === 0) throw new Error(`${path}: opened, and nothing came of it`);
  return outcomes;
}

function outcomeOf(outcome: Awaited<ReturnType<ReaderPool['read']>>): Outcome {
  return outcome.ok ? READ : known(outcome.problem.code);
}

function known(code: string): Outcome {
  if (!CODES.has(code)) throw new Error(`${code} is no problem code`);
  return code;
}
