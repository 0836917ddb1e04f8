import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { walk } from '../../src/batch/index.js';
import { assemble, type Reading, readGold, readHere } from '../../src/evaluate/index.js';
import {
  arbiterOf,
  type Lexicon,
  withArbiter,
  withSecondLook,
  withSpeakers,
} from '../../src/lexicon/index.js';
import { speakersOfFolder, speakersOfSpecs } from '../speakers/examples.js';
import { trainSpeakers } from '../speakers/train.js';
import { gatherMaterial } from './material.js';
import { secondLooksByFold, surveysByFold } from './secondLook.js';
import { trainedByFold, usable } from './train.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Every letter of a folder, read with an arbiter, a second look and a model of speakers that were trained without it. */
export async function crossRead(folder: string, lexicon: Lexicon): Promise<Reading[]> {
  const material = await gatherMaterial(ROOT, folder, lexicon);
  const { temperature } = arbiterOf(lexicon);
  const { files } = await walk([join(folder, 'documents')]);
  const { both } = assemble(files, await readGold(join(folder, 'gold')));
  const readings: Reading[] = [];
  const ids = both.map(({ gold }) => gold.id);
  const speakers = trainSpeakers(
    ids,
    await speakersOfFolder(folder, lexicon),
    await speakersOfSpecs(ROOT, lexicon),
  );
  const folds = trainedByFold(material);
  const looks = secondLooksByFold(surveysByFold(folds, temperature));
  for (const [fold, { trained, letters }] of folds.entries()) {
    const held = new Set(letters.map(({ id }) => id));
    const { trees = null } = speakers.folds[fold] ?? {};
    const seen = withSecondLook(
      withArbiter(lexicon, usable(trained, temperature)),
      looks[fold] ?? null,
    );
    const other = withSpeakers(seen, trees);
    for (const { gold, file } of both.filter((one) => held.has(one.gold.id)))
      readings.push({ gold, outcome: await readHere(file, other) });
  }
  return readings;
}
