import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { walk } from '../../src/batch/index.js';
import { assemble, type Reading, readGold, readHere } from '../../src/evaluate/index.js';
import { arbiterOf, type Lexicon, withArbiter, withSpeakers } from '../../src/lexicon/index.js';
import { speakersOfFolder, speakersOfSpecs } from '../speakers/examples.js';
import { speakersByFold } from '../speakers/train.js';
import { examplesOfFolder, otherExamples } from './examples.js';
import { trainedByFold, usable } from './train.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Every letter of a folder, read with an arbiter and a model of speakers that were trained without it. */
export async function crossRead(folder: string, lexicon: Lexicon): Promise<Reading[]> {
  const letters = await examplesOfFolder(folder, lexicon);
  const others = await otherExamples(ROOT, lexicon);
  const { temperature } = arbiterOf(lexicon);
  const { files } = await walk([join(folder, 'documents')]);
  const { both } = assemble(files, await readGold(join(folder, 'gold')));
  const readings: Reading[] = [];
  const ids = both.map(({ gold }) => gold.id);
  const speakers = speakersByFold(
    ids,
    await speakersOfFolder(folder, lexicon),
    await speakersOfSpecs(ROOT, lexicon),
  );
  for (const [fold, { trained, holds }] of trainedByFold(ids, letters, others).entries()) {
    const { trees = null } = speakers[fold] ?? {};
    const other = withSpeakers(withArbiter(lexicon, usable(trained, temperature)), trees);
    for (const { gold, file } of both.filter((one) => holds(one.gold.id)))
      readings.push({ gold, outcome: await readHere(file, other) });
  }
  return readings;
}
