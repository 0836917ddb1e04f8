import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { walk } from '../../src/batch/index.js';
import { assemble, type Reading, readGold, readHere } from '../../src/evaluate/index.js';
import { arbiterOf, type Lexicon, withArbiter } from '../../src/lexicon/index.js';
import { examplesOfFolder, otherExamples } from './examples.js';
import { FOLDS, foldsOf, train, usable } from './train.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Every letter of a folder, read with an arbiter that was trained without it. */
export async function crossRead(folder: string, lexicon: Lexicon): Promise<Reading[]> {
  const letters = await examplesOfFolder(folder, lexicon);
  const sentences = await otherExamples(ROOT, lexicon);
  const { temperature } = arbiterOf(lexicon);
  const { files } = await walk([join(folder, 'documents')]);
  const { both } = assemble(files, await readGold(join(folder, 'gold')));
  const fold = foldsOf(both.map(({ gold }) => gold.id));
  const readings: Reading[] = [];
  for (let k = 0; k < FOLDS; k++) {
    const trained = train([...letters.filter((one) => fold.get(one.letter) !== k), ...sentences]);
    const other = withArbiter(lexicon, usable(trained, temperature));
    for (const { gold, file } of both.filter((one) => fold.get(one.gold.id) === k))
      readings.push({ gold, outcome: await readHere(file, other) });
  }
  return readings;
}
