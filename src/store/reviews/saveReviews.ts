import type { Transaction } from 'kysely';
import { UsageError } from '../../model/errors.js';
import { Review } from '../../model/review.js';
import { inOrder, isWhole } from '../../review/index.js';
import { fileWording } from '../fileWording.js';
import { indexText } from '../letterText.js';
import { relate } from '../relate.js';
import { fileResponses, reachOf } from '../responses.js';
import type { Tables } from '../schema.js';
import type { ReviewOutcome } from '../store.js';
import { applyToDocument } from './applyToDocument.js';
import type { ReviewRow } from './tables.js';

/** See {@link Store.saveReviews}. */
export async function saveReviews(
  trx: Transaction<Tables>,
  reviews: readonly Review[],
): Promise<ReviewOutcome> {
  const outcome: ReviewOutcome = { added: 0, lost: [], notHeld: [] };
  const fresh: Review[] = [];
  // A withdrawal comes after what it takes back.
  for (const review of inOrder(reviews.map(checked))) {
    const held = await trx
      .selectFrom('reviews')
      .where('id', '=', review.id)
      .select('id')
      .executeTakeFirst();
    if (held) continue;
    await checkWithdrawal(trx, review);
    await trx.insertInto('reviews').values(rowOf(review)).execute();
    fresh.push(review);
  }
  outcome.added = fresh.length;
  for (const documentId of new Set(fresh.map((review) => review.documentId))) {
    const reach = await reachOf(trx, documentId);
    const placed = await applyToDocument(trx, documentId);
    if (placed === null) {
      outcome.notHeld.push(documentId);
      continue;
    }
    await indexText(trx, documentId);
    await fileWording(trx, documentId);
    await relate(trx, documentId);
    await fileResponses(trx, documentId, reach);
    const ids = new Set(fresh.map(({ id }) => id));
    outcome.lost.push(
      ...placed
        .filter(({ review, place }) => place === 'lost' && ids.has(review.id))
        .map(({ review }) => review.id),
    );
  }
  return outcome;
}

function checked(review: Review): Review {
  const parsed = Review.safeParse(review);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new UsageError(
      `A review is not of the agreed shape: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`,
    );
  }
  if (!isWhole(parsed.data)) {
    throw new UsageError(
      `The review ${review.id} does not say what it said when it was written: its id is the hash of its words.`,
    );
  }
  return parsed.data;
}

async function checkWithdrawal(trx: Transaction<Tables>, { withdraws, id }: Review): Promise<void> {
  if (withdraws === null) return;
  const target = await trx
    .selectFrom('reviews')
    .where('id', '=', withdraws)
    .select('kind')
    .executeTakeFirst();
  if (!target)
    throw new UsageError(`The review ${id} withdraws one that is not held: ${withdraws}.`);
  if (target.kind === 'withdraw') {
    throw new UsageError('A withdrawal is not withdrawn: write the review again.');
  }
}

function rowOf(review: Review): Omit<ReviewRow, 'number'> {
  return {
    id: review.id,
    document_id: review.documentId,
    target: review.target,
    kind: review.kind,
    reviewer: review.by,
    reviewed_at: review.at,
    quote: review.anchor?.quote ?? null,
    claim_id: review.anchor?.claimId ?? null,
    fields: review.fields.join('; ') || null,
    why: review.why,
    note: review.note,
    replying_body: review.from,
    withdraws: review.withdraws,
    review: JSON.stringify(review),
  };
}
