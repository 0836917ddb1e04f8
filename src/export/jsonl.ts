import type { ResponseRecord } from '../model/record.js';
import type { RecordQuery, Store } from '../store/index.js';

/** One record as one line, with its line end. */
export function recordLine(record: ResponseRecord): string {
  return `${JSON.stringify(record)}\n`;
}

/**
 * Every held record as a line of JSON, by document id: the same letters give the same bytes, in whatever order they
 * were imported. Of several paths of one document, `document.source` is the first in text order; when it was imported
 * is not told. Records are as reviewed, and marked as such; `reading` gives what the program read, and `withReviews` what
 * people have said beside it.
 */
export async function* jsonlLines(store: Store, query: RecordQuery = {}): AsyncGenerator<string> {
  for await (const record of store.records(query)) yield recordLine(record);
}
