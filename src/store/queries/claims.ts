import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { Speaker, Status } from '../../model/vocabulary.js';
import type { ClaimFlat, Tables } from '../schema.js';
import type { ClaimFilter, FlatClaim } from '../store.js';
import { unjoin } from './lists.js';

/** See {@link Store.claims}. By name of the responding force, then date of the response, then place in it. */
export async function claims(db: Kysely<Tables>, filter: ClaimFilter = {}): Promise<FlatClaim[]> {
  let select = db
    .selectFrom('claims_flat')
    .selectAll()
    .orderBy('force_names')
    .orderBy('response_date')
    .orderBy('document_id')
    .orderBy('start_offset')
    .orderBy('claim_id');
  for (const column of ['status', 'speaker', 'inspection'] as const) {
    const value = filter[column];
    if (value !== undefined) select = select.where(column, '=', value);
  }
  if (filter.topic !== undefined) select = select.where(listHas('topics', filter.topic));
  if (filter.recommendation !== undefined) {
    select = select.where(listHas('recommendations', filter.recommendation));
  }
  if (filter.force !== undefined) {
    const { force } = filter;
    select = select.where((eb) =>
      eb.or([
        listHas('forces', force)(eb),
        eb.and([eb('forces', 'is', null), listHas('responding_forces', force)(eb)]),
      ]),
    );
  }
  if (filter.limit !== undefined) select = select.limit(filter.limit);
  return (await select.execute()).map(flatClaim);
}

/** Whether a joined list holds a value whole: `; 1; 12; ` holds `; 1; `. */
function listHas(
  column: 'topics' | 'recommendations' | 'forces' | 'responding_forces',
  value: string,
) {
  return (eb: ExpressionBuilder<Tables, 'claims_flat'>) =>
    eb(
      sql<number>`instr('; ' || coalesce(${sql.ref(column)}, '') || '; ', ${`; ${value}; `})`,
      '>',
      0,
    );
}

function flatClaim(row: ClaimFlat): FlatClaim {
  return {
    claimId: row.claim_id,
    documentId: row.document_id,
    source: row.source,
    forces: unjoin(row.forces ?? row.responding_forces),
    forceNames: unjoin(row.force_names),
    policingBodies: unjoin(row.policing_bodies),
    responseDate: row.response_date,
    inspection: row.inspection,
    inspectionTitle: row.inspection_title,
    recommendations: unjoin(row.recommendations),
    status: row.status as Status,
    firmness: row.firmness,
    speaker: row.speaker as Speaker,
    reported: row.reported === 1,
    subject: row.subject,
    linkedBy: row.linked_by,
    fit: row.fit,
    parts: unjoin(row.parts),
    topics: unjoin(row.topics),
    claimDate: row.claim_date,
    dueDate: row.due_date,
    confidence: row.confidence,
    quote: row.quote,
    start: row.start_offset,
    end: row.end_offset,
    page: row.page,
  };
}
