import { InternalError, type ResponseRecord } from '../model/index.js';
import type { GoldDocument } from './gold.js';

/**
 * A record as reviewed, as gold: what {@link evaluate} measures readings against. Only of one that is wholly reviewed.
 * @param id the name of its document without ending, by which the two are put together.
 * @param annotator names of those who reviewed it.
 * @param notClaims what they said is none: not what the program itself set apart, which nobody has judged.
 */
export function goldOf(
  record: ResponseRecord,
  id: string,
  annotator: string,
  notClaims: GoldDocument['not_claims'],
): GoldDocument {
  if (!record.review?.complete) throw new InternalError(`${id} is not wholly reviewed`);
  const { policingBody, inspection } = record;
  return {
    id,
    annotator,
    force: record.force?.name ?? null,
    policing_body: policingBody?.name ?? null,
    policing_body_type: policingBody?.type ?? null,
    commissioner: policingBody?.officeHolder ?? null,
    response_date: record.responseDate?.value ?? null,
    inspection_title: inspection?.title ?? null,
    inspection_published: inspection?.published?.value ?? null,
    stated_deadline: inspection?.statedDeadline?.value ?? null,
    recommendations: record.recommendations
      .filter(({ source }) => source === 'document')
      .map(({ key, kind, due }) => ({ number: key, due: due?.value ?? null, kind })),
    claims: record.claims.map((claim) => ({
      quote: claim.quote,
      recommendations: claim.recommendations,
      topics: claim.topics,
      status: claim.status,
      speaker: claim.speaker,
      reported: claim.reported,
      subject: claim.subject,
      fit: claim.fit,
      inspection: claim.inspection,
      claim_date: claim.claimDate?.value ?? null,
      due_date: claim.dueDate?.value ?? null,
    })),
    not_claims: notClaims,
  };
}
