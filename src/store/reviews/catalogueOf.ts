import type { Transaction } from 'kysely';
import type { ResponseRecord } from '../../model/record.js';
import type { Review } from '../../model/review.js';
import type { RecommendationKind } from '../../model/vocabulary.js';
import type { ReviewCatalogue } from '../../review/index.js';
import type { Tables } from '../schema.js';

/**
 * What the store knows of the inspections that a document answers, as read and as reviewed. Where no catalogue was kept,
 * what is not addressed to forces is known from the positions that say so.
 */
export async function catalogueOf(
  trx: Transaction<Tables>,
  record: ResponseRecord,
  reviews: readonly Review[],
): Promise<ReviewCatalogue> {
  const refs = new Set([
    ...record.inspections.map(({ ref }) => ref),
    ...reviews.flatMap(({ document }) => document?.inspections.map(({ ref }) => ref) ?? []),
  ]);
  if (refs.size === 0) return { inspections: [] };
  const rows = await trx
    .selectFrom('catalogue_recommendations')
    .where('inspection', 'in', [...refs])
    .orderBy('ordinal')
    .selectAll()
    .execute();
  const parts = await trx
    .selectFrom('catalogue_parts')
    .where('inspection', 'in', [...refs])
    .orderBy('ordinal')
    .selectAll()
    .execute();
  const toOthers = new Set(
    record.positions
      .filter(({ position }) => position === 'not_addressed_to_forces')
      .map(({ inspection, recommendation }) => `${inspection} ${recommendation}`),
  );
  return {
    inspections: [...refs].map((id) => {
      const known = rows
        .filter(({ inspection }) => inspection === id)
        .map((row) => ({
          key: row.recommendation,
          kind: row.kind as RecommendationKind,
          number: row.number,
          paraphrase: row.text,
          due: row.due,
          addressedToForces:
            row.addressed_to_forces === null ? null : row.addressed_to_forces === 1,
          parts: parts
            .filter(({ inspection, recommendation }) => {
              return inspection === id && recommendation === row.recommendation;
            })
            .map(({ part }) => ({ id: part })),
        }));
      const others = record.recommendations
        .filter(({ inspection, key }) => inspection === id && toOthers.has(`${id} ${key}`))
        .filter(({ key }) => !known.some((row) => row.key === key))
        .map(({ key, kind, number, text }) => ({
          key,
          kind,
          number,
          paraphrase: text,
          due: null,
          addressedToForces: false,
          parts: [],
        }));
      return { id, recommendations: [...known, ...others] };
    }),
  };
}
