import type { Span } from '../../model/index.js';

/** A person's name as printed and as the record carries it. */
export interface PersonName extends Span {
  name: string;
}

const TITLES_BEFORE =
  '(?:The|Rt\\.?|Right|Hon(?:ourable|\\.)?|Sir|Dame|Lord|Lady|Baroness|Baron|Dr|Mr|Mrs|Ms|Miss|Mx|Prof(?:essor)?|Cllr|' +
  "Councillor|Alderman|Canon|Rev(?:[’']?d|erend)?|(?:Lt|Lieutenant)|Col(?:onel)?|Major|Captain|Capt|Brigadier|Commodore|" +
  'Judge|Commissioner|Deputy|DR|MR|MRS|MS|MISS|SIR|DAME|CLLR|COUNCILLOR|ALDERMAN|CANON|PROF|REV|REVD|COL|' +
  'PF?CC|\\(Retd?\\))';

/** Letters after a name; two capitals or more and no vowel pattern would also catch initials, so they are listed. */
const LETTERS_AFTER =
  '(?:\\(?(?:[OMC]BE|[KD]BE|[CK]VO|MVO|Q[PFA]S?M|K[PFA]S?M|QGM|QC|KC|JP|DL|MP|PC|BA|MA|BSc|MSc|LL\\.?[BMD]\\.?|MPhil|PhD|DPhil|' +
  'BEM|FRSA|FCIPD|TD|GC|VC|AM|MS|CB|MBA|RD|VRSM|\\(?Hons\\)?)\\)?)';

/** A capitalised word of a name: "McGrew-Flack", "O'Neill", "HALDENBY", and "Ha1e" from a scan. */
const WORD =
  "\\p{Lu}[\\p{L}\\d]{0,24}(?:['’]\\p{L}{1,20})?(?:-\\p{L}[\\p{L}\\d]{0,24}(?:['’]\\p{L}{1,20})?){0,3}";
const INITIALS = '(?:\\p{Lu}\\.\\s?){1,4}';
const PARTICLE = '(?:de|van|von|der|den|la|le|du|da|dos|ap|ab|ferch|bin|al|el|y)';

/** Two to five words, the first and last capitalised. */
const PERSON = `(?:${INITIALS}|${WORD})(?:[ \\t]{1,3}(?:${INITIALS}|${PARTICLE}|${WORD})){0,3}[ \\t]{1,3}${WORD}|${INITIALS}[ \\t]{0,2}${WORD}`;

const WHOLE = new RegExp(
  `^(?:${TITLES_BEFORE}[.,]?\\s{1,3}){0,4}(${PERSON})(?:,?\\s{1,3}${LETTERS_AFTER}){0,5}[,.]?$`,
  'u',
);
const AT_START = new RegExp(`^(?:${TITLES_BEFORE}\\.?[ \\t]{1,3}){0,4}(${PERSON})`, 'u');
const AT_END = new RegExp(
  `(?:^|[^\\p{L}\\d])(?:${TITLES_BEFORE}\\.?[ \\t]{1,3}){0,4}(${PERSON})(?:,?[ \\t]{1,3}${LETTERS_AFTER}){0,5}$`,
  'u',
);
const LEADING_TITLES = new RegExp(`^(?:${TITLES_BEFORE}\\.?[ \\t]{1,3}){1,4}`, 'u');
const TRAILING_LETTERS = new RegExp(`(?:,?[ \\t]{1,3}${LETTERS_AFTER}){1,5}$`, 'u');

/** Words that stand in addresses, titles, headings and closings, and in no name. */
const NOT_A_NAME = new RegExp(
  `^(?:${[
    'police|crime|fire|commissioner|commissioners|constable|constabulary|chief|deputy|assistant|acting|mayor|office|offices',
    'officer|executive|inspector|inspectorate|secretary|home|hmi|hmicfrs|hmcic|authority|board|council|committee|panel|service',
    'street|road|lane|avenue|house|hall|court|park|square|place|way|buildings?|centre|center|gate|quay|row|close|mill|manor',
    'lodge|tower|chambers|box|floor|yours|sincerely|faithfully|kind|regards|dear|response|report|inspection|title|published',
    'date|ref|page|tel|telephone|email|fax|region|official|protecting|communities|fighting|january|february|march|april|june',
    'july|august|september|october|november|december|his|her|majesty|majestys|recommendations?|yes|no|section|act|signed',
    'signature|county|district|england|wales|london|government|national|response|joint|public|the|and|of|for|with|we|it|this',
    'in|on|at|an|as|if|so|but|my|our|to|not|all|that|there|he|she|they|what|when|where|work|see|since|nothing|by|from|no',
    'overall|comment|foreword|statement|item|status|name|action|progress|complete|ongoing|decision|reference|agenda|appendix|annex|done|green|amber|red|next|new|more',
    'o?pf?cc|mopac|dmpc|press|release|news|embargoed|version|form|thematic|agreed|approved|record|memorandum|log',
    'facebook|twitter|linkedin|instagram|youtube|whatsapp|bluesky|threads|tiktok|share|print|cookies?|menu|search|home|news|related',
    'about|your|you|how|why|who|help|getting|our|us|contact|welcome|meet|find|latest|funding|back|top|key|holding|account',
    'annual|force|forces|policing|child|children|part|area|areas|cause|scrutiny|strategic|plan|programme|comments|summary',
  ].join('|')})$`,
  'i',
);

function undoScan(word: string): string {
  if (!/\d/.test(word) || !/\p{L}/u.test(word)) return word;
  return word.replace(/0/g, 'o').replace(/1/g, 'l').replace(/5/g, 's');
}

/** "MARIAN HALDENBY" reads Marian Haldenby; a name in mixed case stays as it is. */
function inMixedCase(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name
    .toLowerCase()
    .replace(
      /(^|[\s.'’-])(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    )
    .replace(/\bMc(\p{L})/gu, (_, letter: string) => `Mc${letter.toUpperCase()}`);
}

function named(text: string, offset: number, found: string, at: number): PersonName | null {
  const lead = LEADING_TITLES.exec(found)?.[0].length ?? 0;
  let words = found.slice(lead).replace(TRAILING_LETTERS, '');
  let start = at + lead;
  // Words of a heading or an address that run into the name.
  for (let first = words.split(/\s+/)[0] ?? ''; NOT_A_NAME.test(first.replace(/\W/g, '')); ) {
    const cut = /^\S+\s*/.exec(words)?.[0].length ?? words.length;
    words = words.slice(cut);
    start += cut;
    first = words.split(/\s+/)[0] ?? '';
    if (words === '') return null;
  }
  const parts = words.split(/[\s.]+/).filter((part) => part !== '');
  if (parts.length < 2 || parts.some((part) => NOT_A_NAME.test(part))) return null;
  // "May I end by thanking": no surname is a single letter.
  if (!parts.some((part) => part.length > 2) || /^\p{Lu}$/u.test(parts.at(-1) ?? '')) return null;
  const name = inMixedCase(words.split(/\s+/).map(undoScan).join(' ').replace(/’/g, "'"));
  if (text.length < start + words.length) return null;
  return { name, start: offset + start, end: offset + start + words.length };
}

/** The person that a whole line or cell names; null where it holds anything else. Offsets are moved by `offset`. */
export function wholeName(text: string, offset: number): PersonName | null {
  const match = WHOLE.exec(text);
  if (!match?.[1]) return null;
  return named(text, offset, match[1], text.indexOf(match[1]));
}

/** "pp", "/s/", "(e-signed)", "Signed:", "......" before a name that signs. */
const SIGNING =
  /^(?:(?:\(?(?:(?:e-?|electronically\s|digitally\s)?signed|sgd|sd|signature)(?:\s(?:electronically|by))?\)?[.:]?|p\.?p\.?|\/s\/|per pro\.?|by|\.{3,})\s{0,3}){1,3}(?=\(?\p{Lu})/iu;

/** "(Mrs)", "......" after it. */
const SIGNED_FOR = /\s{0,2}(?:\((?:Mrs?|Ms|Miss|Mx|Dr)\.?\)|\.{3,})$/;

/** The same for a line or cell that a person has signed, with the marks of signing around the name or without. */
export function signedName(text: string, offset: number): PersonName | null {
  const bracketed = /^\(([^()]{4,60})\)$/.exec(text)?.[1];
  if (bracketed !== undefined) return signedName(bracketed, offset + 1);
  const lead = SIGNING.exec(text)?.[0].length ?? 0;
  return wholeName(text.slice(lead).replace(SIGNED_FOR, '').trimEnd(), offset + lead);
}

/** The person named at the start of a text: "Dan Price said". */
export function nameAtStart(text: string, offset: number): PersonName | null {
  const match = AT_START.exec(text);
  if (!match?.[1]) return null;
  return named(text, offset, match[1], match[0].length - match[1].length);
}

/** The person named at the end of a text: "The Mayor's deputy, Jo Lane". */
export function nameAtEnd(text: string, offset: number): PersonName | null {
  const match = AT_END.exec(text);
  if (!match?.[1]) return null;
  return named(text, offset, match[1], match.index + match[0].indexOf(match[1]));
}
