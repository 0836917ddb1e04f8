import type { Claim, Status } from '../model/index.js';

/** Statuses that say how an act stands. To watch over or welcome something is no other account of it. */
const ACCOUNTS: ReadonlySet<Status> = new Set<Status>([
  'completed',
  'in_progress',
  'planned',
  'awaiting',
  'not_done',
  'declined',
  'not_applicable',
]);

/**
 * Whether two speakers give the same part of a recommendation different statuses (CODEBOOK.md section 5, rule 4). A
 * claim without part speaks of the whole. Only claims of what was asked count, and only known speakers.
 */
export function speakersDiffer(
  claims: readonly Pick<Claim, 'speaker' | 'status' | 'fit' | 'parts'>[],
): boolean {
  const byPart = new Map<string, Map<Claim['speaker'], Set<Status>>>();
  for (const claim of claims) {
    if (claim.speaker === 'unknown' || claim.fit !== 'asked' || !ACCOUNTS.has(claim.status))
      continue;
    for (const part of claim.parts.length > 0 ? claim.parts : ['']) {
      const bySpeaker = byPart.get(part) ?? new Map<Claim['speaker'], Set<Status>>();
      byPart.set(part, bySpeaker);
      const statuses = bySpeaker.get(claim.speaker) ?? new Set<Status>();
      bySpeaker.set(claim.speaker, statuses.add(claim.status));
    }
  }
  return [...byPart.values()].some((bySpeaker) => {
    const [one, other] = [...bySpeaker.values()];
    if (!one || !other) return false;
    return one.size !== other.size || [...one].some((status) => !other.has(status));
  });
}
