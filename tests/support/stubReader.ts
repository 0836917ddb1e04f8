import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Reader } from '../../src/batch/index.js';
import { problem, type ReadOutcome, type ResponseRecord } from '../../src/model/index.js';
import { makeRecord } from './record.js';

/** The bytes that {@link stubReader} reads as this record. */
export function stubFile(plan: Parameters<typeof makeRecord>[0]): string {
  return JSON.stringify(plan);
}

/**
 * Reads files made by {@link stubFile}; any other content is `damaged`. The document id is the hash of the bytes, as
 * in the real reader.
 * @param before runs before each file is read.
 */
export function stubReader(before: (path: string) => Promise<void> | void = () => {}): Reader {
  return {
    async read(path: string): Promise<ReadOutcome> {
      await before(path);
      let bytes: Buffer;
      try {
        bytes = await readFile(path);
      } catch {
        return {
          ok: false,
          source: path,
          documentId: null,
          problem: problem('missing', 'It is gone.'),
        };
      }
      const documentId = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
      try {
        const record: ResponseRecord = makeRecord(JSON.parse(bytes.toString()));
        record.document.id = documentId;
        return { ok: true, source: path, documentId, record };
      } catch {
        return {
          ok: false,
          source: path,
          documentId,
          problem: problem('damaged', 'It is cut short.'),
        };
      }
    },
  };
}
