import type { Speaker, Status } from '../model/index.js';
import type { FlatClaim, Store } from '../store/index.js';
import type { Catalogue } from './catalogue.js';

/** What one body says on one topic, in its newest response that speaks of it. */
export interface TopicCell {
  topic: string;
  responseDate: string | null;
  inspection: string | null;
  /** The statuses of its claims by speaker, each as often as it is claimed: the chief officer beside the policing body. */
  statuses: Partial<Record<Speaker, Partial<Record<Status, number>>>>;
  claims: FlatClaim[];
  /** Claims on the topic in other responses of the body. */
  earlier: FlatClaim[];
}

export interface TopicRow {
  force: { id: string; name: string };
  /** Only topics of which a response speaks. */
  cells: TopicCell[];
}

/** Bodies by topics, whatever report a response answers. */
export interface TopicComparison {
  topics: { id: string; name: string }[];
  /** By name of the force: no ranking. Bodies of which no response speaks of a topic have no row. */
  rows: TopicRow[];
}

interface TopicCatalogue {
  readonly rows: Catalogue['rows'] & { readonly topics: readonly { id: string; name: string }[] };
}

/**
 * What the bodies say on topics, across inspections: of each body its newest response that speaks of the topic (one
 * without a date counts as older). Documents that are the same response count once.
 * @param topics ids; all of the catalogue if left out.
 */
export async function compareByTopic(
  store: Store,
  catalogue: TopicCatalogue,
  topics?: readonly string[],
): Promise<TopicComparison> {
  const chosen = catalogue.rows.topics.filter(({ id }) => topics?.includes(id) ?? true);
  const rows = new Map<string, TopicRow>();
  for (const { id } of chosen) {
    for (const { force, cell } of cellsOf(id, await store.claims({ topic: id, once: true }))) {
      const row = rows.get(force.id) ?? { force, cells: [] };
      row.cells.push(cell);
      rows.set(force.id, row);
    }
  }
  return {
    topics: chosen.map(({ id, name }) => ({ id, name })),
    rows: [...rows.values()].sort((a, b) =>
      a.force.name === b.force.name ? 0 : a.force.name < b.force.name ? -1 : 1,
    ),
  };
}

/** Claims arrive by name of the force, then date of the response. */
function cellsOf(topic: string, claims: readonly FlatClaim[]) {
  const byForce = new Map<string, { name: string; claims: FlatClaim[] }>();
  for (const claim of claims) {
    for (const id of claim.forces) {
      const held = byForce.get(id) ?? { name: nameOf(claim, id), claims: [] };
      held.claims.push(claim);
      byForce.set(id, held);
    }
  }
  return [...byForce].map(([id, { name, claims: all }]) => {
    const newest = all.reduce((best, claim) =>
      (claim.responseDate ?? '') > (best.responseDate ?? '') ? claim : best,
    );
    const own = all.filter(({ documentId }) => documentId === newest.documentId);
    const cell: TopicCell = {
      topic,
      responseDate: newest.responseDate,
      inspection: newest.inspection,
      statuses: statusesOf(own),
      claims: own,
      earlier: all.filter(({ documentId }) => documentId !== newest.documentId),
    };
    return { force: { id, name }, cell };
  });
}

function statusesOf(claims: readonly FlatClaim[]): TopicCell['statuses'] {
  const statuses: TopicCell['statuses'] = {};
  for (const { speaker, status } of claims) {
    const counts = statuses[speaker] ?? {};
    counts[status] = (counts[status] ?? 0) + 1;
    statuses[speaker] = counts;
  }
  return statuses;
}

/** Names stand in the order of the responding forces; a claim may be of some of them only. */
function nameOf({ forces, forceNames }: FlatClaim, force: string): string {
  if (forceNames.length !== forces.length) return forceNames[0] ?? force;
  return forceNames[forces.indexOf(force)] ?? force;
}
