/*
 * Measures the development letters as if they had never been seen by the arbiter: each is read with an arbiter that
 * was trained on the letters of the other folds. (The cues were still mended on these letters.)
 *
 *   npx tsx scripts/cross-validate.ts [--errors] [--save run.json]
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { evaluationText } from '../src/cli/print/evaluation.js';
import { type Corpus, evaluate } from '../src/evaluate/index.js';
import { loadLexicon } from '../src/lexicon/index.js';
import { crossRead } from './arbiter/crossRead.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: { errors: { type: 'boolean' }, rules: { type: 'boolean' }, save: { type: 'string' } },
});
const lexicon = loadLexicon({ packs: [join(ROOT, 'fixtures/packs')] });
const readings = await crossRead(join(ROOT, 'fixtures/corpus/development'), lexicon);
const corpus: Corpus = { both: [], goldWithoutDocument: [], documentsWithoutGold: [] };
const { evaluation, run } = evaluate(readings, corpus, {
  errors: values.errors ?? false,
  ...(values.rules ? { rules: lexicon } : {}),
});
process.stdout.write(`${evaluationText(evaluation, 110)}\n`);
if (values.save) writeFileSync(values.save, JSON.stringify(run));
