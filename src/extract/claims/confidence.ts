import type { Link, Status } from '../../model/index.js';
import type { AnalysedClause } from './analyse.js';
import type { Opinion } from './secondOpinion.js';

export interface ConfidenceInput {
  clause: AnalysedClause;
  status: Status;
  opinion: Opinion | null;
  linkedBy: Link;
  voiceStated: boolean;
  words: number;
}

/**
 * Estimated probability that a claim's status, speaker and link are right. The weights are set by hand and checked
 * by the reliability table of `section55 evaluate`.
 */
export function confidenceOf(input: ConfidenceInput): number {
  const { clause, status, opinion } = input;
  let score = clause.hit?.span ? 0.86 : 0.8;
  if (clause.hit === null) score = 0.7;
  if (status === 'unclear') score -= 0.25;
  if (opinion) {
    if (opinion.label === status) score += opinion.probability > 0.6 ? 0.1 : 0.05;
    else score -= opinion.probability > 0.6 ? 0.2 : 0.08;
  }
  if (clause.subject === 'thing' || clause.subject === 'pronoun') score -= 0.03;
  if (input.linkedBy === 'topic') score -= 0.03;
  if (input.words > 45) score -= 0.04;
  return Math.round(Math.min(0.99, Math.max(0.05, score)) * 100) / 100;
}
