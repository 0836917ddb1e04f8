import { existsSync } from 'node:fs';
import type { Store } from '../store/index.js';

/** Files of which something could not be read in an earlier import, sorted: of an entry of an archive, the archive. */
export async function failedFiles(store: Store): Promise<string[]> {
  const failures = await store.failures();
  return [...new Set(failures.flatMap(({ sources }) => sources.map(fileOf)))].sort();
}

/** Archives and mails that were read, but of which some documents could not be. */
export async function filesWithFailedEntries(store: Store): Promise<Set<string>> {
  const sources = (await store.failures()).flatMap((failure) => failure.sources);
  return new Set(
    sources
      .map((source) => [source, fileOf(source)] as const)
      .filter(([source, file]) => file !== source)
      .map(([, file]) => file),
  );
}

/** The file that a source lies in: `letters/x.zip` of `letters/x.zip!a.pdf`. A file's own name may hold `!` too. */
export function fileOf(source: string): string {
  const parts = source.split('!');
  for (let n = parts.length; n > 1; n--) {
    const path = parts.slice(0, n).join('!');
    if (existsSync(path)) return path;
  }
  return parts[0] ?? source;
}
