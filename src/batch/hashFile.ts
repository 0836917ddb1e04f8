import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/**
 * Document id of a file: `sha256:` and the digest of its bytes.
 * @returns null if it is larger than `maxBytes` or cannot be read; the reader then says why.
 */
export async function hashFile(path: string, maxBytes: number): Promise<string | null> {
  try {
    const stats = await stat(path);
    if (!stats.isFile() || stats.size > maxBytes) return null;
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    return `sha256:${hash.digest('hex')}`;
  } catch {
    return null;
  }
}
