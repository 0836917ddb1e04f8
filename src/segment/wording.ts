import type { RawBlock } from './blocks.js';
import { RECOMMENDATION_LABEL } from './headingVoice.js';
import { continuesNormative, isNormative } from './normative.js';

/** First person or a responder's organisation: the block answers and does not only repeat what was asked. */
export const ANSWERS =
  /\b(?:we|our|my|I|she|he)\b|\b(?:the|this|our) (?:force|constabulary|service)(?:'s|’s)?\b(?! should)|\b(?:the )?(?:commissioner|pcc|pfcc|mayor|chief constable)(?:'s|’s)?\b(?! should)|\b(?:complete[d]?|in place|ongoing|achieved|closed|not applicable|n\/a|accepted)\b/i;

/** '"We" there means the Loamshire Police': a part edited from the force's return. */
export const WE_MEANS =
  /["“'‘]we["”'’](?: (?:there|here|below|above|in (?:this|these|that|those) (?:section|part|paragraph|table)s?))? (?:means|refers to|stands for|is) (?:the )?(?:[A-Z][\w'’&-]{1,20} ){0,4}(?:force|constabulary|police)\b/i;

/** "The force has answered as follows." opens a part in its words, until a heading or the first person of the office. */
export const AS_FOLLOWS =
  /\b(?:chief constable|force|constabulary|police)\b[^.]{0,140}\b(?:answer(?:ed|s)?|respon(?:ds?|ded|se)|repl(?:y|ies|ied)|comments?|commented|states?|stated|position)\b[^.]{0,80}\b(?:as follows|set out below|in (?:these|the following) terms)\b[^.]{0,20}\.\s*$/i;

/** "The table below was completed by the force": whose words a part is, told before it. */
const PART_OF_PAPER =
  '(?:table|section|part|annexe?|appendix|information|text|following|paragraphs?|responses?|replies|answers?|updates?|comments?|positions?|columns?|entries|narrative)';
export const SUPPLIED = new RegExp(
  `\\b(?:the|this|these|its|their|all) (?:[a-z]{2,14} ){0,3}${PART_OF_PAPER}(?: (?:below|above|here|that follows?|which follows?|in (?:this|the) [a-z]{3,12}(?: below)?|on this page)){0,2},? (?:(?:was|were|is|are|has been|have been) )?(?:completed|supplied|provided|prepared|written|drafted|submitted|filled in|compiled|contributed|furnished) (?:to [\\w ]{2,30} )?by (?:the )?([^.;]{3,110})`,
  'i',
);
export const PROVIDES =
  /\b(?:chief constable|force|constabulary|police) (?:has |have |had )?(?:provided|supplied|submitted|given|prepared|completed|returned|furnished)\b[^.;]{0,60}\b(?:(?:position|responses?|information|comments?|updates?|table|answers?|account|text)\b[^.;]{0,40}\b(?:below|following|table|here|this (?:section|part|page))\b|the following (?:[a-z]{3,12} ){0,2}(?:position|responses?|information|comments?|updates?|answers?|account|text|statement)\b)/i;

/** "The force's answers are reproduced as received": group 1 is whose they are. */
export const REPRODUCED =
  /(?:^|[.;:]\s|\bthe\s)([\w&-]{2,24}(?: [\w&-]{2,20}){0,3})['’]s? (?:own )?(?:answers?|responses?|account|comments?|repl(?:y|ies)|position|words|statement|update|submission) (?:is|are|was|were) (?:reproduced|printed|set out|given|copied|published|shown|quoted|recorded) (?:as received|below|verbatim|in full|here|word for word|unaltered|without change|as supplied)\b/i;

/** A sentence that answers: first person, or something done, in hand or to come. */
const ANSWER_SENTENCE =
  /\b(?:we|our|us|I|my|she|he)\b|\b(?:has|have|had|was|were|will|is now|are now|did)\b|\b(?:complete[d]?|in place|ongoing|under way|underway|achieved|closed|accepted|done|since)\b/i;
/** Under a recommendation also what is done regularly or at present. */
const ANSWER_VERB =
  /\b(?:being|now|went|began|started|continues?|remains?)\b|\b(?:is|are) (?:not |now |also )?[a-z]{2,14}(?:ed|en|un)\b/i;

/** Words that open what is asked and not what was done: "Improve ...", "Make sure that ...". */
const OPENS_ASK =
  /^\W{0,3}(?:\(?[a-z\d]{1,3}[.)]\s)?(?:and |to |by |within |immediately,? )?(?:adopt|assess|clarify|complete|consider|deliver|develop|devise|ensure|establish|evaluate|have|identify|implement|improve|include|increase|introduce|make|monitor|provide|publish|put|record|reduce|review|set|stop|strengthen|supervise|take|train|understand|use|work)\b/i;

/** "Management of scenes to be in line with practice": a headline of what is asked. */
const TO_BE_DONE = /^[^.;:]{3,120}\bto (?:be|have|ensure|include|make|use)\b/i;

/** "Adopt the definition and use it in all policies": an ask in the imperative, with nothing done in it. */
export function asksBarely(words: string): boolean {
  return (
    (OPENS_ASK.test(words) || TO_BE_DONE.test(words)) &&
    !/\b(?:has|have|had|was|were|will|been|being|under way|underway|ongoing|continues|in hand|in progress)\b/i.test(
      words,
    )
  );
}

/** Whether a paragraph under a recommendation answers it and does not go on asking or finding fault. */
export function answersAsk(words: string): boolean {
  if (ANSWERS.test(words)) return true;
  return (
    (ANSWER_SENTENCE.test(words) || ANSWER_VERB.test(words)) &&
    !OPENS_ASK.test(words) &&
    !ASKS_OR_FAULTS.test(words)
  );
}

export const FIRST_PERSON = /\b(?:[Ww]e|[Oo]ur|us|I|[Mm]y)\b/;

/** "Within three months: ...", "X should", "The force does not ...": how findings and asks are worded. */
export const ASKS_OR_FAULTS =
  /^\W{0,3}(?:(?:by|within|before|immediately|with immediate effect)\b[^.]{0,40}[:,]|[^.]{0,160}\b(?:should|needs? to|must)\b|(?:the |this )?(?:[\w&'’-]{2,20} ){0,4}(?:force|constabulary|police|service|officers|supervision|supervisors|investigations?|victims)\b[^.]{0,60}(?:\b(?:does|do|is|are|has|have)(?:n['’]t| not)\b|\b(?:fails?|lacks?|is failing|are failing|needs?|could|too (?:often|many|few|slow))\b))/i;

/** How many sentences at the start of a block only ask; all of them where no later one answers. */
export function leadingAsks(block: RawBlock): number {
  let leading = 1;
  while (leading < block.sentences.length) {
    const text = block.sentences[leading]?.text ?? '';
    if (!isNormative(text) && !continuesNormative(text)) break;
    leading++;
  }
  const rest = block.sentences.slice(leading);
  return rest.some((s) => ANSWER_SENTENCE.test(s.text)) ? leading : block.sentences.length;
}

/** A verb that tells, or words that answer: with one a short sentence is no title. */
const TELLS =
  /\b(?:is|are|was|were|be|been|has|have|had|will|shall|do|does|did|can|cannot|now|not|no|nil|none|yes|complete[d]?|done|closed|ongoing|green|amber|red|started|accepted|agreed|awaiting|pending|outstanding|n\/a|\d{2,})\b|\b(?!need|speed|feed|bed|red|based|related|sexed|aged|organised|armed)[a-z]{3,14}(?:ed|en)\b|\d%/i;
const TITLE_WORDS = 10;

/** Whether a block under a number opens with the title of what is asked: "Rec 1 - answer calls in target. Now ...". */
export function titles(block: RawBlock): boolean {
  const [first, second] = block.sentences;
  if (!first || !second || !RECOMMENDATION_LABEL.test(block.text)) return false;
  const words = first.text.replace(RECOMMENDATION_LABEL, '');
  return words.split(/\s+/).length <= TITLE_WORDS && (!TELLS.test(words) || asksBarely(words));
}

/** Whether a block asks from its first sentence on; one that answers first may still speak of what should be. */
export function asksFirst(block: RawBlock, words: string): boolean {
  if (!isNormative(words)) return false;
  const first = block.sentences[0]?.text ?? words;
  return block.sentences.length < 2 || isNormative(first) || !answersAsk(first);
}

/** "As Chief Constable, I have" and "I, as Commissioner, will". */
export const SPEAKS_AS =
  /^\W{0,3}(?:(?:as|speaking as|in my (?:role|capacity) as) (?:the |your )?(?:temporary |acting )?(?:chief constable|(?:police(?:,)?(?: and|,| &)? (?:fire(?:,)? (?:and|&) )?crime )?commissioner|mayor|deputy mayor)(?: (?:of|for) [A-Z][\w -]{2,40})?,? (?:I|we)\b|I, as (?:the )?(?:chief constable|(?:police and crime )?commissioner|mayor),)/i;
