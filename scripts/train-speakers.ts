/*
 * Trains the model that tells the policing body's words from the force's, and writes data/classifier/speakers.json.
 *
 *   npx tsx scripts/train-speakers.ts
 *
 * Reads the development letters with their gold (never the test half) and fixtures/specs/speakers.json; cross-validates
 * by whole letters. The same letters, signs and program give the same bytes. Run it before scripts/train-arbiter.ts.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadLexicon, SpeakerModel, type Trees } from '../src/lexicon/index.js';
import { SURE } from '../src/segment/speakerOpinion.js';
import { goldHash } from './arbiter/goldHash.js';
import { speakersOfFolder, speakersOfSpecs } from './speakers/examples.js';
import { FOLDS, trainSpeakers } from './speakers/train.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DEVELOPMENT = `${ROOT}fixtures/corpus/development`;

const lexicon = loadLexicon({ packs: [`${ROOT}fixtures/packs`] });
const letters = await speakersOfFolder(DEVELOPMENT, lexicon);
const others = await speakersOfSpecs(ROOT, lexicon);
const ids = [...new Set(letters.map(({ letter }) => letter))];

const { folds, whole } = trainSpeakers(ids, letters, others);

const tally = { claims: 0, rightAtFirst: 0, right: 0, sure: 0, sureRight: 0 };
for (const { example, first, both } of folds.flatMap(({ judged }) => judged)) {
  const rightBy = (p: number) => (p > 0.5 ? example.body : example.chief);
  const all = example.body + example.chief;
  tally.claims += all;
  tally.rightAtFirst += rightBy(first);
  tally.right += rightBy(both);
  if (Math.max(both, 1 - both) > SURE) {
    tally.sure += all;
    tally.sureRight += rightBy(both);
  }
}

const share = (n: number, of: number) => Number((n / of).toFixed(3));
const model = SpeakerModel.parse({
  about: 'Written by scripts/train-speakers.ts from the development letters: do not edit.',
  trainedOn: {
    letters: ids.length,
    blocks: [...letters, ...others].filter(({ body, chief }) => body + chief > 0).length,
    goldSha256: goldHash(DEVELOPMENT),
  },
  crossValidation: {
    folds: FOLDS,
    claims: tally.claims,
    accuracyOfFirst: share(tally.rightAtFirst, tally.claims),
    accuracy: share(tally.right, tally.claims),
    accuracyOfSure: share(tally.sureRight, tally.sure),
    sure: tally.sure,
  },
  ...whole,
});
const { first, again, ...head } = model;
const written = ({ signs, prior, trees }: Trees) =>
  `{"signs":${JSON.stringify(signs)},"prior":${prior},"trees":[\n${trees.map((tree) => JSON.stringify(tree)).join(',\n')}\n]}`;
writeFileSync(
  `${ROOT}data/classifier/speakers.json`,
  `${JSON.stringify(head).slice(0, -1)},"first":${written(first)},"again":${written(again)}}\n`,
);
process.stdout.write(`${JSON.stringify(head, null, 1)}\n`);
