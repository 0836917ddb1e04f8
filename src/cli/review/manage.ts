import { UsageError } from '../../model/index.js';
import { withdrawal } from '../../review/index.js';
import type { Context } from '../context.js';
import { print, printJson } from '../io.js';
import { reviewsTable, savedWords } from '../print/review.js';
import { counted } from '../print/words.js';
import type { ReviewOptions } from './options.js';
import { reviewerName, reviewerOf } from './reviewer.js';
import { save } from './save.js';
import { resolveTarget } from './target.js';
import { exportReviews, readReviews } from './transfer.js';

/** Prints reviews with what has become of them. */
export async function list(
  context: Context,
  what: string | undefined,
  options: ReviewOptions,
): Promise<void> {
  const { io, json } = context;
  await context.reading(async (store) => {
    const target = what === undefined ? null : await resolveTarget(store, what);
    const reviews = await store.reviews({
      documentId: target?.record.document.id,
      claimId: target?.claim?.id,
      lost: options.lost,
    });
    if (json) return printJson(io, reviews);
    const rows = reviewsTable(reviews, io.columns);
    const lost = reviews.filter(({ place }) => place === 'lost').length;
    const all = await store.reviews({ lost: true });
    const end = options.lost
      ? `${counted(lost, 'review')} whose words were not found again in the current reading; ${lost === 1 ? 'it is' : 'they are'} kept and ${lost === 1 ? 'takes' : 'take'} no effect.`
      : `${counted(reviews.length, 'review')}${all.length > 0 ? `; ${all.length} in the store lost their place: review --lost` : ''}.`;
    return print(io, `${rows}${end}`);
  });
}

/** Writes all reviews to a file. */
export async function writeReviews(context: Context, path: string): Promise<void> {
  const count = await context.reading((store) => exportReviews(store, path));
  if (context.json) return printJson(context.io, { file: path, reviews: count });
  return print(context.io, `${counted(count, 'review')} written to ${path}.`);
}

/** Writes what is reviewed whole as gold, and says what is not. */
export async function writeGold(context: Context, folder: string): Promise<void> {
  const { exportGold } = await import('./gold.js');
  const report = await context.reading((store) => exportGold(store, folder));
  if (context.json) return printJson(context.io, report);
  const lines = report.partly.map(({ source, fields, claims }) => {
    const what = [
      ...(claims > 0 ? [counted(claims, 'claim')] : []),
      ...(fields ? ['its own fields'] : []),
    ];
    return `Not written: ${source}, of which nobody has judged ${what.join(' and ')}.`;
  });
  lines.push(
    ...report.sameName.map(
      (source) =>
        `Not written: ${source}, for another document has the same file name, by which evaluate knows gold.`,
    ),
  );
  const count = counted(report.written.length, 'document');
  lines.push(
    `${count} reviewed whole, written to ${folder}. Measure with section55 evaluate --gold ${folder} --documents DIR.`,
  );
  return print(context.io, lines.join('\n'));
}

/** Keeps the reviews of a file. */
export async function readInto(context: Context, path: string): Promise<void> {
  const reviews = await readReviews(path);
  await context.existing(async (store) => {
    const outcome = await store.saveReviews(reviews);
    if (context.json)
      return printJson(context.io, { file: path, read: reviews.length, ...outcome });
    const known = reviews.length - outcome.added;
    const again = known > 0 ? ` ${known} more were held already.` : '';
    const fresh = reviews.slice(0, outcome.added);
    return print(context.io, `${savedWords(fresh, outcome)}${again}`);
  });
}

/** Takes a review back by another. */
export async function undo(context: Context, named: string, options: ReviewOptions): Promise<void> {
  const by = reviewerName(context, options.by);
  await context.existing(async (store) => {
    const found = (await store.reviews()).filter(({ id }) => id.startsWith(named));
    const [review] = found;
    if (!review) throw new UsageError(`No review has the id ${named}: see review --list.`);
    if (found.length > 1) {
      throw new UsageError(
        `${named} may mean ${found.map(({ id }) => id).join(', ')}: give more of the id.`,
      );
    }
    if (review.withdrawn) throw new UsageError(`The review ${review.id} was taken back already.`);
    const who = await reviewerOf(store, by, review.documentId);
    await save(context, store, [withdrawal(review, who, options.note ?? null)]);
  });
}
