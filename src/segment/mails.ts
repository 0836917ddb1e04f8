import type { RawBlock } from './blocks.js';
import { UNMARKED, type Voiced } from './voiced.js';

const FROM =
  /^(?:[-_ ]{0,40}(?:original|forwarded) message[-_ ]{0,40}\s|[-_]{3,60}\s)?\s{0,3}From:\s([^\n]{2,160})/i;
const GOES_ON = /(?:^|\n)\s{0,3}(?:sent|date|to|cc|subject):/i;
const BODY =
  /\b(?:o?pf?cc|police and crime commissioner|commissioner|mayor|mopac|nmopac)\b|[@.-]o?pf?cc\b/i;
const FORCE =
  /\b(?:force|constabulary|police|CC|DCC|ACC|chief constable|staff officer|(?:chief )?(?:supt|superintendent|inspector|insp)|D(?:CI|I|S|C)|P[SC] \d{2,5})\b/;
const LONDON_CHIEF = /\bcommissioner(?![’']s (?:office|response))(?! (?:for|of) police and crime)/i;

function officeOf(sender: string, commissionerIsChief: boolean) {
  if (commissionerIsChief && LONDON_CHIEF.test(sender) && !/crime/i.test(sender))
    return 'chief_constable';
  if (BODY.test(sender)) return 'policing_body';
  return FORCE.test(sender) ? 'chief_constable' : null;
}

/**
 * The voice of a mail that begins with the head in a block ("From: ... Sent: ..."), by the sender's office or address:
 * unmarked where they tell neither; null where no mail begins. `next` is the text of the block after it.
 */
export function mailFrom(
  block: RawBlock,
  next: string,
  commissionerIsChief: boolean,
): Voiced | null {
  const sender = FROM.exec(block.text.slice(0, 300))?.[1];
  if (sender === undefined) return null;
  if (!GOES_ON.test(block.text) && !GOES_ON.test(next.slice(0, 60))) return null;
  const evidence = { start: block.start, end: block.end };
  const voice = officeOf(sender, commissionerIsChief);
  return voice ? { voice, rule: 'a mail of that office', evidence } : { ...UNMARKED, evidence };
}
