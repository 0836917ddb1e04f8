import { isMail } from '../mail/detectMail.js';
import { isZip, zipDocument } from './zipKind.js';

/** What a file that may hold several documents is; null for a document. Told by the content alone. */
export function containerKind(bytes: Uint8Array): 'zip' | 'mail' | null {
  if (isZip(bytes)) return zipDocument(bytes) === null ? 'zip' : null;
  return isMail(bytes) ? 'mail' : null;
}
