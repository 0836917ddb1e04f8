/**
 * Keeps what was right and wrong when fresh letters were read for the first time, before any rule was mended on them
 * and before the arbiter learnt from them: only such readings show how far a confidence is to be trusted.
 *
 *   npx tsx scripts/keep-first-reading.ts BATCH DIR   (DIR with documents/ and gold/)
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { walk } from '../src/batch/index.js';
import { assemble, readGold, readHere } from '../src/evaluate/index.js';
import { loadLexicon } from '../src/lexicon/index.js';
import { examplesOf } from './confidence/examples.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FILE = join(ROOT, 'data', 'classifier', 'first-readings.jsonl');
const [batch, folder] = process.argv.slice(2);
if (!batch || !folder) {
  process.stderr.write('usage: keep-first-reading.ts BATCH DIR\n');
  process.exit(2);
}
if (readFileSync(FILE, 'utf8').includes(`"batch":"${batch}"`)) {
  process.stderr.write(`Batch ${batch} has been read before: a second reading is no first one.\n`);
  process.exit(2);
}
const lexicon = loadLexicon({ packs: [join(ROOT, 'fixtures/packs')] });
const { files } = await walk([join(folder, 'documents')]);
const { both } = assemble(files, await readGold(join(folder, 'gold')));
let kept = 0;
for (const { gold, file } of both) {
  const outcome = await readHere(file, lexicon);
  if (!outcome.ok) continue;
  for (const example of examplesOf(outcome.record, gold)) {
    appendFileSync(FILE, `${JSON.stringify({ batch, letter: gold.id, ...example })}\n`);
    kept++;
  }
}
process.stdout.write(`${kept} claims of ${both.length} letters kept as batch ${batch}\n`);
