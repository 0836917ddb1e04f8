import { UsageError } from '../../model/index.js';
import type { DocumentSummary, Store } from '../../store/index.js';
import { shortId } from '../print/words.js';

/**
 * The one document named by the beginning of its id, a source path or its base name.
 * @throws {UsageError} if none or several are.
 */
export async function resolveDocument(store: Store, named: string): Promise<DocumentSummary> {
  const found = await store.findDocuments(named);
  const [only] = found;
  if (!only) {
    throw new UsageError(
      `No document that is held is called ${named}: section55 show lists them all.`,
    );
  }
  if (found.length > 1) {
    const names = found.map((row) => `${shortId(row.documentId)} (${row.source})`).join(', ');
    throw new UsageError(`${named} may mean ${names}: name one by its id.`);
  }
  return only;
}
