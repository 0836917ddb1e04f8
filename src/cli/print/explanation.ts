import type {
  Claim,
  ClaimField,
  Evidence,
  PlacedReview,
  ResponseRecord,
} from '../../model/index.js';
import { REVIEW_STATE_MEANINGS } from '../../model/index.js';
import { claimValues, sameValue } from '../../review/index.js';
import { fieldWords, reviewLine, valueWords } from './review.js';
import { shortId, spoken } from './words.js';
import { wrap } from './wrap.js';

/** A claim as it counts, as the program reads it, and what people have said of it. */
export interface Explained {
  /** As it counts; as it was read where it was rejected. */
  claim: Claim;
  record: ResponseRecord;
  /** What the program reads; null where only a person found it. */
  machine: Claim | null;
  rejected: boolean;
  reviews: readonly PlacedReview[];
}

/** Why a claim is what it is, from its own record: the section, cue, scope and rule, and the second opinion. */
export function explanation(explained: Explained, width: number): string {
  const { claim, record } = explained;
  const indented = (text: string) => wrap(text, width - 3).map((line) => `   ${line}`);
  const reasons = claim.because.flatMap((reason, n) => [
    `${n + 1}. ${reason.rule}`,
    ...indented(reason.text),
    ...(reason.evidence ? indented(where(reason.evidence)) : []),
  ]);
  const context = claim.context.flatMap((evidence) => indented(where(evidence)));
  return [
    ...wrap(`“${claim.quote}”`, width),
    `${record.document.source ?? shortId(record.document.id)}, page ${claim.evidence.page}, offsets ${claim.evidence.start} to ${claim.evidence.end}, claim ${claim.id}`,
    '',
    `Status:        ${spoken(claim.status)} (${claim.firmness})`,
    `Speaker:       ${spoken(claim.speaker)}${claim.reported ? ', passing on the word of another' : ''}`,
    `Subject:       ${spoken(claim.subject)}`,
    `Linked to:     ${linked(claim)}`,
    `Topics:        ${claim.topics.join(', ') || 'none'}`,
    `Dates:         claimed ${claim.claimDate?.value ?? 'none'}, due ${claim.dueDate?.value ?? 'none'}`,
    `Confidence:    ${claim.confidence.toFixed(2)}`,
    ...reviewed(explained, width),
    '',
    ...(claim.review && explained.machine
      ? ['What the program rests its own reading on:']
      : ['Because:']),
    ...(reasons.length > 0 ? reasons : ['   no reason was recorded']),
    ...(context.length > 0 ? ['', 'Read with:', ...context] : []),
  ].join('\n');
}

/** What people have said, and what the program reads where that is another. */
function reviewed({ claim, machine, rejected, reviews }: Explained, width: number): string[] {
  if (reviews.length === 0) return [];
  const own = machine ? claimValues(machine) : null;
  const now = claimValues(claim);
  const differs = own
    ? (Object.keys(now) as ClaimField[]).filter((key) => !sameValue(now[key], own[key]))
    : [];
  const state = rejected
    ? 'a person has rejected it: it does not count'
    : claim.review
      ? REVIEW_STATE_MEANINGS[claim.review.state]
      : 'nobody has judged it';
  return [
    `Reviewed:      ${state}`,
    ...differs.map((key) => `   the program reads ${fieldWords(key)} as ${valueWords(own?.[key])}`),
    '',
    'Reviews:',
    ...reviews.flatMap((review) => wrap(reviewLine(review), width - 3).map((line) => `   ${line}`)),
  ];
}

function linked(claim: Claim): string {
  if (claim.recommendations.length === 0) return 'no recommendation';
  const keys = claim.recommendations.join(', ');
  const parts = claim.parts.length > 0 ? `, part ${claim.parts.join(', ')}` : '';
  const isByPerson =
    claim.review && (claim.review.was === null || claim.review.was.recommendations !== undefined);
  const by = isByPerson ? 'a person' : claim.linkedBy;
  return `${keys} of ${claim.inspection ?? 'an unknown inspection'}${parts}, by ${by} (${claim.fit})`;
}

function where(evidence: Evidence): string {
  return `“${evidence.text}” (page ${evidence.page}, ${evidence.start} to ${evidence.end})`;
}
