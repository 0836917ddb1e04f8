import { extractRecord } from './extract/index.js';
import { readDocument } from './ingest/index.js';
import type { Lexicon } from './lexicon/index.js';
import type { Given, Limits, ResponseRecord } from './model/index.js';

export { documentsWithin, type PageMark, pagePicture, takeOut } from './ingest/index.js';

/**
 * The whole way of a letter: bytes to record. `record.document.text` holds the reading text.
 * Run it in a process that can be killed when the bytes come from outside (see batch/pool.ts): a PDF parser can hang.
 * `given` is what a manifest says of the file: it fills in where the document names no body or inspection.
 * Of an archive or mail, first ask {@link documentsWithin} what is in it: of a mail only its own text is read here.
 * @throws {DocumentProblem} when nothing of the document can be read.
 */
export async function readLetter(
  bytes: Uint8Array,
  lexicon: Lexicon,
  options: { limits?: Partial<Limits>; given?: Given | null; onOcrPage?: () => void } = {},
): Promise<ResponseRecord> {
  const document = await readDocument(bytes, options);
  return extractRecord(document, lexicon, options.given ?? null);
}
