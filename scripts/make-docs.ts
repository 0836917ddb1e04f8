/**
 * Writes the generated parts of README.md, and the documents in data/ that say so in their heads, from the code: `npm run docs`. A test says when that has been
 * forgotten.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { apiDocument } from './docs/api.js';
import { datasetteDocument, dictionaryDocument } from './docs/dictionary.js';
import { withGenerated } from './docs/tables.js';

const ROOT = new URL('../', import.meta.url);

async function put(path: string, make: (before: string) => string | Promise<string>) {
  const file = new URL(path, ROOT);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const after = await make(before);
  if (after !== before) writeFileSync(file, after);
  process.stdout.write(after === before ? `${path} is current.\n` : `${path} is updated.\n`);
}

await put('README.md', withGenerated);
await put('data/api.md', apiDocument);
await put('data/data-dictionary.md', dictionaryDocument);
await put('data/datasette.yaml', datasetteDocument);
