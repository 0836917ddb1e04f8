import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import {
  anchorsOf,
  bandKeys,
  type Fingerprint,
  fingerprintOf,
  fromBytes,
  likeness,
  shared,
  toBytes,
} from './fingerprint.js';
import type { Tables } from './schema.js';
import type { RelationKind } from './store.js';

/** Estimated likeness of shingles from which two texts are one response, printed or corrected. */
const NEAR = 0.6;
/** Share of numbers and capital names from which a text in another language is a translation. */
const TRANSLATED = 0.5;
/** Translations are about as long: the shorter has at least this share of the characters of the longer. */
const LENGTH = 0.5;
/** At most so many documents are looked at for one band, and so many in other languages: work stays linear. */
const MOST = 64;

/** A document as far as it matters for relations. */
interface Subject {
  documentId: string;
  textHash: string;
  language: string;
  force: string | null;
  /** Refs of catalogued inspections. */
  inspections: string[];
}

/**
 * Files the current extraction of a document under its fingerprint and links it with those that are the same
 * response. Two documents are only ever linked if the same force answers and they do not answer different inspections.
 * The result does not depend on which of two documents came first.
 */
export async function relate(trx: Transaction<Tables>, documentId: string): Promise<void> {
  await trx.deleteFrom('fingerprints').where('document_id', '=', documentId).execute();
  await trx
    .deleteFrom('relations')
    .where((eb) => eb.or([eb('document_id', '=', documentId), eb('other_id', '=', documentId)]))
    .execute();
  const subject = await subjectOf(trx, documentId);
  const text = await textOf(trx, subject);
  const print = fingerprintOf(text);
  if (!print) return;
  const keys = bandKeys(print, subject.force ?? '');
  const near = await nearTo(trx, keys);
  await file(trx, subject, print, keys);
  for (const { document_id, text_key, minhash } of near) {
    const similarity = likeness(print.minhash, fromBytes(minhash));
    if (similarity < NEAR) continue;
    // Documents of one key are the same text, and are found by it.
    if (text_key === textKeyOf(subject, print)) continue;
    const other = await subjectOf(trx, document_id);
    if (answerSame(subject, other)) await link(trx, subject, other, 'near_same', similarity);
  }
  await linkTranslations(trx, subject, text);
}

/** Whether a document has been filed; those of older versions of the store have not. */
export async function isRelated(trx: Transaction<Tables>, documentId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('fingerprints')
    .where('document_id', '=', documentId)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}

async function subjectOf(trx: Transaction<Tables>, documentId: string): Promise<Subject> {
  const { id, text_hash, language } = await trx
    .selectFrom('extractions as e')
    .where('e.document_id', '=', documentId)
    .where('e.is_current', '=', 1)
    .select(['e.id', 'e.text_hash', 'e.language'])
    .executeTakeFirstOrThrow();
  const force = await trx
    .selectFrom('forces')
    .where('extraction_id', '=', id)
    .where('ordinal', '=', 0)
    .select('force_id')
    .executeTakeFirst();
  const inspections = await trx
    .selectFrom('inspections')
    .where('extraction_id', '=', id)
    .where('catalogue_id', 'is not', null)
    .select('ref')
    .execute();
  return {
    documentId,
    textHash: text_hash,
    language,
    force: force?.force_id ?? null,
    inspections: inspections.map(({ ref }) => ref),
  };
}

async function textOf(trx: Transaction<Tables>, { textHash }: Subject): Promise<string> {
  const { text } = await trx
    .selectFrom('texts')
    .where('hash', '=', textHash)
    .select('text')
    .executeTakeFirstOrThrow();
  return text;
}

/** The same words of different forces, or on different inspections, are different responses. */
function textKeyOf(subject: Subject, print: Fingerprint): string {
  const parts = [subject.force ?? '', subject.inspections.join(' '), print.textKey];
  return createHash('sha256').update(parts.join('|')).digest('hex');
}

async function nearTo(trx: Transaction<Tables>, keys: readonly number[]) {
  const values = sql.join(keys.map((key) => sql`(${key})`));
  const { rows } = await sql<{ document_id: string; text_key: string; minhash: Uint8Array }>`
    WITH wanted (key) AS (VALUES ${values})
    SELECT document_id, text_key, minhash FROM fingerprints WHERE id IN (
      SELECT b.fingerprint FROM wanted w JOIN fingerprint_bands b ON b.key = w.key AND b.fingerprint IN (
        SELECT fingerprint FROM fingerprint_bands WHERE key = w.key ORDER BY fingerprint LIMIT ${MOST}))
    ORDER BY document_id`.execute(trx);
  return rows;
}

async function file(
  trx: Transaction<Tables>,
  subject: Subject,
  print: Fingerprint,
  keys: readonly number[],
): Promise<void> {
  const { id } = await trx
    .insertInto('fingerprints')
    .values({
      document_id: subject.documentId,
      text_key: textKeyOf(subject, print),
      words: print.words,
      minhash: toBytes(print.minhash),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('fingerprint_bands')
    .values([...new Set(keys)].map((key) => ({ key, fingerprint: id })))
    .execute();
}

async function linkTranslations(
  trx: Transaction<Tables>,
  subject: Subject,
  text: string,
): Promise<void> {
  if (subject.force === null) return;
  const others = await trx
    .selectFrom('forces as f')
    .innerJoin('extractions as e', 'e.id', 'f.extraction_id')
    .where('f.force_id', '=', subject.force)
    .where('e.is_current', '=', 1)
    .where('e.language', '!=', subject.language)
    .orderBy('e.document_id')
    .limit(MOST)
    .select('e.document_id')
    .distinct()
    .execute();
  const anchors = anchorsOf(text);
  for (const { document_id } of others) {
    const other = await subjectOf(trx, document_id);
    if (!answerSame(subject, other)) continue;
    const otherText = await textOf(trx, other);
    const [short, long] = [text.length, otherText.length].sort((a, b) => a - b);
    const similarity = shared(anchors, anchorsOf(otherText));
    if ((short ?? 0) < LENGTH * (long ?? 0) || similarity < TRANSLATED) continue;
    if (!(await isRelated(trx, document_id))) continue;
    await link(trx, subject, other, 'translation', similarity);
  }
}

/** A document of which no catalogued inspection is known may answer any. */
function answerSame(a: Subject, b: Subject): boolean {
  if (a.inspections.length === 0 || b.inspections.length === 0) return true;
  return a.inspections.some((ref) => b.inspections.includes(ref));
}

async function link(
  trx: Transaction<Tables>,
  a: Subject,
  b: Subject,
  kind: RelationKind,
  similarity: number,
): Promise<void> {
  const [document_id, other_id] = [a.documentId, b.documentId].sort() as [string, string];
  await trx
    .insertInto('relations')
    .values({ document_id, other_id, kind, similarity: Math.round(similarity * 100) / 100 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
