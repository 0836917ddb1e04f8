import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A file of code, with its path below the root, in `/`. */
export interface SourceFile {
  path: string;
  text: string;
}

/** Every file of code below the folders. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
      .filter((path) => /\.(?:[cm]?ts|[cm]?js)$/.test(path))
      .sort()
      .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') })),
  );
}

/** The text without comments. Strings are kept, so that imports can be read. */
export function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(,])\/\/[^\n]*/g, (comment) =>
    comment.replace(/[^\n]/g, ' '),
  );
}

const IMPORT =
  /(?:^|\n)\s{0,10}(?:import|export)\s(?:[^'";]{0,2000}?\sfrom\s)?'([^'\n]{1,200})'|\bimport\(\s{0,10}'([^'\n]{1,200})'/g;

/** What a file imports: packages by their name in full, own modules by their path below the root. */
export function importsOf({ path, text }: SourceFile): string[] {
  const named = [...codeOf(text).matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '');
  return named.map((name) =>
    name.startsWith('.') ? posix.normalize(posix.join(dirname(path), name)) : name,
  );
}
