import type { RawBlock } from './blocks.js';
import { OPENING_QUOTE } from './quotations.js';

/**
 * Where a writer hands over to the force and takes the word back without a heading: "what she sent me is this.",
 * "the next part is theirs", "End of theirs.", "I am back on my own account". Told by three things that must come
 * together in one sentence: whose words, that they are words, and that they stand here.
 */

const FORCE =
  /\b(?:force|constabulary|police service|chief(?: constable| officer)?|staff officer|(?:chief )?superintendent|detective|[AD]?CC|she|he|they|theirs|hers)\b/i;
const OFFICE_ONLY =
  /\bmy (?:own )?(?:comments?|response|repl(?:y|ies)|answers?|views?|position|letter)\b|\b(?:commissioner|opcc|pcc|pfcc|mayor|authority|inspectorate|hmicfrs)[’']s\b/i;
const WORDS =
  /\b(?:sent|supplied|wrote|written|said|says|told|gave|given|provided|submitted|repl(?:y|ied|ies)|answer(?:s|ed)?|respon(?:se|ses|ded)|update|return|position|words|account|commentary|comments?|note|text|theirs|hers|statement|gives?|have the following|let (?:me|us) have)\b/i;
/** Near the end of the sentence: what follows is it. */
const HERE =
  /(?:\b(?:is|was|are|were)(?: as)? (?:this|these|the following|below|beneath|underneath|overleaf|as follows)|\bas follows|\bfollows(?: here)?|\bset out (?:below|here|in the next [a-z]{3,12})|\b(?:copied|pasted|reproduced|printed|repeated|given|put|quoted) (?:in )?(?:here|below|in full|verbatim|word for word|unedited|unaltered|as received|as sent)[^.]{0,40}|\bword for word|\b(?:left|put|set|pasted|attached|appended|included) (?:it |them |this |in )?(?:below|beneath|underneath|overleaf|at the (?:foot|end))\b[^.]{0,30}|\bas (?:it|they) (?:came|stands?|stood|arrived|(?:was|were) (?:sent|given|received|supplied))(?: to (?:me|us|this office))?|\b(?:sent|gave|given|supplied|provided|let (?:me|us) have|offered) (?:me |us |this office |my office )?(?:with )?the following[^.]{0,60}|\bin (?:her|his|their|its) own words|\b(?:the |this )?next (?:part|bit|section|[a-z]{3,6} paragraphs?) (?:is|are|comes? from)[^.]{0,60}|\bwhat follows (?:is|are|comes? from)[^.]{0,60}|\bthis (?:next )?(?:part|bit|section) is (?:theirs|hers|his|the (?:force|constabulary|chief)[^.]{0,30})[^.]{0,40})[.,:]?\s*$/i;
/** One who reports of it goes on in his own words. */
const NO_HANDOVER = /\b(?:not|never|no longer|will|would|should|may|might)\b/i;

/** "Completed by (force): Ch. Insp. A. Other": a form that the force has filled in. */
const FILLED_IN =
  /^\W{0,3}(?:(?:form|sheet|return|template|answers?) )?(?:completed|filled in|prepared|answered|returned|drafted|supplied) (?:by|for) ?\(?(?:the )?(?:force|constabulary)(?: lead)?\)?\s{0,2}:/im;

/** "End of theirs.", "That is the force's answer.", "That ends the Constabulary's part." */
const ENDS =
  /^\W{0,3}(?:end of|ends?|(?:that|this|there|here|thus|so) (?:is|was|were|ends?|concludes?|completes?|much for)|so much for)\b[^.]{0,30}?\b(?:theirs|hers|(?:the |her |his |their )(?:force|constabulary|police|chief constable|chief)?(?:[’']s)?\s?(?:own )?(?:answers?|replies|reply|response|part|words|account|update|position|statement|return|text|extract|sheet)|quot(?:e|ation)|extract)\b[^.]{0,30}[.:]?/i;
/** "I am back on my own account", "Now my own view.", "What I make of it." */
const TAKES_BACK =
  /^\W{0,3}(?:(?:[^.]{0,40}\b)?(?:I am (?:now )?back (?:on|in|to)|on my own account|(?:now|then|next|here|here is|here are|these are|this is|to|turning to|the rest is|what remains is|the following (?:is|are)) (?:to )?my own (?:views?|comments?|words|part|remarks|position|assessment)|(?:I|we) now (?:speak|write|comment) (?:as|for)|speaking for (?:myself|my office|this office)|what I make of (?:it|this|that|them|all))|my (?:own )?(?:views?|comments?|remarks|assessment) (?:is|are|on (?:this|that|these|it)|now|follows?|below)\b)/i;

function lastSentence(text: string): string {
  return (
    text
      .trimEnd()
      .split(/(?<=[.!?])\s+(?=[\p{Lu}“"‘])/u)
      .at(-1) ?? ''
  ).slice(-320);
}

/** "The Constabulary's response follows. It was prepared by Supt Roe and agreed with me." */
const THEIRS_FOLLOWS =
  /\b(?:the |our |their )?(?:force|constabulary|police(?: service)?|chief (?:constable|officer))['’]s? (?:own )?(?:response|comments?|answers?|repl(?:y|ies)|position|update|account|statement|return)s? (?:now )?(?:follows?|(?:is|are) (?:set out )?(?:below|beneath|next|as follows))\b/i;

/** "The following has been supplied by Supt Roe, and has been agreed with the Chief Constable." */
const SUPPLIED_HERE =
  /^\W{0,3}(?:\d{1,2}(?:\.\d{1,2})?\.?\s{1,3})?(?:the|this) (?:following|text (?:below|that follows)|(?:section|part|information|update|commentary|narrative)(?: below| here)?) (?:has been|was|is|were|have been) (?:supplied|provided|submitted|written|prepared|furnished|contributed) by (?:the )?[^.]{0,60}\b(?:force|constabulary|police|chief (?:constable|officer|superintendent|inspector)|superintendent|[AD]?CC|Supt)\b/i;

/** Whether a paragraph ends by giving the word to the force. */
export function handsOver(text: string): boolean {
  if (FILLED_IN.test(text) || SUPPLIED_HERE.test(text)) return true;
  if (THEIRS_FOLLOWS.test(text.slice(-320))) return true;
  const last = lastSentence(text);
  return (
    HERE.test(last) &&
    WORDS.test(last) &&
    FORCE.test(last) &&
    !OFFICE_ONLY.test(last) &&
    !NO_HANDOVER.test(last)
  );
}

/** "The Chief Constable has undertaken to put them before me": nobody speaks of himself so. */
const OF_CHIEF =
  /\b(?:the|our|my) (?:temporary |acting )?chief (?:constable|officer) (?:has|had|is|was|will|would|does|did|tells|told|says|said|accepts|intends|expects|believes)\b|\b(?:to|before|with|tells|told|gave|given|assures?d?|informs?|informed|promised) me\b/i;
const OWN_WORDS = /\b(?:we|our|us)\b/i;
/** Paragraphs after a handover that are looked at; more would reach into other parts of the paper. */
const LOOKED_AT = 4;

/**
 * Whether what follows a handover is not what was given but the writer's own retelling of it: it speaks of the chief
 * officer as of another and nowhere as "we".
 */
export function retoldAfter(blocks: readonly RawBlock[], index: number): boolean {
  const following: RawBlock[] = [];
  for (const block of blocks.slice(index + 1, index + 1 + LOOKED_AT)) {
    if (block.heading || block.label || block.layout.kind === 'cell') break;
    following.push(block);
  }
  return (
    following.some(({ text }) => OF_CHIEF.test(text)) &&
    !following.some(({ text }) => OWN_WORDS.test(text) || /^\s{0,3}["“‘]/.test(text))
  );
}

/** "A summary of her reply is given below", "their answers are summarised here": in the words of the one who sums up. */
const SUMS_UP =
  /\b(?:summar(?:y|ies)|digest|gist|pr[ée]cis|outline|abridgement) of (?:her|his|their|its|the|what)\b|\b(?:have |has |is |are |was |were )?(?:summari[sz]ed?|paraphrased?|condensed|abridged|boiled (?:it|them|this)? ?down)\b/i;
/** A summary may stand under a heading for each number. */
const SUMMED_UP = 8;

/** Whether a handover announces the writer's own summary, and nothing after it says "we". */
export function sumsUp(blocks: readonly RawBlock[], index: number): boolean {
  return (
    SUMS_UP.test(lastSentence(blocks[index]?.text ?? '')) &&
    !OPENING_QUOTE.test(blocks[index + 1]?.text ?? '') &&
    !blocks.slice(index + 1, index + 1 + SUMMED_UP).some(({ text }) => OWN_WORDS.test(text))
  );
}

/** Whether a sentence says that the word is taken back from the force. */
export function saysTakenBack(text: string): boolean {
  const opening = text.slice(0, 160);
  return ENDS.test(opening) || TAKES_BACK.test(opening);
}

/** Whether a paragraph takes the word back: it says so, or it says "I" after a list that was given as the force's. */
export function takesBack(block: RawBlock, before: RawBlock | undefined): boolean {
  const afterList =
    before?.layout.kind === 'list_item' &&
    block.layout.kind === 'paragraph' &&
    /\b(?:I|my)\b/.test(block.text);
  return afterList || saysTakenBack(block.text);
}
