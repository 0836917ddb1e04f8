import type { Transaction } from 'kysely';
import type { Tables } from './schema.js';
import type { StoredCatalogue } from './store.js';

/** Rows in one INSERT, far below SQLite's limit of bound values. */
const CHUNK = 500;

/** See {@link Store.useCatalogue}. @returns whether anything was written. */
export async function useCatalogue(
  trx: Transaction<Tables>,
  { hash, rows }: StoredCatalogue,
): Promise<boolean> {
  const held = await trx.selectFrom('catalogue').select('rule_pack').executeTakeFirst();
  if (held?.rule_pack === hash) return false;
  for (const table of TABLES) await trx.deleteFrom(table).execute();
  await insert(trx, 'catalogue', [{ id: 1, rule_pack: hash }]);
  await insert(trx, 'catalogue_bodies', rows.bodies.map(bodyRow));
  await insert(
    trx,
    'catalogue_inspections',
    rows.inspections.map(({ id, title, published, kind, scope }) => ({
      inspection: id,
      title,
      published,
      kind,
      scope,
    })),
  );
  await insert(
    trx,
    'catalogue_inspection_forces',
    rows.inspections.flatMap(({ id, forces }) =>
      forces.map((force_id) => ({ inspection: id, force_id })),
    ),
  );
  await insert(trx, 'catalogue_recommendations', rows.inspections.flatMap(recommendationRows));
  await insert(
    trx,
    'catalogue_topics',
    rows.topics.map(({ id, name }) => ({ topic: id, name })),
  );
  return true;
}

const TABLES = [
  'catalogue',
  'catalogue_bodies',
  'catalogue_inspection_forces',
  'catalogue_recommendations',
  'catalogue_inspections',
  'catalogue_topics',
] as const;

/** The form in which the policing body is now: the one without an end, else the last. */
function bodyRow(body: StoredCatalogue['rows']['bodies'][number]): Tables['catalogue_bodies'] {
  const form = body.policingBodies.find(({ to }) => to === null) ?? body.policingBodies.at(-1);
  return {
    force_id: body.id,
    force_name: body.name,
    policing_body: form?.name ?? '',
    policing_body_type: form?.type ?? '',
    nation: body.nation,
    ons_code: body.onsCode,
  };
}

function recommendationRows({
  id,
  recommendations,
}: StoredCatalogue['rows']['inspections'][number]): Tables['catalogue_recommendations'][] {
  return recommendations.map((row, ordinal) => ({
    inspection: id,
    recommendation: row.key,
    ordinal,
    kind: row.kind,
    number: row.number,
    text: row.paraphrase,
    due: row.due,
    addressed_to_forces: row.addressedToForces === null ? null : Number(row.addressedToForces),
    topic: row.topic,
  }));
}

async function insert<T extends (typeof TABLES)[number]>(
  trx: Transaction<Tables>,
  table: T,
  rows: readonly Tables[T][],
): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) {
    // The compiler cannot see that table and rows belong together; the signature made sure.
    await trx
      .insertInto(table as 'catalogue_topics')
      .values(rows.slice(from, from + CHUNK) as unknown as Tables['catalogue_topics'][])
      .execute();
  }
}
