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
import { loadLexicon, SpeakerModel } from '../src/lexicon/index.js';
import { SURE } from '../src/segment/speakerOpinion.js';
import { goldHash } from './arbiter/goldHash.js';
import { speakersOfFolder, speakersOfSpecs } from './speakers/examples.js';
import { FOLDS, opinionOf, speakersByFold, trainSpeakers } from './speakers/train.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DEVELOPMENT = `${ROOT}fixtures/corpus/development`;

const lexicon = loadLexicon({ packs: [`${ROOT}fixtures/packs`] });
const letters = await speakersOfFolder(DEVELOPMENT, lexicon);
const others = await speakersOfSpecs(ROOT, lexicon);
const ids = [...new Set(letters.map(({ letter }) => letter))];

const tally = { claims: 0, right: 0, sure: 0, sureRight: 0 };
for (const { trees, holds } of speakersByFold(ids, letters, others)) {
  for (const example of letters.filter(({ letter }) => holds(letter))) {
    const p = opinionOf(trees, example);
    const all = example.body + example.chief;
    const right = p > 0.5 ? example.body : example.chief;
    tally.claims += all;
    tally.right += right;
    if (Math.max(p, 1 - p) > SURE) {
      tally.sure += all;
      tally.sureRight += right;
    }
  }
}

const model = SpeakerModel.parse({
  about: 'Written by scripts/train-speakers.ts from the development letters: do not edit.',
  trainedOn: {
    letters: ids.length,
    blocks: letters.length + others.length,
    goldSha256: goldHash(DEVELOPMENT),
  },
  crossValidation: {
    folds: FOLDS,
    claims: tally.claims,
    accuracy: Number((tally.right / tally.claims).toFixed(3)),
    accuracyOfSure: Number((tally.sureRight / tally.sure).toFixed(3)),
    sure: tally.sure,
  },
  ...trainSpeakers([...letters, ...others]),
});
const { trees, ...head } = model;
writeFileSync(
  `${ROOT}data/classifier/speakers.json`,
  `${JSON.stringify(head).slice(0, -1)},"trees":[\n${trees.map((tree) => JSON.stringify(tree)).join(',\n')}\n]}\n`,
);
process.stdout.write(`${JSON.stringify({ ...head, signs: head.signs.length }, null, 1)}\n`);
