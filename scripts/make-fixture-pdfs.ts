/**
 * Makes fixtures/letters/<slug>/source.pdf from the text and the layout beside it: `npm run fixtures`.
 * The same text gives the same bytes; a test compares them with the files in the repository.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Layout } from './fixture-pdfs/layout.js';
import { renderLetter } from './fixture-pdfs/render.js';

const LETTERS = fileURLToPath(new URL('../fixtures/letters', import.meta.url));

for (const entry of readdirSync(LETTERS, { withFileTypes: true })) {
  if (!entry.isDirectory()) continue;
  const folder = join(LETTERS, entry.name);
  const text = ['source.txt', 'source.md'].map((name) => join(folder, name)).find(existsSync);
  if (!text) throw new Error(`${entry.name}: neither source.txt nor source.md`);
  const layout = Layout.parse(JSON.parse(readFileSync(join(folder, 'layout.json'), 'utf8')));
  const pdf = await renderLetter(readFileSync(text, 'utf8'), layout);
  writeFileSync(join(folder, 'source.pdf'), pdf);
  process.stdout.write(`${entry.name}: ${pdf.length} bytes\n`);
}
