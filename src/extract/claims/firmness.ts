import type { Firmness } from '../../model/index.js';

const HEDGED =
  /\b(?:appears?|seems?|largely|broadly|mostly|mainly|generally|substantially|partly|partially|aims? to|hopes? to|where (?:possible|appropriate|practicable)|some|several|many|most|almost|nearly|virtually|more or less|in principle|as far as (?:possible|we can tell)|we believe|it is believed|i understand|we think|likely|expected to|in the main|by and large|to a (?:large|great) extent|should|may|might|could|about|around|roughly|approximately)\b/i;
const EMPHATIC =
  /\b(?:fully|entirely|completely|wholly|in full|without exception|every|all|firmly|absolutely|unequivocally|comprehensively|thoroughly|totally|whole-?heartedly|without reservation)\b/i;

/** How firmly a clause asserts; a hedge weighs more than an emphasis. */
export function firmnessOf(clause: string): Firmness {
  if (HEDGED.test(clause)) return 'hedged';
  return EMPHATIC.test(clause) ? 'emphatic' : 'plain';
}
