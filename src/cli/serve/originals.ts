import { createHash } from 'node:crypto';
import { readFileWithin } from '../../batch/index.js';
import { LIMITS, limitsWith } from '../../model/index.js';
import type { OriginalFile } from '../../serve/index.js';
import type { Store } from '../../store/index.js';

/**
 * The file that a document was read from, for the person at this machine; null where it has gone, has changed since, or
 * is an entry of an archive.
 */
export function originalsOf(store: Store): OriginalFile {
  return async (documentId) => {
    const [document] = await store.findDocuments(documentId);
    if (!document) return null;
    const bytes = await readFileWithin(
      document.source,
      limitsWith({ fileBytes: LIMITS.fileBytes.default }),
    ).catch(() => null);
    if (bytes === null) return null;
    return `sha256:${createHash('sha256').update(bytes).digest('hex')}` === documentId
      ? bytes
      : null;
  };
}
