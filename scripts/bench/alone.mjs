/**
 * The peers of the bench, each in one process without pool, limits or store. Arguments: `read` (the whole of readLetter)
 * or `pdfjs` (the plain text of PDFs, nothing made of it), a folder, how many of its files.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const [what, folder, most] = process.argv.slice(2);
const files = readdirSync(folder).sort().slice(0, Number(most));
const work = what === 'pdfjs' ? plainText : await reader();
const began = performance.now();
for (const file of files) await work(new Uint8Array(readFileSync(join(folder, file))));
const seconds = (performance.now() - began) / 1000;
process.stdout.write(JSON.stringify({ letters: files.length, seconds }));

async function reader() {
  const { loadLexicon, readLetter } = await import('../../dist/index.js');
  const lexicon = loadLexicon({ packs: ['fixtures/packs'] });
  return (bytes) => readLetter(bytes, lexicon);
}

async function plainText(bytes) {
  const task = getDocument({ data: bytes, verbosity: 0, isEvalSupported: false });
  const pdf = await task.promise;
  for (let n = 1; n <= pdf.numPages; n++) await (await pdf.getPage(n)).getTextContent();
  await task.destroy();
}
