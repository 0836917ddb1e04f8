import type { CompiledPart, CompiledTopic } from '../../lexicon/index.js';
import { spansOf } from '../../lexicon/index.js';
import { type Fit, overlaps, type Span, type Status, type Subject } from '../../model/index.js';
import { nearbySpans } from './topics.js';

/** A person named to lead is a step towards an act that is asked (CODEBOOK ruling 5), and not the act. */
const LEAD_NAMED =
  /\b(?:lead|champion|senior responsible officer|sro|single point of contact|spoc)s?\b[^.;]{0,40}\b(?:appointed|named|identified|nominated)\b|\b(?:appointed|named|identified|nominated)\b[^.;]{0,40}\b(?:lead|champion|senior responsible officer|sro|single point of contact|spoc)s?\b/i;
/** What is done until what is asked can be done. */
const INTERIM =
  /\b(?:in the (?:meantime|meanwhile|interim)|meanwhile|until (?:then|that|it|they|this)\b|as a stop-?gap|as an interim|interim (?:arrangement|measure|solution)s?|for the time being)/i;
/** The claim speaks of the recommendation itself or says only how far it is. */
const OF_THE_ASK =
  /\b(?:this|the|these|that|both|all|each) (?:\w{2,12} ){0,2}(?:recommendations?|requirements?|actions?|areas? for improvement|afis?)|\brec(?:ommendation)?s?\.? ?\d/i;

/** Recommendations of another review than the one that is answered. */
const OF_ANOTHER_ASK =
  /\b(?:recommendations?|actions?|findings) (?:from|of|made by|in) (?:the|a|an|our|its) (?!report\b|inspect|hmic|inquiry|progress|20\d\d|new\b|latest\b|review\b)(?=[^.;]{0,60}\b(?:reviews?|assessments?|audits?|plan|strategy|board|thematic|college|npcc)\b)/i;

export interface FitReading {
  fit: Fit;
  parts: string[];
}

export interface FitInput {
  /** Words of the claim. */
  text: string;
  sentence: string;
  status: Status;
  subject: Subject;
  keys: readonly string[];
  /** The document or the catalogue lists recommendations, one of which a claim could be about. */
  numbered: boolean;
  topics: readonly CompiledTopic[];
  topicIds: readonly string[];
  /** Parts of each recommendation by key; empty where the catalogue has none. */
  partsOf: (key: string) => readonly CompiledPart[];
}

const ACTS: readonly Status[] = ['completed', 'in_progress', 'planned'];

/**
 * Whether an act is what the recommendation asks, near it, or about no one recommendation. What stands under a
 * number is taken for what was asked, unless a sign says that it is something beside it: the catalogue's words for
 * what is near, a stopgap, a person named to lead, an act of the policing body itself.
 */
export function fitOf(input: FitInput): FitReading {
  const { text, keys, status, subject } = input;
  if (keys.length === 0) return { fit: withoutNumber(input), parts: [] };
  const parts: string[] = [];
  const asked: Span[] = [];
  const near = nearbySpans(text, input.topics, input.topicIds);
  for (const key of keys) {
    for (const part of input.partsOf(key)) {
      const spans = spansOf(part.terms, text).filter((span) => !isWithin(span, near));
      asked.push(...spans);
      if (spans.length > 0 && !parts.includes(part.id)) parts.push(part.id);
    }
  }
  const isOfAnother = OF_ANOTHER_ASK.test(text);
  if (OF_THE_ASK.test(text) && !isOfAnother) return { fit: 'asked', parts };
  const nearby = near.filter((span) => !asked.some((other) => overlaps(span, other)));
  const isBeside =
    nearby.length > asked.length ||
    isOfAnother ||
    (ACTS.includes(status) &&
      (INTERIM.test(input.sentence) || LEAD_NAMED.test(text) || subject === 'policing_body'));
  return { fit: isBeside ? 'nearby' : 'asked', parts };
}

/** "Markers on the police national computer" says more than "markers". */
function isWithin(span: Span, others: readonly Span[]): boolean {
  return others.some(
    (other) => overlaps(span, other) && other.end - other.start > span.end - span.start,
  );
}

/** A report that lists nothing under a number is answered as a whole by what the force says that it does. */
function withoutNumber({ numbered, subject, status }: FitInput): Fit {
  const ofForce =
    subject !== 'policing_body' && status !== 'oversight' && status !== 'acknowledged';
  return !numbered && ofForce ? 'asked' : 'general';
}
