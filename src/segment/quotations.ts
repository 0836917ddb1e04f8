const SOURCE =
  "(?:the |our |my )?(?:(?:temporary |acting |deputy |assistant )?chief (?:constable|officer)|[A-Z][\\w'’-]+ [A-Z][\\w'’-]+|(?:force|constabulary|police service)|(?:ACC|DCC|CC)\\b|(?:he|she|they))";
const SAID =
  '(?:said|says|stated|states|responded|responds|commented|comments|wrote|writes|replied|replies|told (?:me|us|my office)|advised|advises|added|adds|explained|provided|provides|set out|sets out|reported|reports|confirmed|confirms|submitted|supplied|offered|given|gave|made)';
const LEAD_IN = new RegExp(
  `(?:${SOURCE}[^.]{0,120}?\\b${SAID}\\b[^.]{0,120}|(?:response|comments?|statement|reply|words|position|update|account|view)s? (?:from|of|by) (?:the )?(?:${SOURCE})[^.]{0,100}|chief constable(?:'s|’s) (?:[a-z]{2,14} ){0,3}(?:response|comments?|statement|reply|words|position|update|account|view)s?[^.]{0,100}|(?:his|her|their|the force's|the force’s) (?:response|comments?|reply|words|account)[^.]{0,80}):\\s*$`,
  'i',
);
const CHIEF_WORD = /chief (?:constable|officer)|\b(?:force|constabulary)\b|\b(?:ACC|DCC|CC)\b/i;
const BODY_WORD = /\b(?:commissioner|pcc|pfcc|mayor|authority)\b/i;

export const OPENING_QUOTE = /^[“"‘']/;
const CLOSING_QUOTE = /[”"’'][.,]?$/;

/** Whose words the blocks after this one are, where it ends by introducing the words of another. */
export function introduces(
  text: string,
  commissionerIsChief: boolean,
): 'chief_constable' | 'policing_body' | null {
  if (!/:\s*$/.test(text.slice(-8))) return null;
  const tail = text.slice(-320);
  if (!LEAD_IN.test(tail)) return null;
  if (commissionerIsChief && /\bcommissioner\b/i.test(tail) && !/crime commissioner/i.test(tail))
    return 'chief_constable';
  if (CHIEF_WORD.test(tail)) return 'chief_constable';
  if (BODY_WORD.test(tail)) return 'policing_body';
  return 'chief_constable';
}

/** Whether the quotation that a block is in ends with it. */
export function closesQuotation(text: string): boolean {
  return CLOSING_QUOTE.test(text.trim());
}
