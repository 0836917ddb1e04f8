import { readFile } from 'node:fs/promises';
import { Review, UsageError } from '../../model/index.js';
import { isWhole } from '../../review/index.js';
import type { Store } from '../../store/index.js';
import { writeWhole } from '../writeWhole.js';

/** Writes every review, withdrawn ones among them, oldest first: a line of JSON each. @returns how many. */
export async function exportReviews(store: Store, path: string): Promise<number> {
  const reviews = await store.reviews();
  async function* lines() {
    for (const { place: _p, claimId: _c, withdrawn: _w, source: _s, ...review } of reviews) {
      yield `${JSON.stringify(review)}\n`;
    }
  }
  await writeWhole(path, lines());
  return reviews.length;
}

/**
 * Reads such a file. Nothing is kept of one with a wrong line.
 * @throws {UsageError} naming the line and the field.
 */
export async function readReviews(path: string): Promise<Review[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UsageError(`${path} cannot be read (${code}).`, { cause: error });
  }
  const reviews: Review[] = [];
  for (const [n, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    reviews.push(readLine(line, `${path}, line ${n + 1}`));
  }
  return reviews;
}

function readLine(line: string, where: string): Review {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new UsageError(`${where} is not JSON: give a file of review --export.`, { cause: error });
  }
  const parsed = Review.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new UsageError(
      `${where} is no review: ${issue?.path.join('.') || 'the line'}: ${issue?.message ?? ''}.`,
    );
  }
  if (!isWhole(parsed.data)) {
    throw new UsageError(
      `${where}: the review ${parsed.data.id} was changed after it was written; its id is the hash of its words.`,
    );
  }
  return parsed.data;
}
