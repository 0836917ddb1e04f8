import type { Lexicon } from '../../lexicon/index.js';
import type { AnalysedClause } from './analyse.js';
import { secondOpinion } from './secondOpinion.js';

/**
 * Cues that rest on grammar alone ("was made", "the panel hears"), which narrative shares with claims. Only these
 * give way to a classifier that is sure; on the development letters it was right more often than they were.
 */
const WEAK = new Set([
  'cue.completed.past',
  'cue.completed.practice-thing',
  'cue.completed.passive-present',
  'cue.completed.fragment-done',
  'cue.not_done.fragment-not',
]);
const SURE = 0.8;
/** Present states of things: the commonest form of mere description, so that less is enough to drop one. */
const DESCRIPTIVE = new Set(['cue.completed.practice-thing', 'cue.completed.passive-present']);
const FAIRLY_SURE = 0.5;

/** The clauses after the second opinion: a weak reading is dropped where the classifier is sure that it is no claim. */
export function consulted(
  sentence: string,
  clauses: readonly AnalysedClause[],
  lexicon: Lexicon,
): AnalysedClause[] {
  return clauses.map((clause) => {
    if (!clause.hit || !WEAK.has(clause.hit.row.id)) return clause;
    const opinion = secondOpinion(
      sentence.slice(clause.clause.start, clause.clause.end).trim(),
      lexicon,
    );
    const least = DESCRIPTIVE.has(clause.hit.row.id) ? FAIRLY_SURE : SURE;
    if (opinion?.label !== 'none' || opinion.probability < least) return clause;
    return { ...clause, verdict: 'none' };
  });
}
