import type { Lexicon } from '../../lexicon/index.js';
import { type Review, UsageError } from '../../model/index.js';
import type { AskedReview, KeepReview } from '../../serve/index.js';
import type { Store } from '../../store/index.js';
import { addition, claimReviews } from '../review/claimJudgement.js';
import { documentReviews } from '../review/documentJudgement.js';
import type { ReviewOptions } from '../review/options.js';
import { reviewerOf } from '../review/reviewer.js';
import { resolveTarget } from '../review/target.js';

/** Opens the store for writing and closes it again: between two reviews an import may write. */
export type WriteStore = <T>(work: (store: Store) => Promise<T>) => Promise<T>;

/** Keeps what a form asks for as `section55 review` would, by the same rules. */
export function keepReviewBy(writeStore: WriteStore, lexicon: Lexicon): KeepReview {
  return async (asked) => {
    const { target, by } = asked;
    await writeStore(async (store) => {
      await store.useCatalogue(lexicon);
      const found = await resolveTarget(store, 'claim' in target ? target.claim : target.document);
      const { record, claim } = found;
      const who = await reviewerOf(store, by, record.document.id);
      const options = optionsOf(asked);
      let reviews: Review[];
      if (claim) reviews = claimReviews({ ...found, claim }, changedOnly(options, found), who);
      else if (options.add !== undefined) {
        reviews = [addition(found, { ...options, add: options.add }, who)];
      } else reviews = documentReviews(found, changedOnly(options, found), lexicon, who);
      if (reviews.length === 0) {
        throw new UsageError(
          'Nothing was changed: choose “Right as shown” if it is right, or change a field first.',
        );
      }
      await store.saveReviews(reviews);
    });
  };
}

function optionsOf(asked: AskedReview): ReviewOptions {
  const { action, note, quote } = asked;
  if (action === 'note') return note === undefined ? {} : { note };
  if (action === 'reply') {
    return { ...(note === undefined ? {} : { reply: note }), ...given({ from: asked.from }) };
  }
  const beside = given({ note });
  if (action === 'confirm') return { confirm: true, ...beside };
  if (action === 'reject') return { reject: true, ...given({ why: asked.why }), ...beside };
  const { recommendations: keys } = asked;
  return {
    ...beside,
    ...(action === 'add' && quote !== undefined ? { add: quote } : {}),
    ...given({
      status: asked.status,
      speaker: asked.speaker,
      fit: asked.fit,
      claimDate: asked.claimDate,
      dueDate: asked.dueDate,
      responseDate: asked.responseDate,
      inspection: asked.inspection,
    }),
    ...(keys === undefined ? {} : { recommendation: keys.length === 0 ? ['none'] : keys }),
    ...(asked.force === undefined ? {} : { force: asked.force.split(/[\s,;]+/) }),
  };
}

function given<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}

/** A form sends every field, a correction is of those that differ. */
function changedOnly(
  options: ReviewOptions,
  { record, claim }: Awaited<ReturnType<typeof resolveTarget>>,
): ReviewOptions {
  const now: ReviewOptions = claim
    ? {
        status: claim.status,
        speaker: claim.speaker,
        fit: claim.fit,
        recommendation: claim.recommendations.length === 0 ? ['none'] : claim.recommendations,
        claimDate: claim.claimDate?.value ?? 'none',
        dueDate: claim.dueDate?.value ?? 'none',
      }
    : {
        force: record.forces.map(({ id }) => id),
        responseDate: record.responseDate?.value ?? 'none',
        inspection: record.inspections[0]?.ref ?? 'none',
      };
  return Object.fromEntries(
    Object.entries(options).filter(
      ([key, value]) =>
        !(key in now) || JSON.stringify(now[key as keyof ReviewOptions]) !== JSON.stringify(value),
    ),
  );
}
