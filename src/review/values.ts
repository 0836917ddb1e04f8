import type { Claim, ClaimValues, DocumentValues, ResponseRecord } from '../model/index.js';

/** What a person can judge of a claim. */
export function claimValues(claim: Claim): ClaimValues {
  return {
    status: claim.status,
    firmness: claim.firmness,
    speaker: claim.speaker,
    reported: claim.reported,
    subject: claim.subject,
    forces: claim.forces,
    inspection: claim.inspection,
    recommendations: claim.recommendations,
    fit: claim.fit,
    parts: claim.parts,
    topics: claim.topics,
    claimDate: claim.claimDate?.value ?? null,
    dueDate: claim.dueDate?.value ?? null,
  };
}

/** What a person can judge of a document itself. */
export function documentValues(record: ResponseRecord): DocumentValues {
  const [first] = record.inspections;
  return {
    forces: record.forces.map(({ id, name }) => ({ id, name })),
    policingBodies: record.policingBodies.map(({ name, type }) => ({ name, type })),
    officeHolders: record.policingBodies.map(({ officeHolder }) => officeHolder?.name ?? null),
    responseDate: record.responseDate?.value ?? null,
    inspections: record.inspections.map(({ ref, catalogue }) => ({ ref, catalogue })),
    inspectionTitle: first?.title ?? null,
    inspectionPublished: first?.published?.value ?? null,
  };
}

/** Whether two values say the same; in lists the order counts for bodies only. */
export function sameValue(a: unknown, b: unknown): boolean {
  const plain = (value: unknown) =>
    JSON.stringify(
      Array.isArray(value) && value.every((item) => typeof item === 'string')
        ? [...value].sort()
        : value,
    );
  return plain(a) === plain(b);
}
