import type { Lexicon } from '../lexicon/index.js';

type Speaker = 'chief_constable' | 'policing_body';

const FORCE_WORD =
  /^(?:the )?(?:force|constabulary|chief constable|chief officer|police(?: service)?)\b/i;
const BODY_WORD =
  /^(?:the )?(?:police and crime commissioner|commissioner|pcc|pfcc|mayor|deputy mayor|authority|opcc)\b/i;
/** "F = force", "marked \"NAP\"", "C means the Commissioner". */
const KEY =
  /(?<![\p{L}\p{N}])["“'‘]?([A-Z][A-Za-z&]{0,7})["”'’]?\s{0,2}(?:=|:|–|-|means|stands for|denotes|is for)\s{0,2}((?:the )?[A-Za-z]{3,20}(?: [A-Za-z]{2,20}){0,3})/gu;

/** '"SC" is Skarland Constabulary': what a short name in quotation marks stands for. */
const QUOTED_KEY =
  /["“'‘]([A-Z][A-Za-z&]{1,7})["”'’] (?:is|are|means|refers to|stands for|denotes) (?:the )?((?:[A-Z][\w'’&-]{1,20} ){0,4}[A-Z][\w'’&-]{2,20})/g;
/** "Skarland Constabulary (SC)", '(the "Force")': a short name behind the name in full. */
const SHORTENED =
  /^\s\((?:(?:the|hereafter|hereinafter|or|known as) ){0,3}["“'‘]?([A-Z][A-Za-z&]{1,7})["”'’]?\)/;

/** What is asked and what grades it: never an office, whatever stands behind them ("AFI: The force should"). */
const NO_SPEAKER = /^(?:afis?|recs?|r|coc|acoc|rag|q|a|key|note|action|issue)$/i;
/** A key ends where the office is named; a sentence goes on: "SRP: the force has". */
const ENDS_KEY = /^\s{0,2}(?:[,;.|)\n/]|$|and\b|[A-Z]{1,5}\s{0,2}[=:–-])/;

/** "I thank the Force for its written answers", "answers supplied by the Constabulary": whose "Written answer:" is. */
const WRITTEN_ANSWERS =
  /\b(?:force|constabulary|chief constable|police)\b[^.\n]{0,60}\bwritten (answer|response|reply|submission)s?\b|\bwritten (answer|response|reply|submission)s? (?:from|by|of|supplied by|provided by) (?:the )?(?:force|constabulary|chief constable|police)\b/i;

/** The short name that a paper gives to a name in full, in lower case; null where it gives none. */
function shortFor(name: string, text: string): string | null {
  if (name.length < 8) return null;
  const lower = text.toLowerCase();
  for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1)) {
    const short = SHORTENED.exec(text.slice(at + name.length, at + name.length + 40))?.[1];
    if (short && !NO_SPEAKER.test(short)) return short.toLowerCase();
  }
  return null;
}

/**
 * Short labels that mean a speaker in this document: the aliases of the responders, and what the document's own key
 * says. Keys of the map are in lower case.
 */
export function labelsOf(
  text: string,
  lexicon: Lexicon,
  responders: readonly string[],
  commissionerIsChief: boolean,
): ReadonlyMap<string, Speaker> {
  const labels = new Map<string, Speaker>();
  for (const body of lexicon.rows.bodies) {
    if (!responders.includes(body.id)) continue;
    for (const name of [body.name, ...body.aliases, ...body.ambiguousAliases.map((a) => a.text)]) {
      labels.set(name.toLowerCase(), 'chief_constable');
      // "Loamshire and Denley Police" is LDP in its own papers.
      const initials = (name.match(/\b\p{Lu}/gu) ?? []).join('').toLowerCase();
      if (initials.length > 2 && !labels.has(initials)) labels.set(initials, 'chief_constable');
    }
    for (const name of [...body.policingBodyAliases, ...body.policingBodies.map((f) => f.name)]) {
      labels.set(name.toLowerCase(), 'policing_body');
    }
  }
  for (const [name, speaker] of [...labels]) {
    const short = shortFor(name, text.slice(0, 6000));
    if (short && !labels.has(short)) labels.set(short, speaker);
  }
  for (const [, short = '', meaning = ''] of text.slice(0, 6000).matchAll(QUOTED_KEY)) {
    const speaker = labels.get(meaning.toLowerCase());
    if (speaker && !NO_SPEAKER.test(short)) labels.set(short.toLowerCase(), speaker);
  }
  for (const match of text.slice(0, 6000).matchAll(KEY)) {
    const [, letter = '', meaning = ''] = match;
    if (letter.length > 5 || NO_SPEAKER.test(letter)) continue;
    const said = /=|means|stands for|denotes|is for/.test(match[0]);
    if (
      !said &&
      !ENDS_KEY.test(text.slice(match.index + match[0].length, match.index + match[0].length + 12))
    )
      continue;
    const chief =
      FORCE_WORD.test(meaning) ||
      (commissionerIsChief && /^(?:the )?commissioner\b/i.test(meaning));
    if (chief) labels.set(letter.toLowerCase(), 'chief_constable');
    else if (BODY_WORD.test(meaning)) labels.set(letter.toLowerCase(), 'policing_body');
  }
  const written = WRITTEN_ANSWERS.exec(text.slice(0, 6000));
  if (written)
    labels.set(`written ${(written[1] ?? written[2] ?? '').toLowerCase()}`, 'chief_constable');
  return labels;
}
