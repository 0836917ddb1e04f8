/**
 * Renders letters as scans: `npx tsx scripts/make-scans.ts FOLDER [PDF...]` writes for each PDF (by default those of
 * fixtures/letters) `<name>-clean.pdf` and `<name>-noisy.pdf`, which hold nothing but pictures. The same every time.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gatherLetters } from '../tests/fixtures/gather.js';
import { CLEAN, NOISY, scanPdf } from './scans/scan.js';

const [folder, ...given] = process.argv.slice(2);
if (folder === undefined) throw new Error('say into which folder: scripts/make-scans.ts FOLDER');
mkdirSync(folder, { recursive: true });
const files = given.length > 0 ? given : gatherLetters().map(({ pdf }) => pdf);
for (const file of files) {
  const own = basename(file, '.pdf');
  const name = own === 'source' ? basename(dirname(file)) : own;
  const pdf = readFileSync(file);
  for (const [kind, style] of Object.entries({ clean: CLEAN, noisy: NOISY })) {
    writeFileSync(join(folder, `${name}-${kind}.pdf`), await scanPdf(pdf, style, 7));
  }
}
