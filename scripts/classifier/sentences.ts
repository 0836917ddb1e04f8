import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { featuresOf } from '../../src/extract/claims/features.js';
import { CLASSIFIER_LABELS } from '../../src/lexicon/index.js';
import { EXCLUSIONS } from '../../src/model/index.js';

/** `why`: of what is no claim, for the arbiter, which tells the reasons apart. */
const Sentence = z.strictObject({
  text: z.string().min(1),
  label: z.enum(CLASSIFIER_LABELS),
  why: z.enum(EXCLUSIONS).optional(),
});

/** A labelled sentence with its features. */
export type Example = z.infer<typeof Sentence> & { features: readonly string[] };

export interface Examples {
  /** In the order of their texts, whatever the order of the file. */
  examples: Example[];
  sentencesSha256: string;
  featuresSha256: string;
}

const FILE = fileURLToPath(new URL('../../data/classifier/sentences.jsonl', import.meta.url));

function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** Reads the labelled sentences; a line that is no sentence, or stands twice, is an error. */
export function readExamples(): Examples {
  const lines = readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const sentences = lines
    .map((line) => Sentence.parse(JSON.parse(line)))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  const twice = sentences.find((sentence, i) => sentences[i + 1]?.text === sentence.text);
  if (twice) throw new Error(`stands twice: ${twice.text}`);
  const examples = sentences.map((sentence) => ({
    ...sentence,
    features: featuresOf(sentence.text),
  }));
  return {
    examples,
    sentencesSha256: sha256(sentences.map(({ text, label }) => [text, label])),
    featuresSha256: sha256(examples.map(({ features }) => features)),
  };
}
