import type { PlacedReview, Review } from '../../model/index.js';
import { table } from './table.js';
import { counted, shortId, spoken } from './words.js';
import { wrap } from './wrap.js';

/** Fields whose names are not their own words. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  forces: 'force',
  policingBodies: 'policing body',
  officeHolders: 'office holder',
  responseDate: 'response date',
  inspections: 'inspection',
  inspectionTitle: 'inspection title',
  inspectionPublished: 'inspection published',
  recommendations: 'recommendations',
  claimDate: 'claim date',
  dueDate: 'due date',
};

/** The name of a field as people read it: `policingBodies` is "policing body". */
export function fieldWords(field: string): string {
  return FIELD_WORDS[field] ?? field;
}

/** A value as people read it. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (typeof value === 'string') return spoken(value);
  if (!Array.isArray(value)) return String(value);
  const words = value.map((item: unknown) => {
    if (typeof item !== 'object' || item === null) return valueWords(item);
    const { name, ref } = item as { name?: string; ref?: string };
    return name ?? ref ?? 'none';
  });
  return words.join(', ') || 'none';
}

/** "status: in progress, was planned" for each field that was judged to be another. */
export function changesOf({ fields, claim, document, machine }: Review): string[] {
  const now = (claim ?? document ?? {}) as Record<string, unknown>;
  const was = (machine ?? {}) as Record<string, unknown>;
  return fields
    .filter((field) => JSON.stringify(now[field]) !== JSON.stringify(was[field]))
    .map(
      (field) => `${fieldWords(field)}: ${valueWords(now[field])}, was ${valueWords(was[field])}`,
    );
}

const SAYS: Record<Review['kind'], string> = {
  confirm: 'confirmed as read',
  correct: 'corrected',
  reject: 'rejected: it is no claim',
  add: 'added: it was missed',
  note: 'note',
  reply: 'reply',
  withdraw: 'takes back',
};

/** What a review says, in a few lines. */
export function reviewWords(review: Review): string[] {
  const { kind, why, note, from, withdraws } = review;
  const lines = [kind === 'reply' ? `reply of ${from ?? 'the body'}` : SAYS[kind]];
  if (kind === 'correct') lines.push(...changesOf(review));
  if (kind === 'add' && review.claim) lines.push(spoken(review.claim.status));
  if (why !== null) lines.push(`because: ${spoken(why)}`);
  if (withdraws !== null) lines.push(`review ${withdraws}`);
  if (note !== null) lines.push(`“${note}”`);
  return lines;
}

/** Where a review stands now, if that is to be told. */
function standing({ kind, place, withdrawn }: PlacedReview): string[] {
  if (withdrawn) return ['taken back since'];
  if (kind === 'withdraw') return [];
  return [
    ...(place === null ? ['its document is not held'] : []),
    ...(place === 'lost' ? ['LOST: its words were not found'] : []),
    ...(place === 'fuzzy' ? ['found by words that are much the same: check it'] : []),
  ];
}

export function reviewsTable(reviews: readonly PlacedReview[], width: number): string {
  const rows = reviews.map((review) => [
    `${review.id}\n${review.at.slice(0, 16).replace('T', ' ')}\n${review.by}`,
    [
      review.source ?? shortId(review.documentId),
      ...(review.target === 'document'
        ? ['the document itself']
        : [review.claimId === null ? 'no claim' : `claim ${shortId(review.claimId)}`]),
    ].join('\n'),
    [...reviewWords(review), ...standing(review)].join('\n'),
    review.anchor === null ? '-' : review.anchor.quote,
  ]);
  if (rows.length === 0) return '';
  return `${table(['Review', 'Of', 'What it says', 'Words'], rows, width)}\n`;
}

/** A line for the reviews of one claim or document, under what was read. */
export function reviewLine(review: PlacedReview): string {
  const words = [...reviewWords(review), ...standing(review)].join('; ');
  return `${review.at.slice(0, 16).replace('T', ' ')} ${review.by}: ${words} (${review.id})`;
}

/** What people have said of a document itself, under its head; nothing where nobody has. */
export function documentReviewLines(reviews: readonly PlacedReview[], width: number): string {
  const own = reviews.filter(({ target, withdrawn }) => target === 'document' && !withdrawn);
  return own
    .filter(({ kind }) => kind !== 'withdraw')
    .flatMap((review) => wrap(`Review: ${reviewLine(review)}`, width))
    .map((line) => `\n${line}`)
    .join('');
}

/** What came of saving, in one line; a review that hangs on nothing is said aloud. */
export function savedWords(
  reviews: readonly Review[],
  { lost, notHeld }: { lost: readonly string[]; notHeld: readonly string[] },
): string {
  const astray =
    lost.length > 0 ? ` ${counted(lost.length, 'review')} found no place: --lost.` : '';
  const away =
    notHeld.length > 0
      ? ` ${counted(notHeld.length, 'document')} of them not held here; they take effect when imported.`
      : '';
  return `${counted(reviews.length, 'review')} kept.${astray}${away}`;
}
