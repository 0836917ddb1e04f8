import { type Kysely, sql } from 'kysely';
import type { SharedWording, WordingFilter } from '../asking.js';
import type { Tables } from '../schema.js';
import { sharedWords, wordsOf } from '../wordRuns.js';
import { claimsByKey } from './claims.js';

const DEFAULT_LIMIT = 50;

interface Run {
  key: number;
  extraction: number;
  id: string;
  force: string;
}

/** Claims that share runs of words. */
interface Group {
  claims: { extraction: number; id: string }[];
  forces: Set<string>;
  /** How many runs they share: more is longer wording. */
  runs: number;
}

/** See {@link Store.wording}. */
export async function wording(
  db: Kysely<Tables>,
  filter: WordingFilter = {},
): Promise<SharedWording[]> {
  const inspection =
    filter.inspection === undefined
      ? sql`1`
      : sql`(r.extraction_id, r.claim_id) IN (
          SELECT extraction_id, id FROM claims WHERE inspection = ${filter.inspection})`;
  const { rows } = await sql<Run>`
    WITH counted AS MATERIALIZED (
      SELECT r.key, r.extraction_id, r.claim_id, f.force_id FROM claim_runs r
      JOIN extractions e ON e.id = r.extraction_id AND e.is_current = 1
        AND e.document_id NOT IN (SELECT document_id FROM duplicates)
      JOIN forces f ON f.extraction_id = r.extraction_id AND f.ordinal = 0
      WHERE ${inspection}),
    shared AS MATERIALIZED (
      SELECT key FROM counted GROUP BY key HAVING count(DISTINCT force_id) >= ${filter.bodies ?? 2})
    SELECT c.key, c.extraction_id AS extraction, c.claim_id AS id, c.force_id AS force
    FROM counted c JOIN shared s ON s.key = c.key ORDER BY c.key, c.extraction_id, c.claim_id`.execute(
    db,
  );
  const groups = groupsOf(rows).filter(
    ({ forces }) => filter.force === undefined || forces.has(filter.force),
  );
  groups.sort(
    (a, b) => b.forces.size - a.forces.size || b.runs - a.runs || (nameOf(a) < nameOf(b) ? -1 : 1),
  );
  return described(db, groups.slice(0, filter.limit ?? DEFAULT_LIMIT));
}

/** Runs that stand in the very same claims are one passage. */
function groupsOf(rows: readonly Run[]): Group[] {
  const groups = new Map<string, Group>();
  let from = 0;
  while (from < rows.length) {
    let to = from;
    while (to < rows.length && rows[to]?.key === rows[from]?.key) to++;
    const run = rows.slice(from, to);
    const name = run.map(({ extraction, id }) => `${extraction} ${id}`).join(',');
    const group = groups.get(name);
    if (group) group.runs++;
    else {
      groups.set(name, {
        claims: run.map(({ extraction, id }) => ({ extraction, id })),
        forces: new Set(run.map(({ force }) => force)),
        runs: 1,
      });
    }
    from = to;
  }
  return [...groups.values()];
}

function nameOf({ claims }: Group): string {
  return claims.map(({ id }) => id).join(',');
}

async function described(db: Kysely<Tables>, groups: readonly Group[]): Promise<SharedWording[]> {
  const keys = groups.flatMap(({ claims }) => claims);
  const found = await claimsByKey(db, keys);
  let at = 0;
  return groups.map(({ claims, forces }) => {
    const own = found.slice(at, at + claims.length);
    at += claims.length;
    own.sort((a, b) =>
      (a.forceNames[0] ?? '') === (b.forceNames[0] ?? '')
        ? a.start - b.start
        : (a.forceNames[0] ?? '') < (b.forceNames[0] ?? '')
          ? -1
          : 1,
    );
    // What all of them share is what each shares with the first.
    const words = own
      .slice(1)
      .reduce((shared, { quote }) => sharedWords(shared, quote), own[0]?.quote ?? '');
    return { words, length: wordsOf(words).length, bodies: forces.size, claims: own };
  });
}
