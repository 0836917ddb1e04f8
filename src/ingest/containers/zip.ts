import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { DocumentProblem, type Limits } from '../../model/index.js';

/** One file of an archive. */
export interface ZipPart {
  /** As the archive has it, with `/` between folders. Names may occur twice and may lead out of the archive. */
  name: string;
  /**
   * Its bytes, within the limits.
   * @throws {DocumentProblem} `encrypted`, `damaged`, `too_large` or `unpacks_too_large`
   */
  read(): Promise<Buffer>;
}

/** What may still be unpacked from one file, archives within it included; in bytes. */
export interface UnpackBudget {
  bytes: number;
}

/** Small parts may be packed as tightly as they like; in bytes. */
const RATIO_FROM = 1_000_000;

/**
 * Lists the files of an archive; nothing is unpacked before it is read. Folders are left out.
 * @throws {DocumentProblem} `damaged` or `too_many_entries`
 */
export async function openZip(
  bytes: Uint8Array,
  limits: Limits,
  budget: UnpackBudget,
): Promise<ZipPart[]> {
  const { fromBufferPromise, getFileNameLowLevel } = (await import('yauzl')).default;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    // Names are decoded here: the library gives up the whole archive for one bad name.
    const zip = await fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false });
    if (zip.entryCount > limits.archiveEntries) {
      const message = `It has ${zip.entryCount} entries; the limit is ${limits.archiveEntries}.`;
      throw new DocumentProblem('too_many_entries', message);
    }
    const parts: ZipPart[] = [];
    for await (const entry of zip.eachEntry()) {
      const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
      const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
      if (name.endsWith('/')) continue;
      parts.push({ name, read: () => unpack(zip, entry, limits, budget) });
    }
    return parts;
  } catch (error) {
    throw asProblem(error, 'The archive');
  }
}

async function unpack(
  zip: ZipFile,
  entry: Entry,
  limits: Limits,
  budget: UnpackBudget,
): Promise<Buffer> {
  const { uncompressedSize: size, compressedSize: packed } = entry;
  if (entry.isEncrypted())
    throw new DocumentProblem('encrypted', 'It is locked with a password in its archive.');
  if (size > RATIO_FROM && size > limits.compressionRatio * packed) {
    const times = Math.round(size / Math.max(1, packed));
    const message = `It unpacks to ${times} times its size; the limit is ${limits.compressionRatio}.`;
    throw new DocumentProblem('unpacks_too_large', message);
  }
  if (size > limits.fileBytes) {
    const message = `It unpacks to ${size} bytes; the limit for a file is ${limits.fileBytes}.`;
    throw new DocumentProblem('too_large', message);
  }
  if (size > budget.bytes) {
    const message = `With it, more than ${limits.unpackedBytes} bytes would be unpacked.`;
    throw new DocumentProblem('unpacks_too_large', message);
  }
  budget.bytes -= size;
  try {
    // The library ends the stream with an error if there is more or less than the entry says.
    const data = await gather(await zip.openReadStreamPromise(entry));
    if (crc32(data) !== entry.crc32) throw new Error('wrong checksum');
    return data;
  } catch (error) {
    throw asProblem(error, 'Its entry in the archive');
  }
}

async function gather(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function asProblem(error: unknown, what: string): DocumentProblem {
  if (error instanceof DocumentProblem) return error;
  const detail = error instanceof Error ? error.message.slice(0, 120) : 'unknown fault';
  if (detail.includes('encrypt')) return new DocumentProblem('encrypted', `${what} is encrypted.`);
  return new DocumentProblem('damaged', `${what} is damaged (${detail}).`);
}
