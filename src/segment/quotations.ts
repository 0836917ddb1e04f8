const SOURCE =
  "(?:the |our |my )?(?:(?:temporary |acting |deputy |assistant )?chief (?:constable|officer)|[A-Z][\\w'’-]+ [A-Z][\\w'’-]+|(?:force|constabulary|police service)|(?:ACC|DCC|CC)\\b|(?:he|she|they))";
const SAID =
  '(?:said|says|stated|states|responded|responds|commented|comments|wrote|writes|replied|replies|told (?:me|us|my office)|advised|advises|added|adds|explained|provided|provides|set out|sets out|reported|reports|confirmed|confirms|submitted|supplied|offered|given|gave|made)';
const LEAD_IN = new RegExp(
  `(?:${SOURCE}[^.]{0,120}?\\b${SAID}\\b[^.]{0,120}|(?:response|comments?|statement|reply|words|position|update|account|view)s? (?:from|of|by) (?:the )?(?:${SOURCE})[^.]{0,100}|chief constable(?:'s|’s) (?:[a-z]{2,14} ){0,3}(?:response|comments?|statement|reply|words|position|update|account|view|letter|note|memo|e-?mail|return|submission|answer)s?[^.]{0,100}|(?:letter|note|e-?mail|memorandum|return|submission)s? (?:from|of|by) (?:the )?(?:${SOURCE})[^.]{0,100}|(?:his|her|their|the force's|the force’s|[A-Z][a-z]{1,4} [A-Z][\\w-]{2,25}['’]s) (?:own )?(?:response|comments?|reply|answer|words|account)[^.]{0,80}):\\s*$`,
  'i',
);
const CHIEF_WORD = /chief (?:constable|officer)|\b(?:force|constabulary)\b|\b(?:ACC|DCC|CC)\b/i;
const BODY_WORD = /\b(?:commissioner|pcc|pfcc|mayor|authority)\b/i;

/** A quotation that opens a block, perhaps after the "A." of an answer. */
export const OPENING_QUOTE = /^(?:A[.:]\s{1,2})?[“"‘']/;
const CLOSING_QUOTE = /[”"’'][.,]?$/;

/** The office of the person whom a lead-in names only by name, by where else the document names it. */
function officeOf(tail: string, document: string): 'chief_constable' | 'policing_body' | null {
  const surname =
    /\b(?:Mrs?|Ms|Miss|Dr|Sir|Dame|[A-Z][\w'’-]+) ([A-Z][\w'’-]{2,25}?)(?:['’]s)? (?:has |have |had |own )?[a-z]{3,12}\b[^.:]{0,120}:\s*$/.exec(
      tail,
    )?.[1];
  if (!surname) return null;
  const at = (office: string) =>
    new RegExp(
      `\\b(?:${office}),? (?:[A-Z][\\w'’-]+ ){0,3}${surname}\\b|\\b${surname},? \\(?(?:the )?(?:temporary |acting )?(?:${office})\\b`,
      'i',
    );
  if (at('chief constable|chief officer|ACC|DCC').test(document)) return 'chief_constable';
  if (at('commissioner|PF?CC|mayor|deputy mayor').test(document)) return 'policing_body';
  return null;
}

/**
 * Whose words the blocks after this one are, where it ends by introducing the words of another. `section` has the word
 * where a pronoun or an unknown name is introduced under its heading.
 */
export function introduces(
  text: string,
  commissionerIsChief: boolean,
  document: string,
  section: string,
): 'chief_constable' | 'policing_body' | null {
  if (!/:\s*$/.test(text.slice(-8))) return null;
  const tail = text.slice(-320);
  if (!LEAD_IN.test(tail)) return null;
  if (commissionerIsChief && /\bcommissioner\b/i.test(tail) && !/crime commissioner/i.test(tail))
    return 'chief_constable';
  if (CHIEF_WORD.test(tail)) return 'chief_constable';
  if (BODY_WORD.test(tail)) return 'policing_body';
  const office = officeOf(tail, document);
  if (office !== null) return office;
  return section === 'policing_body' ? 'policing_body' : 'chief_constable';
}

/** Those who are quoted at length speak of themselves. */
const OWN_WORDS = /\b(?:[Ww]e|[Oo]ur|[Uu]s|I|[Mm]y)\b/g;
/** A paragraph with more introductions is no letter's; each is looked up in the whole paper. */
const MOST_INTRODUCTIONS = 20;
const COLON = /:\s{1,3}(?=\p{Lu})/gu;
/** Words after an introduction that are more than a name or a title. */
const AT_LENGTH = 40;

/**
 * "The Chief Constable replies as follows: A box was added and we check it.": words that a paragraph introduces without
 * marks, up to its end. Offsets are those of `text`.
 */
export function unmarkedWords(
  text: string,
  commissionerIsChief: boolean,
  document: string,
  section: string,
): { start: number; end: number; source: 'chief_constable' | 'policing_body' } | null {
  const last = [...text.matchAll(OWN_WORDS)].at(-1)?.index ?? -1;
  const colons = [...text.matchAll(COLON)].slice(0, MOST_INTRODUCTIONS);
  for (const { 0: colon, index } of colons) {
    const start = index + colon.length;
    if (text.length - start < AT_LENGTH || last < start) continue;
    const source = introduces(
      text.slice(Math.max(0, index - 400), index + 1),
      commissionerIsChief,
      document,
      section,
    );
    if (source !== null && source !== section) return { start, end: text.length, source };
  }
  return null;
}

/** Whether the quotation that a block is in ends with it. */
export function closesQuotation(text: string): boolean {
  return CLOSING_QUOTE.test(text.trim());
}
