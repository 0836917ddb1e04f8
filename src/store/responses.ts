import type { Kysely, Transaction } from 'kysely';
import {
  answersOf,
  type Dated,
  fittestFirst,
  type Related,
  relatedTo,
  responsesOf,
} from './sameResponse.js';
import type { Tables } from './schema.js';
import type { Relation } from './store.js';

/*
 * Two tables say which document counts where several are one response. `responses` has a row for each document, force
 * and catalogued inspection that it answers; within one force and inspection linked documents are one response, and the
 * newest response has place 1: the rules of `compare`. `duplicates` has the documents that do not count at all: linked
 * with one that counts, and counting for no force and inspection themselves.
 */

/** A force and an inspection that it answers. */
interface Pair {
  force: string;
  inspection: string;
}

/** What a change of one document may touch; see {@link reachOf}. */
export interface Reach {
  pairs: Pair[];
  documents: string[];
}

/** What stands now of a document: to be asked before it changes or goes. */
export async function reachOf(trx: Kysely<Tables>, documentId: string): Promise<Reach> {
  const pairs = await trx
    .selectFrom('responses')
    .where('document_id', '=', documentId)
    .select(['force_id as force', 'inspection'])
    .execute();
  const linked = await trx
    .selectFrom('duplicates')
    .where((eb) => eb.or([eb('document_id', '=', documentId), eb('counted_as', '=', documentId)]))
    .selectAll()
    .execute();
  const documents = linked.flatMap((row) => [row.document_id, row.counted_as]);
  return { pairs, documents: [...new Set([documentId, ...documents])] };
}

/** Works out anew what a changed document touches. Its extractions and relations must be up to date. */
export async function fileResponses(
  trx: Transaction<Tables>,
  documentId: string,
  before: Reach,
): Promise<void> {
  const now = await trx
    .selectFrom('extractions as e')
    .innerJoin('forces as f', 'f.extraction_id', 'e.id')
    .innerJoin('inspections as i', 'i.extraction_id', 'e.id')
    .where('e.document_id', '=', documentId)
    .where('e.is_current', '=', 1)
    .where('i.catalogue_id', 'is not', null)
    .select(['f.force_id as force', 'i.ref as inspection'])
    .distinct()
    .execute();
  const pairs = new Map([...before.pairs, ...now].map((pair) => [JSON.stringify(pair), pair]));
  for (const pair of pairs.values()) await filePair(trx, pair);
  await fileDuplicates(trx, [...new Set([documentId, ...before.documents])]);
}

async function filePair(trx: Transaction<Tables>, { force, inspection }: Pair): Promise<void> {
  await trx
    .deleteFrom('responses')
    .where('force_id', '=', force)
    .where('inspection', '=', inspection)
    .execute();
  const documents = await dated(trx)
    .innerJoin('forces as f', 'f.extraction_id', 'e.id')
    .innerJoin('inspections as i', 'i.extraction_id', 'e.id')
    .where('f.force_id', '=', force)
    .where('i.ref', '=', inspection)
    .distinct()
    .execute();
  const related = await linksOf(trx, documents);
  const rows = answersOf(documents, related).flatMap(({ counted, same }, at) =>
    [counted, ...same].map(({ documentId }) => ({
      force_id: force,
      inspection,
      document_id: documentId,
      counted_as: counted.documentId,
      place: at + 1,
    })),
  );
  for (let from = 0; from < rows.length; from += 1_000) {
    await trx
      .insertInto('responses')
      .values(rows.slice(from, from + 1_000))
      .execute();
  }
}

async function fileDuplicates(trx: Transaction<Tables>, touched: readonly string[]): Promise<void> {
  const ids = new Set<string>();
  let added = [...touched];
  const relations: Relation[] = [];
  while (added.length > 0) {
    for (const id of added) ids.add(id);
    const found = await relationsOf(trx, added);
    relations.push(...found);
    added = [...new Set(found.flatMap((row) => [row.documentId, row.otherId]))].filter(
      (id) => !ids.has(id),
    );
  }
  const documents = await dated(trx)
    .where('e.document_id', 'in', [...ids])
    .execute();
  const counting = await trx
    .selectFrom('responses')
    .where('document_id', 'in', [...ids])
    .whereRef('document_id', '=', 'counted_as')
    .select('document_id')
    .execute();
  const counts = new Set(counting.map((row) => row.document_id));
  await trx
    .deleteFrom('duplicates')
    .where('document_id', 'in', [...ids])
    .execute();
  for (const response of responsesOf(documents, idOf, relatedTo(relations))) {
    const fit = [...response].sort(fittestFirst);
    const [counted] = [...fit.filter((document) => counts.has(idOf(document))), ...fit];
    const rest = fit.filter((document) => document !== counted && !counts.has(idOf(document)));
    if (!counted || rest.length === 0) continue;
    await trx
      .insertInto('duplicates')
      .values(rest.map((row) => ({ document_id: idOf(row), counted_as: idOf(counted) })))
      .execute();
  }
}

function idOf({ documentId }: Dated): string {
  return documentId;
}

function dated(trx: Kysely<Tables>) {
  return trx
    .selectFrom('extractions as e')
    .where('e.is_current', '=', 1)
    .select([
      'e.document_id as documentId',
      'e.language',
      'e.response_date as responseDate',
      'e.characters',
    ]);
}

/** Links among documents; most stand alone, and then nothing is asked. */
async function linksOf(
  trx: Kysely<Tables>,
  documents: readonly Dated[],
): Promise<ReadonlyMap<string, readonly Related[]>> {
  if (documents.length < 2) return new Map();
  return relatedTo(await relationsOf(trx, documents.map(idOf)));
}

/** Links from and to each of these documents; of all that have the same text as one, each is linked with the least. */
async function relationsOf(trx: Kysely<Tables>, ids: readonly string[]): Promise<Relation[]> {
  const found: Relation[] = [];
  for (let from = 0; from < ids.length; from += 5_000) {
    const some = ids.slice(from, from + 5_000);
    const linked = await trx
      .selectFrom('relations')
      .where((eb) => eb.or([eb('document_id', 'in', some), eb('other_id', 'in', some)]))
      .select(['document_id as documentId', 'other_id as otherId', 'kind', 'similarity'])
      .execute();
    const keys = trx.selectFrom('fingerprints').where('document_id', 'in', some).select('text_key');
    const same = await trx
      .selectFrom('fingerprints')
      .where('text_key', 'in', keys)
      .orderBy('document_id')
      .select(['document_id', 'text_key'])
      .execute();
    found.push(...(linked as Relation[]));
    const least = new Map<string, string>();
    for (const { document_id: otherId, text_key } of same) {
      const documentId = least.get(text_key);
      if (documentId === undefined) least.set(text_key, otherId);
      else found.push({ documentId, otherId, kind: 'same_text', similarity: 1 });
    }
  }
  return found;
}
