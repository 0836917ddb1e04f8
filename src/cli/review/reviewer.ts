import { UsageError } from '../../model/index.js';
import type { Reviewer } from '../../review/index.js';
import type { Store } from '../../store/index.js';
import type { Context } from '../context.js';

/**
 * Who reviews, by option or environment.
 * @throws {UsageError} without a name: a judgement that nobody answers for is worth nothing.
 */
export function reviewerName(context: Context, by: string | undefined): string {
  const name = (by ?? context.io.env.SECTION55_REVIEWER ?? '').trim();
  if (name === '') {
    throw new UsageError('A review needs a name: give --by NAME, or set SECTION55_REVIEWER.');
  }
  return name;
}

/**
 * The name with the moment, which is after every review that the document has: of two in one millisecond, or after one
 * that was written by a clock that was fast, the later is still the later.
 */
export async function reviewerOf(store: Store, by: string, documentId: string): Promise<Reviewer> {
  const last = (await store.reviews({ documentId })).at(-1);
  const least = last ? Date.parse(last.at) + 1 : 0;
  return { by, at: new Date(Math.max(Date.now(), least)).toISOString() };
}
