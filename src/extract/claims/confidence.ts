import { type Lexicon, view } from '../../lexicon/index.js';
import type { Link, Status } from '../../model/index.js';
import type { RuledClause } from './arbiter.js';
import type { Opinion } from './secondOpinion.js';

export interface ConfidenceInput {
  clause: RuledClause;
  status: Status;
  opinion: Opinion | null;
  linkedBy: Link;
  /** A heading, label, column or signature says whose words they are. */
  voiceStated: boolean;
  words: number;
}

/** Probabilities are told in steps: confidence need not grow evenly with them. */
const STEPS = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99];

/** Signs by which claims that are read rightly differ from those that are not. Each is on or off. */
export function confidenceSigns(input: ConfidenceInput): string[] {
  const { clause, status, opinion, linkedBy, voiceStated, words } = input;
  const signs = ['always', `status:${status}`, `link:${linkedBy}`];
  const { probability, claim, byCues } = clause.ruling;
  signs.push(`arbiter:${STEPS.findLast((step) => probability >= step) ?? 0}`);
  signs.push(`claim:${STEPS.findLast((step) => claim >= step) ?? 0}`);
  signs.push(byCues === status ? 'cues:agree' : 'cues:differ');
  if (clause.hit?.row.fragment) signs.push('fragment');
  if (!opinion) signs.push('opinion:none');
  else if (opinion.label === status)
    signs.push(opinion.probability > 0.6 ? 'agrees:surely' : 'agrees');
  else if (opinion.label === 'none') signs.push('opinion:no-claim');
  else signs.push(opinion.probability > 0.6 ? 'differs:surely' : 'differs');
  if (voiceStated) signs.push('voice:stated');
  if (clause.matrix !== null) signs.push('reported');
  if (words > 30) signs.push('long');
  if (words < 6) signs.push('short');
  return signs;
}

const weightsOf = view(
  (lexicon: Lexicon) => new Map(lexicon.rows.confidence.map((row) => [row.id, row.weight])),
);

/**
 * Estimated probability that it is a claim and has this status: a logistic sum of the weights in data/confidence.json,
 * fitted on development letters that the arbiter had not seen (scripts/fit-confidence.ts). How sure the program is of
 * the speaker is told in `because`. `section55 evaluate --rules` prints how well it holds elsewhere.
 */
export function confidenceOf(input: ConfidenceInput, lexicon: Lexicon): number {
  const weights = weightsOf(lexicon);
  const sum = confidenceSigns(input).reduce((total, sign) => total + (weights.get(sign) ?? 0), 0);
  return Math.round((1 / (1 + Math.exp(-sum))) * 100) / 100;
}
