import { createHash } from 'node:crypto';
import type { Insertable, Kysely, Transaction } from 'kysely';
import { sameGiven } from '../model/provenance.js';
import type { TextedRecord } from './checkRecord.js';
import { fileWording } from './fileWording.js';
import { noteFile } from './importRuns.js';
import { insertRows } from './insertRows.js';
import { indexText } from './letterText.js';
import { givenFor, saveProvenance } from './provenance.js';
import { isRelated, relate } from './relate.js';
import { fileResponses, reachOf } from './responses.js';
import { applyToDocument } from './reviews/applyToDocument.js';
import { rowsOf } from './rows.js';
import type { ExtractionTable, Tables } from './schema.js';
import type { ExtractionIdentity, FileNotes, SaveOutcome, SaveResult } from './store.js';
import { versionOrder } from './versionOrder.js';

/** Saves one record in the transaction given; see {@link Store.save}. */
export async function saveRecord(
  trx: Transaction<Tables>,
  record: TextedRecord,
  source: string,
  now: string,
  notes: FileNotes = {},
): Promise<SaveResult> {
  const { document, provenance } = record;
  const again = await touchExtraction(trx, document.id, provenance, source, notes);
  if (again) return again;

  const held = await trx
    .selectFrom('extractions')
    .where('document_id', '=', document.id)
    .select(({ fn }) => fn.max('turn').as('turn'))
    .executeTakeFirst();
  const lastTurn = held?.turn ?? 0;
  const reach = await reachOf(trx, document.id);
  // The same extraction, but read with another area or inspection than is given now: this one takes its place.
  await trx
    .deleteFrom('extractions')
    .where('document_id', '=', document.id)
    .where('rule_pack', '=', provenance.rulePack)
    .where('extractor', '=', provenance.extractor)
    .execute();
  await trx
    .insertInto('documents')
    .values({ id: document.id, imported_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const text_hash = createHash('sha256').update(document.text).digest('hex');
  await trx
    .insertInto('texts')
    .values({ hash: text_hash, text: document.text })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { id } = await trx
    .insertInto('extractions')
    .values({ ...extractionRow(record, now), text_hash, turn: lastTurn + 1 })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertRows(trx, rowsOf(record, id));
  await chooseCurrent(trx, document.id);
  await applyToDocument(trx, document.id);
  await indexText(trx, document.id);
  await fileWording(trx, document.id);
  await relate(trx, document.id);
  await fileResponses(trx, document.id, reach);
  const outcome = lastTurn === 0 ? 'added' : 'updated';
  const earlierAtSource = await noteSource(trx, document.id, source, outcome, notes);
  return { outcome, documentId: document.id, earlierAtSource };
}

/** See {@link Store.touch}. */
export async function touchExtraction(
  trx: Transaction<Tables>,
  documentId: string,
  identity: ExtractionIdentity,
  source: string,
  notes: FileNotes = {},
): Promise<SaveResult | null> {
  const all = await trx
    .selectFrom('extractions')
    .where('document_id', '=', documentId)
    .select(['id', 'rule_pack', 'extractor', 'turn', 'given'])
    .execute();
  const same = all.find(
    (row) => row.rule_pack === identity.rulePack && row.extractor === identity.extractor,
  );
  if (!same) return null;
  const given = await givenFor(trx, documentId, source, notes.provenance ?? null);
  if (!sameGiven(given, same.given === null ? null : JSON.parse(same.given))) return null;
  const lastTurn = Math.max(...all.map((row) => row.turn));
  if (same.turn < lastTurn) {
    await trx
      .updateTable('extractions')
      .set({ turn: lastTurn + 1 })
      .where('id', '=', same.id)
      .execute();
    const reach = await reachOf(trx, documentId);
    await chooseCurrent(trx, documentId);
    await applyToDocument(trx, documentId);
    await indexText(trx, documentId);
    await fileWording(trx, documentId);
    await relate(trx, documentId);
    await fileResponses(trx, documentId, reach);
  } else if (!(await isRelated(trx, documentId))) {
    // Saved by a version that did not look for duplicates.
    const reach = await reachOf(trx, documentId);
    await relate(trx, documentId);
    await fileResponses(trx, documentId, reach);
  }
  const earlierAtSource = await noteSource(trx, documentId, source, 'unchanged', notes);
  return { outcome: 'unchanged', documentId, earlierAtSource };
}

function extractionRow(
  record: TextedRecord,
  now: string,
): Omit<Insertable<ExtractionTable>, 'text_hash' | 'turn'> {
  const {
    text: _text,
    boxes: _boxes,
    source: _source,
    provenance: _provenance,
    ...document
  } = record.document;
  return {
    document_id: document.id,
    rule_pack: record.provenance.rulePack,
    extractor: record.provenance.extractor,
    extractor_order: versionOrder(record.provenance.extractor),
    is_current: 0,
    schema_version: record.schemaVersion,
    media_type: document.mediaType,
    characters: document.characters,
    text_layer: document.textLayer,
    language: document.language,
    response_date: record.responseDate?.value ?? null,
    response_date_basis: record.responseDate?.basis ?? null,
    given: record.provenance.given ? JSON.stringify(record.provenance.given) : null,
    record: JSON.stringify({ ...record, document }),
    imported_at: now,
  };
}

/** Newest extractor version first, then the rule pack that it was imported with last. */
async function chooseCurrent(trx: Transaction<Tables>, documentId: string): Promise<void> {
  const newest = await trx
    .selectFrom('extractions')
    .where('document_id', '=', documentId)
    .orderBy('extractor_order', 'desc')
    .orderBy('turn', 'desc')
    .select('id')
    .executeTakeFirstOrThrow();
  await trx
    .updateTable('extractions')
    .set({ is_current: 0 })
    .where('document_id', '=', documentId)
    .where('is_current', '=', 1)
    .execute();
  await trx.updateTable('extractions').set({ is_current: 1 }).where('id', '=', newest.id).execute();
}

/**
 * Adds a source path with what a manifest says of it; the file has been read, so failures noted for it are over.
 * @returns other documents that were found at this path.
 */
async function noteSource(
  trx: Transaction<Tables>,
  documentId: string,
  source: string,
  outcome: SaveOutcome,
  notes: FileNotes,
): Promise<string[]> {
  if (notes.provenance) await saveProvenance(trx, documentId, source, notes.provenance);
  const file = { path: source, outcome, documentId, code: null, message: null };
  await noteFile(trx, notes.run, file);
  await trx
    .insertInto('sources')
    .values({ document_id: documentId, path: source })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await forgetFailures(trx, source, documentId);
  const earlier = await trx
    .selectFrom('sources')
    .where('path', '=', source)
    .where('document_id', '!=', documentId)
    .orderBy('document_id')
    .select('document_id')
    .execute();
  return earlier.map((row) => row.document_id);
}

/** Drops this path from all failures (and those left without a path), and the failure with this key whole. */
export async function forgetFailures(
  trx: Kysely<Tables>,
  source: string,
  key: string,
): Promise<void> {
  await trx.deleteFrom('failures').where('key', '=', key).execute();
  const freed = await trx
    .deleteFrom('failure_sources')
    .where('path', '=', source)
    .returning('key')
    .execute();
  for (const row of freed) {
    await trx
      .deleteFrom('failures')
      .where('key', '=', row.key)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('failure_sources').where('failure_sources.key', '=', row.key).select('path'),
          ),
        ),
      )
      .execute();
  }
}
