import { type Kysely, sql } from 'kysely';
import type { Speaker, Status } from '../../model/vocabulary.js';
import type { Tables } from '../schema.js';
import type { ClaimFilter, FlatClaim } from '../store.js';
import { claimConditions } from './conditions.js';
import { unjoin } from './lists.js';

/** Claims, or documents, whose columns are fetched at once. */
const AT_ONCE = 1_000;

interface ClaimKey {
  extraction: number;
  id: string;
}

/**
 * See {@link Store.claims}. By name of the responding force, then date of the response, then place in it. Which claims and
 * in which order is decided from indexes; what they say is read only of those that are given back.
 */
export async function claims(db: Kysely<Tables>, filter: ClaimFilter = {}): Promise<FlatClaim[]> {
  const { rows } = await sql<ClaimKey>`
    WITH letters AS MATERIALIZED (
      SELECT id, row_number() OVER (ORDER BY force_names, response_date, document_id) AS place FROM (
        SELECT e.id, e.response_date, e.document_id,
          (SELECT group_concat(name, '; ') FROM
            (SELECT name FROM forces f WHERE f.extraction_id = e.id ORDER BY f.ordinal)) AS force_names
        FROM extractions e WHERE e.is_current = 1))
    SELECT c.extraction_id AS extraction, c.id FROM claims c JOIN letters l ON l.id = c.extraction_id
    WHERE ${claimConditions(filter)}
    ORDER BY l.place, c.start_offset, c.id
    LIMIT ${filter.limit ?? -1}`.execute(db);
  return claimsByKey(db, rows);
}

/** How many claims a filter lets through, whatever its limit. */
export async function countClaims(db: Kysely<Tables>, filter: ClaimFilter): Promise<number> {
  const { rows } = await sql<{ claims: number }>`
    SELECT count(*) AS claims FROM claims c WHERE ${claimConditions(filter)}`.execute(db);
  return rows[0]?.claims ?? 0;
}

/** What these claims say, in the order of the keys. */
export async function claimsByKey(
  db: Kysely<Tables>,
  keys: readonly ClaimKey[],
): Promise<FlatClaim[]> {
  const found: FlatClaim[] = [];
  const letters = new Map<number, Letter>();
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const some = keys.slice(from, from + AT_ONCE);
    await readLetters(db, some, letters);
    const { rows } = await select(some).execute(db);
    const byKey = new Map(rows.map((row) => [`${row.extraction} ${row.claimId}`, row]));
    for (const { extraction, id } of some) {
      const [row, letter] = [byKey.get(`${extraction} ${id}`), letters.get(extraction)];
      if (row && letter) found.push(flatClaim(row, letter));
    }
  }
  return found;
}

type ClaimRow = Omit<
  FlatClaim,
  keyof Letter | 'forces' | 'recommendations' | 'parts' | 'topics' | 'reported' | 'inspectionTitle'
> & {
  extraction: number;
  reported: number;
  forces: string | null;
  recommendations: string | null;
  parts: string | null;
  topics: string | null;
};

function select(keys: readonly ClaimKey[]) {
  const wanted = sql.join(keys.map(({ extraction, id }) => sql`(${extraction}, ${id})`));
  const list = (table: string, column: string) => sql`
    (SELECT group_concat(${sql.ref(column)}, '; ') FROM (SELECT ${sql.ref(column)} FROM ${sql.table(table)} x
      WHERE x.extraction_id = c.extraction_id AND x.claim_id = c.id ORDER BY x.ordinal))`;
  return sql<ClaimRow>`
    WITH wanted (extraction, id) AS (VALUES ${wanted})
    SELECT c.extraction_id AS extraction, c.id AS claimId, c.inspection, c.status, c.firmness, c.speaker, c.reported,
      c.subject, c.linked_by AS linkedBy, c.fit, c.claim_date AS claimDate, c.due_date AS dueDate, c.confidence,
      c.quote, c.start_offset AS start, c.end_offset AS "end", c.page,
      ${list('claim_forces', 'force_id')} AS forces,
      ${list('claim_recommendations', 'recommendation')} AS recommendations,
      ${list('claim_parts', 'part')} AS parts,
      ${list('claim_topics', 'topic')} AS topics
    FROM wanted w JOIN claims c ON c.extraction_id = w.extraction AND c.id = w.id`;
}

/** What the claims of one letter share. */
interface Letter {
  documentId: string;
  source: string;
  respondingForces: string[];
  forceNames: string[];
  policingBodies: string[];
  responseDate: string | null;
  /** By ref. */
  titles: ReadonlyMap<string, string | null>;
}

/** Adds the letters of these claims to those that are known. */
async function readLetters(
  db: Kysely<Tables>,
  keys: readonly ClaimKey[],
  known: Map<number, Letter>,
): Promise<void> {
  const ids = [...new Set(keys.map(({ extraction }) => extraction))].filter((id) => !known.has(id));
  if (ids.length === 0) return;
  const titles = await sql<{ extraction: number; ref: string; title: string | null }>`
    SELECT extraction_id AS extraction, ref, coalesce(catalogue_title, title) AS title FROM inspections
    WHERE extraction_id IN (${sql.join(ids)}) ORDER BY ordinal DESC`.execute(db);
  const rows = await db
    .selectFrom('extractions as e')
    .innerJoin('documents_flat as d', 'd.document_id', 'e.document_id')
    .where('e.id', 'in', ids)
    .select(['e.id', 'd.document_id', 'd.source', 'd.forces', 'd.force_names'])
    .select(['d.policing_bodies', 'd.response_date'])
    .execute();
  for (const row of rows) {
    const own = titles.rows.filter(({ extraction }) => extraction === row.id);
    known.set(row.id, {
      documentId: row.document_id,
      source: row.source,
      respondingForces: unjoin(row.forces),
      forceNames: unjoin(row.force_names),
      policingBodies: unjoin(row.policing_bodies),
      responseDate: row.response_date,
      titles: new Map(own.map(({ ref, title }) => [ref, title])),
    });
  }
}

function flatClaim(row: ClaimRow, letter: Letter): FlatClaim {
  return {
    claimId: row.claimId,
    documentId: letter.documentId,
    source: letter.source,
    forces: row.forces === null ? letter.respondingForces : unjoin(row.forces),
    forceNames: letter.forceNames,
    policingBodies: letter.policingBodies,
    responseDate: letter.responseDate,
    inspection: row.inspection,
    inspectionTitle: row.inspection === null ? null : (letter.titles.get(row.inspection) ?? null),
    recommendations: unjoin(row.recommendations),
    status: row.status as Status,
    firmness: row.firmness,
    speaker: row.speaker as Speaker,
    reported: row.reported === 1,
    subject: row.subject,
    linkedBy: row.linkedBy,
    fit: row.fit,
    parts: unjoin(row.parts),
    topics: unjoin(row.topics),
    claimDate: row.claimDate,
    dueDate: row.dueDate,
    confidence: row.confidence,
    quote: row.quote,
    start: row.start,
    end: row.end,
    page: row.page,
  };
}
