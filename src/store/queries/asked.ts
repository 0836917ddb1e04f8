import { type Kysely, type RawBuilder, sql } from 'kysely';
import type {
  BodyFilter,
  ClockRow,
  CoverageRow,
  DueFilter,
  DueRow,
  TimelineRow,
} from '../asking.js';
import type { Tables } from '../schema.js';

function matching({ inspection, force }: BodyFilter): RawBuilder<unknown> {
  const byInspection = inspection === undefined ? sql`1` : sql`inspection = ${inspection}`;
  const byForce = force === undefined ? sql`1` : sql`force_id = ${force}`;
  return sql`${byInspection} AND ${byForce}`;
}

/** See {@link Store.clock}. */
export async function clock(db: Kysely<Tables>, filter: BodyFilter): Promise<ClockRow[]> {
  const { rows } = await sql<ClockRow>`
    SELECT inspection, inspection_published AS published, force_id AS force, force_name AS forceName,
      document_id AS documentId, source, response_date AS responseDate, counted_date AS counted,
      counted_date_basis AS countedBasis, day, day_56 AS day56, day_57 AS day57, value,
      dated_before_publication AS datedBefore
    FROM section55_clock WHERE ${matching(filter)}
    ORDER BY inspection, force_name, response_date, document_id`.execute(db);
  return rows;
}

/** See {@link Store.coverage}. */
export async function coverage(db: Kysely<Tables>, filter: BodyFilter): Promise<CoverageRow[]> {
  const { rows } = await sql<CoverageRow>`
    SELECT c.inspection, c.force_id AS force, c.force_name AS forceName, c.policing_body AS policingBody, c.state,
      c.documents, c.response_date AS responseDate, c.source,
      CASE WHEN c.state = 'document_held' THEN (
        SELECT group_concat(p.recommendation, '; ') FROM (
          SELECT recommendation FROM positions WHERE extraction_id = c.extraction_id AND force_id = c.force_id
            AND inspection = c.inspection AND position = 'not_mentioned' ORDER BY recommendation) p)
      END AS notMentioned
    FROM coverage c WHERE ${matching(filter)} ORDER BY c.inspection, c.force_name`.execute(db);
  return rows;
}

/** Statuses of a claim whose date is still one to come to. */
const TO_COME = sql`('planned', 'awaiting', 'in_progress', 'not_done', 'oversight', 'acknowledged')`;

/** See {@link Store.due}. */
export async function due(db: Kysely<Tables>, filter: DueFilter): Promise<DueRow[]> {
  const within = (column: string) => {
    const date = sql.ref(column);
    return sql`substr(${filter.from}, 1, length(${date})) <= ${date}
      AND ${date} <= substr(${filter.to}, 1, length(${date}))`;
  };
  const inspection =
    filter.inspection === undefined ? sql`1` : sql`inspection = ${filter.inspection}`;
  const ofForce =
    filter.force === undefined
      ? sql`1`
      : sql`'; ' || coalesce(forces, responding_forces, '') || '; ' LIKE ${`%; ${filter.force}; %`}`;
  const { rows } = await sql<DueRow>`
    SELECT 'promise' AS kind, due_date AS due, due_date_basis AS dueBasis, inspection, recommendations,
      force_names AS forceNames, response_date AS responseDate, status, speaker, quote AS words,
      claim_id AS claimId, source, review_state AS reviewState
    FROM claims_flat WHERE due_date IS NOT NULL AND duplicate_of IS NULL AND status IN ${TO_COME}
      AND ${within('due_date')} AND ${inspection} AND ${ofForce}
    UNION ALL
    SELECT 'recommendation', due, NULL, inspection, recommendation, NULL, NULL, NULL, NULL, text, NULL, source, NULL
    FROM recommendations_flat WHERE due IS NOT NULL AND addressed_to_forces IS NOT 0
      AND ${within('due')} AND ${inspection}
    ORDER BY due, kind DESC, inspection, forceNames, source, claimId`.execute(db);
  return rows;
}

/** See {@link Store.timeline}. */
export async function timeline(
  db: Kysely<Tables>,
  force: string,
  topic: string | undefined,
): Promise<TimelineRow[]> {
  const { rows } = await sql<Omit<TimelineRow, 'returnedTo'>>`
    SELECT f.response_date AS responseDate, f.source, f.inspection, f.recommendations, f.topics, f.status, f.speaker,
      f.due_date AS due, f.quote, f.claim_id AS claimId, f.review_state AS reviewState
    FROM (SELECT DISTINCT claim_id FROM claim_bodies WHERE force_id = ${force}) b
    CROSS JOIN claims_flat f ON f.claim_id = b.claim_id
    WHERE f.duplicate_of IS NULL
      AND '; ' || coalesce(f.forces, f.responding_forces, '') || '; ' LIKE ${`%; ${force}; %`}
    ORDER BY f.response_date IS NULL, f.response_date, f.source, f.start_offset, f.claim_id`.execute(
    db,
  );
  const dates = new Map<string, Set<string>>();
  for (const { topics, responseDate } of rows) {
    if (responseDate === null) continue;
    for (const one of topics?.split('; ') ?? []) {
      dates.set(one, (dates.get(one) ?? new Set()).add(responseDate));
    }
  }
  return rows
    .filter(({ topics }) => topic === undefined || (topics?.split('; ').includes(topic) ?? false))
    .map((row) => ({ ...row, returnedTo: later(row, dates) }));
}

/** Dates of later letters with a claim on one of the same topics, in their order; only of a claim with a due date. */
function later(
  { due: dueDate, responseDate, topics }: Omit<TimelineRow, 'returnedTo'>,
  dates: ReadonlyMap<string, ReadonlySet<string>>,
): string | null {
  if (dueDate === null || responseDate === null) return null;
  const found = (topics?.split('; ') ?? []).flatMap((topic) => [...(dates.get(topic) ?? [])]);
  const after = [...new Set(found)].filter((date) => date > responseDate).sort();
  return after.length === 0 ? null : after.join(',');
}
