import { type Claim, InternalError, type ResponseRecord, UsageError } from '../../model/index.js';
import type { Store } from '../../store/index.js';
import { shortId } from '../print/words.js';

/** What is reviewed: a document, or one of its claims, as it stands now and as the program reads it. */
export interface Target {
  /** After all reviews, with its text. */
  record: ResponseRecord;
  /** As the program read it. */
  extracted: ResponseRecord;
  /** The claim that was named, as it counts now, or as it was read if it was rejected; null for a document. */
  claim: Claim | null;
}

/**
 * The claim or document with this name: the beginning of an id, a path or a file name.
 * @throws {UsageError} if none or several fit.
 */
export async function resolveTarget(store: Store, named: string): Promise<Target> {
  const documents = await store.findDocuments(named);
  const counting = /^[0-9a-f]{4,}$/.test(named) ? await store.findClaims(named) : [];
  const read = /^[0-9a-f]{4,}$/.test(named) ? await store.findExtractedClaims(named) : [];
  const claims = [
    ...counting,
    ...read.filter(({ claim }) => !counting.some((one) => one.claim.id === claim.id)),
  ];
  const [claim] = claims;
  const [document] = documents;
  if (claims.length + documents.length > 1) {
    const names = [
      ...claims.map((found) => `claim ${found.claim.id}`),
      ...documents.map(({ documentId, source }) => `${shortId(documentId)} (${source})`),
    ];
    throw new UsageError(`${named} may mean ${names.join(', ')}: name one by its id.`);
  }
  if (claim) {
    const target = await documentTarget(store, claim.record.document.id);
    return { ...target, claim: claim.claim };
  }
  if (document) return documentTarget(store, document.documentId);
  throw new UsageError(
    `No claim or document that is held is called ${named}: section55 claims and section55 show list them.`,
  );
}

export async function documentTarget(store: Store, documentId: string): Promise<Target> {
  const [record, extracted] = [
    await recordOf(store, documentId, 'reviewed'),
    await recordOf(store, documentId, 'extracted'),
  ];
  return { record, extracted, claim: null };
}

async function recordOf(
  store: Store,
  documentId: string,
  reading: 'reviewed' | 'extracted',
): Promise<ResponseRecord> {
  for await (const record of store.records({ documentId, withText: true, reading })) return record;
  throw new InternalError(`the document ${documentId} is listed but has no record`);
}
