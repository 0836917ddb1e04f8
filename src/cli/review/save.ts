import type { Review } from '../../model/index.js';
import type { Store } from '../../store/index.js';
import type { Context } from '../context.js';
import { print, printJson } from '../io.js';
import { reviewWords, savedWords } from '../print/review.js';

/** Keeps reviews, and says what was kept and what came of it. */
export async function save(
  context: Context,
  store: Store,
  reviews: readonly Review[],
): Promise<void> {
  const outcome = await store.saveReviews(reviews);
  if (context.json) return printJson(context.io, { reviews, ...outcome });
  const [first] = reviews;
  const lines =
    reviews.length === 1 && first ? [...reviewWords(first)].map((line) => `  ${line}`) : [];
  const id = reviews.length === 1 && first ? ` Its id is ${first.id}.` : '';
  await print(context.io, [`${savedWords(reviews, outcome)}${id}`, ...lines].join('\n'));
}
