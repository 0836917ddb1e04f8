const FROM =
  /^(?:[-_ ]{0,40}(?:original|forwarded) message[-_ ]{0,40}\s|[-_]{3,60}\s)?\s{0,3}From:\s([^\n]{2,160})/i;
const GOES_ON = /(?:^|\n)\s{0,3}(?:sent|date|to|cc|subject):/i;
const BODY =
  /\b(?:o?pf?cc|police and crime commissioner|commissioner|mayor|mopac|nmopac)\b|[@.-]o?pf?cc\b/i;
const FORCE =
  /\b(?:force|constabulary|police|CC|DCC|ACC|chief constable|staff officer|(?:chief )?(?:supt|superintendent|inspector|insp)|D(?:CI|I|S|C)|P[SC] \d{2,5})\b/;
const LONDON_CHIEF = /\bcommissioner(?![’']s (?:office|response))(?! (?:for|of) police and crime)/i;

/**
 * Whose mail begins with a block that opens with the head of a mail ("From: ... Sent: ..."): by the sender's office
 * or address. `unmarked` where the sender tells neither; null where no mail begins.
 */
export function mailFrom(
  text: string,
  next: string,
  commissionerIsChief: boolean,
): 'chief_constable' | 'policing_body' | 'unmarked' | null {
  const sender = FROM.exec(text.slice(0, 300))?.[1];
  if (sender === undefined || !(GOES_ON.test(text) || GOES_ON.test(next.slice(0, 60)))) return null;
  if (commissionerIsChief && LONDON_CHIEF.test(sender) && !/crime/i.test(sender))
    return 'chief_constable';
  if (BODY.test(sender)) return 'policing_body';
  return FORCE.test(sender) ? 'chief_constable' : 'unmarked';
}
