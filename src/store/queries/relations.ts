import type { Kysely } from 'kysely';
import type { Tables } from '../schema.js';
import type { Relation, RelationKind } from '../store.js';

/** See {@link Store.relations}. */
export async function relations(db: Kysely<Tables>): Promise<Relation[]> {
  const rows = await db
    .selectFrom('relations_flat')
    .orderBy('document_id')
    .orderBy('other_id')
    .selectAll()
    .execute();
  return rows.map((row) => ({
    documentId: row.document_id,
    otherId: row.other_id,
    kind: row.kind as RelationKind,
    similarity: row.similarity,
  }));
}
