import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** SHA-256 in hex of the documents and gold files of a folder, in the order of their names. */
export function goldHash(folder: string): string {
  const hash = createHash('sha256');
  for (const part of ['documents', 'gold']) {
    for (const name of readdirSync(join(folder, part)).sort())
      hash.update(`${part}/${name}\n`).update(readFileSync(join(folder, part, name)));
  }
  return hash.digest('hex');
}
