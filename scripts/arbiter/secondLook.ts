import { type Stretch, surroundings } from '../../src/extract/claims/surroundings.js';
import { ARBITER_LABELS, type SecondLook, softmax } from '../../src/lexicon/index.js';
import type { ArbiterExample, ExampleReading, LetterExamples } from './examples.js';
import { type NetOptions, trainNet } from './net.js';
import { FOLDS, type Fold, scoresOf, type Trained } from './train.js';

/** Nets that start from other weights err apart; their mean errs less. */
const SEEDS = [0x5eed55, 0x5eed56, 0x5eed57];
const OPTIONS: Omit<NetOptions, 'seed'> = {
  units: 32,
  rounds: 12,
  batch: 128,
  rate: 0.0015,
  ridge: 1,
};
/** Decimals of the weights in the model file. */
const DECIMALS = 4;

/** A clause with the numbers by which the second look weighs it. */
export interface Surveyed {
  example: ArbiterExample;
  /** What the first look gave its labels. */
  first: number[];
  numbers: number[];
}

/** Clauses of a letter, or of a part of one, as a first look sees them that had not seen the letter. */
function surveyed(
  readings: readonly ExampleReading[],
  trained: Trained,
  temperature: number,
): Surveyed[] {
  const firsts: number[][] = [];
  const stretches = readings.map((reading): Stretch => {
    if (reading.kind === 'apart') return reading;
    const clauses = reading.examples.map((example) => {
      const p = softmax([...scoresOf(trained, example)], temperature);
      firsts.push(p);
      return { p, form: example.form };
    });
    return { kind: 'sentence', block: reading.block, clauses };
  });
  const examples = readings.flatMap((one) => (one.kind === 'apart' ? [] : one.examples));
  const numbers = surroundings(stretches, ARBITER_LABELS);
  return examples.map((example, i) => ({
    example,
    first: firsts[i] ?? [],
    numbers: numbers[i] ?? [],
  }));
}

const rounded = (value: number) => Number(value.toFixed(DECIMALS));

function trainSecondLook(given: readonly Surveyed[]): SecondLook {
  const sure = given.filter(({ example }) => example.teaches);
  const width = sure[0]?.numbers.length ?? 0;
  const means = Array.from(
    { length: width },
    (_, i) => sure.reduce((sum, { numbers }) => sum + (numbers[i] ?? 0), 0) / sure.length,
  );
  const spreads = means.map((mean, i) => {
    const variance =
      sure.reduce((sum, { numbers }) => sum + ((numbers[i] ?? 0) - mean) ** 2, 0) / sure.length;
    return variance > 0 ? Math.sqrt(variance) : 1;
  });
  const values = new Float64Array(sure.length * width);
  for (const [row, { numbers }] of sure.entries())
    for (let i = 0; i < width; i++)
      values[row * width + i] = ((numbers[i] ?? 0) - (means[i] ?? 0)) / (spreads[i] ?? 1);
  const table = {
    width,
    labels: ARBITER_LABELS.length,
    values,
    label: Uint8Array.from(sure, ({ example }) => ARBITER_LABELS.indexOf(example.label)),
    weights: Float64Array.from(sure, ({ example }) => example.weight),
  };
  const nets = SEEDS.map((seed) => {
    const { hidden, output } = trainNet(table, { ...OPTIONS, seed });
    return {
      hidden: hidden.map((row) => row.map(rounded)),
      output: output.map((row) => row.map(rounded)),
    };
  });
  return { means, spreads, nets };
}

/** Readings of a part of a letter, in turns: an answer may be as short as a sentence. */
const SHORT = [1, 2, 4, 8, 3, 6];

/** A letter cut in short parts, as if each were all that was written. */
function parts({ readings }: LetterExamples): ExampleReading[][] {
  const cut: ExampleReading[][] = [];
  for (let from = 0; from < readings.length; from += cut.at(-1)?.length ?? 1)
    cut.push(readings.slice(from, from + (SHORT[cut.length % SHORT.length] ?? 1)));
  return cut;
}

/** What the second look learns from of a fold. */
export interface FoldSurvey {
  /** Clauses of whole development letters, on which it is measured as well. */
  whole: Surveyed[];
  /** Of their parts, and of small letters. */
  short: Surveyed[];
}

export function surveysByFold(folds: readonly Fold[], temperature: number): FoldSurvey[] {
  return folds.map(({ trained, letters, small }) => ({
    whole: letters.flatMap(({ readings }) => surveyed(readings, trained, temperature)),
    short: [...letters.flatMap(parts), ...small.map(({ readings }) => readings)].flatMap(
      (readings) => surveyed(readings, trained, temperature),
    ),
  }));
}

const all = ({ whole, short }: FoldSurvey) => [...whole, ...short];

/** The second look of the program. */
export function secondLookOf(surveys: readonly FoldSurvey[]): SecondLook {
  return trainSecondLook(surveys.flatMap(all));
}

/** For each fold nets that were trained without its letters, on what first looks gave letters that they had not seen. */
export function secondLooksByFold(surveys: readonly FoldSurvey[]): SecondLook[] {
  return Array.from({ length: FOLDS }, (_, k) =>
    secondLookOf(surveys.filter((_one, i) => i !== k)),
  );
}
