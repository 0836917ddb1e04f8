import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { walk } from '../../src/batch/index.js';
import { assemble, type Reading, readGold, readHere } from '../../src/evaluate/index.js';
import { arbiterOf, type Lexicon, withArbiter } from '../../src/lexicon/index.js';
import { examplesOfFolder, otherExamples } from './examples.js';
import { trainedByFold, usable } from './train.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Every letter of a folder, read with an arbiter that was trained without it. */
export async function crossRead(folder: string, lexicon: Lexicon): Promise<Reading[]> {
  const letters = await examplesOfFolder(folder, lexicon);
  const others = await otherExamples(ROOT, lexicon);
  const { temperature } = arbiterOf(lexicon);
  const { files } = await walk([join(folder, 'documents')]);
  const { both } = assemble(files, await readGold(join(folder, 'gold')));
  const readings: Reading[] = [];
  for (const { trained, holds } of trainedByFold(
    both.map(({ gold }) => gold.id),
    letters,
    others,
  )) {
    const other = withArbiter(lexicon, usable(trained, temperature));
    for (const { gold, file } of both.filter((one) => holds(one.gold.id)))
      readings.push({ gold, outcome: await readHere(file, other) });
  }
  return readings;
}
