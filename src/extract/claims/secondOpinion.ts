import {
  type Classifier,
  type ClassifierLabel,
  classifierOf,
  type Lexicon,
  softmax,
  view,
} from '../../lexicon/index.js';
import { featuresOf } from './features.js';

/** What the classifier says of a claim's words, and how sure it is (0 to 1). `none`: that they are no claim. */
export interface Opinion {
  label: ClassifierLabel;
  /** Calibrated on sentences that the classifier had not seen: of those given 0.7, some 70 % are right. */
  probability: number;
}

/** Forty forces quote the same sentences; the memory is small and emptied when full. */
const memoryOf = view(() => new Map<string, Opinion | null>());
const REMEMBERED = 2000;

/** Probability of each label for a sentence, in the order of the classifier's labels; null if it knows no word of it. */
export function probabilitiesOf(text: string, classifier: Classifier): number[] | null {
  const known = featuresOf(text).flatMap((name) => classifier.features.get(name) ?? []);
  if (known.length === 0) return null;
  let scale = 1;
  if (classifier.length !== null) {
    const squares = known.reduce((sum, { value }) => sum + value * value, 0);
    scale = classifier.length / Math.sqrt(squares);
  }
  const scores = [...classifier.bias];
  for (const { value, weights } of known) {
    for (let i = 0; i < scores.length; i++)
      scores[i] = (scores[i] ?? 0) + scale * value * (weights[i] ?? 0);
  }
  return softmax(scores, classifier.temperature);
}

function judge(text: string, classifier: Classifier): Opinion | null {
  const probabilities = probabilitiesOf(text, classifier);
  if (!probabilities) return null;
  const probability = Math.max(...probabilities);
  const label = classifier.labels[probabilities.indexOf(probability)];
  return label ? { label, probability } : null;
}

/** The classifier's view of a sentence or clause, apart from the rules'; null where it knows none of its words. */
export function secondOpinion(text: string, lexicon: Lexicon): Opinion | null {
  const memory = memoryOf(lexicon);
  const known = memory.get(text);
  if (known !== undefined) return known;
  const opinion = judge(text, classifierOf(lexicon));
  if (memory.size >= REMEMBERED) memory.clear();
  memory.set(text, opinion);
  return opinion;
}
