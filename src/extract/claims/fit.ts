import type { CompiledPart, CompiledTopic } from '../../lexicon/index.js';
import { spansOf } from '../../lexicon/index.js';
import type { Fit, Link } from '../../model/index.js';
import { nearbyCount } from './topics.js';

/** Sub-steps towards an act: said to be done, but not what is asked (CODEBOOK rulings 5 and 16). */
const SUBSTEP =
  /\b(?:working groups?|task (?:and finish )?groups?|steering groups?|gap analys[ie]s|scoping|change requests?|lead (?:officer )?(?:has been |was )?(?:named|appointed|identified)|(?:ordered|requested|bid|applied for|costed|quote|business case)|awareness|action plan|meetings? (?:was|were|has|have)|(?:received|obtained) (?:the )?(?:guidance|template|materials|packs?))\b/i;
/** The claim speaks of the recommendation itself or says only how far it is. */
const OF_THE_ASK =
  /\b(?:this|the|these|that|both|all|each) (?:\w{2,12} ){0,2}(?:recommendations?|requirements?|actions?|areas? for improvement|afis?)\b|\brec(?:ommendation)?s?\.? ?\d/i;

export interface FitReading {
  fit: Fit;
  parts: string[];
}

export interface FitInput {
  /** Words of the claim, with those of its antecedent where it begins with a pronoun. */
  text: string;
  keys: readonly string[];
  linkedBy: Link;
  /** The claim's own words name the topic. */
  onTopic: boolean;
  topics: readonly CompiledTopic[];
  topicIds: readonly string[];
  /** Parts of each recommendation by key; empty where the catalogue has none. */
  partsOf: (key: string) => readonly CompiledPart[];
}

/** Whether an act is what the recommendation asks, near it, or about no one recommendation. */
export function fitOf(input: FitInput): FitReading {
  const { text, keys, linkedBy } = input;
  if (keys.length === 0) return { fit: 'general', parts: [] };
  const parts: string[] = [];
  let known = 0;
  let hits = 0;
  for (const key of keys) {
    for (const part of input.partsOf(key)) {
      known++;
      const spans = spansOf(part.terms, text);
      if (spans.length > 0) {
        hits += spans.length;
        if (!parts.includes(part.id)) parts.push(part.id);
      }
    }
  }
  const nearby = nearbyCount(text, input.topics, input.topicIds);
  if (OF_THE_ASK.test(text)) return { fit: 'asked', parts };
  if (nearby > 0 && nearby >= hits) return { fit: 'nearby', parts };
  const short = text.split(/\s+/).length <= 8;
  if (SUBSTEP.test(text) && !short && parts.length < 2) return { fit: 'nearby', parts };
  if (known > 0 && parts.length === 0 && linkedBy === 'topic') return { fit: 'nearby', parts };
  // Under the number, but about none of what it asks and in its own words: an act beside it.
  const anaphoric =
    /^\W{0,3}(?:it|this|these|they|those|that|all|both|we have done so|done)\b/i.test(text);
  if (
    known > 0 &&
    parts.length === 0 &&
    !input.onTopic &&
    !anaphoric &&
    text.split(/\s+/).length > 8
  )
    return { fit: 'nearby', parts };
  return { fit: 'asked', parts };
}
