/**
 * Writes the generated parts of README.md, and data/api.md, from the code: `npm run docs`. A test says when that has been
 * forgotten.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { apiDocument } from './docs/api.js';
import { withGenerated } from './docs/tables.js';

const ROOT = new URL('../', import.meta.url);

function put(path: string, make: (before: string) => string): void {
  const file = new URL(path, ROOT);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const after = make(before);
  if (after !== before) writeFileSync(file, after);
  process.stdout.write(after === before ? `${path} is current.\n` : `${path} is updated.\n`);
}

put('README.md', withGenerated);
put('data/api.md', apiDocument);
