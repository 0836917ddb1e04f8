import type { Lexicon } from '../lexicon/index.js';
import type {
  Claim,
  InspectionRef,
  Position,
  PositionValue,
  Recommendation,
  Status,
} from '../model/index.js';

const SAYS: Partial<Record<Status, PositionValue>> = {
  completed: 'says_completed',
  in_progress: 'says_in_progress',
  planned: 'says_planned',
  awaiting: 'says_awaiting',
  not_done: 'says_not_done',
  declined: 'says_declined',
  not_applicable: 'says_not_applicable',
};
/** Statuses that say how far an act is; the others say only that someone watches, agrees or cannot tell. */
const ACTS = Object.keys(SAYS) as Status[];

/** What the claims on one part of a recommendation add up to (CODEBOOK section 5, rules 4 and 5). */
function ofPart(statuses: ReadonlySet<Status>): PositionValue | 'mixed' {
  const has = (status: Status) => statuses.has(status);
  if (has('completed')) {
    // A further step that is planned, or under way after the act, leaves "completed"; its denial does not.
    return has('not_done') || has('declined') || has('awaiting')
      ? 'mixed'
      : has('in_progress')
        ? 'mixed'
        : 'says_completed';
  }
  if (has('declined')) return has('in_progress') || has('planned') ? 'mixed' : 'says_declined';
  if (has('awaiting')) return has('in_progress') ? 'mixed' : 'says_awaiting';
  if (has('in_progress')) return 'says_in_progress';
  if (has('not_done')) return has('planned') ? 'says_planned' : 'says_not_done';
  if (has('planned')) return 'says_planned';
  return 'says_not_applicable';
}

/**
 * Position of one response on one recommendation, from the claims linked to it. `asked` claims fill it; with only
 * `nearby` ones it is `nearby_only`; `general` ones never do.
 */
function positionOf(
  claims: readonly Claim[],
  mentioned: boolean,
  parts: readonly string[] = [],
): { position: PositionValue; used: Claim[] } {
  // A claim on two recommendations can be what one of them asks and only near to the other.
  const fits = (c: Claim) =>
    c.recommendations.length < 2 ||
    c.linkedBy !== 'topic' ||
    parts.length === 0 ||
    c.parts.some((p) => parts.includes(p));
  const asked = claims.filter((c) => c.fit === 'asked' && fits(c));
  const acts = asked.filter((c) => ACTS.includes(c.status));
  if (acts.length > 0) {
    const byPart = new Map<string, Set<Status>>();
    for (const claim of acts) {
      for (const part of claim.parts.length > 0 ? claim.parts : ['']) {
        const statuses = byPart.get(part) ?? new Set<Status>();
        byPart.set(part, statuses.add(claim.status));
      }
    }
    // A plan without a part of its own is a further step, or how the act will be gone about.
    const whole = byPart.get('');
    if (whole && byPart.size > 1 && [...whole].every((s) => s === 'planned')) byPart.delete('');
    const values = new Set([...byPart.values()].map(ofPart));
    const [only] = values;
    return { position: values.size === 1 && only ? only : 'mixed', used: acts };
  }
  const nearby = claims.filter(
    (c) => (c.fit === 'nearby' || (c.fit === 'asked' && !fits(c))) && ACTS.includes(c.status),
  );
  if (nearby.length > 0) return { position: 'nearby_only', used: nearby };
  const watched = claims.filter((c) => c.status === 'oversight' || c.status === 'acknowledged');
  const unclear = claims.filter((c) => c.status === 'unclear');
  if (unclear.length > 0) return { position: 'unclear', used: unclear };
  if (watched.length > 0) return { position: 'oversight_or_acknowledged_only', used: watched };
  return { position: mentioned ? 'mentioned_no_act' : 'not_mentioned', used: [] };
}

/** Positions of every responding force on every recommendation of the inspections that the document answers. */
export function positionsOf(
  forces: readonly string[],
  inspections: readonly InspectionRef[],
  recommendations: readonly Recommendation[],
  claims: readonly Claim[],
  mentioned: ReadonlySet<string>,
  lexicon: Lexicon,
): Position[] {
  const positions: Position[] = [];
  for (const inspection of inspections) {
    const row = lexicon.rows.inspections.find((i) => i.id === inspection.ref);
    for (const recommendation of recommendations.filter((r) => r.inspection === inspection.ref)) {
      const entry = row?.recommendations.find((r) => r.key === recommendation.key);
      const own = claims.filter(
        (c) => c.inspection === inspection.ref && c.recommendations.includes(recommendation.key),
      );
      const { position, used } = positionOf(
        own,
        mentioned.has(recommendation.key),
        entry?.parts.map((p) => p.id),
      );
      const others =
        entry?.addressedToForces === false &&
        used.every((c) => c.fit !== 'asked' || c.status === 'not_applicable');
      for (const force of forces) {
        positions.push({
          recommendation: recommendation.key,
          inspection: inspection.ref,
          force,
          position: others ? 'not_addressed_to_forces' : position,
          claims: others ? [] : used.map((c) => c.id),
        });
      }
    }
  }
  return positions;
}
