/**
 * Words broken at a line end: is the hyphen part of the word ("group-/based") or only of the break ("agree-/ment")?
 * The document itself is asked first; see {@link keepsHyphen} for the order of evidence.
 */

/** First parts that are joined to their second by a hyphen in British official prose. */
const HYPHENATED_FIRST = new Set(
  'well non self multi co long short high low cross group risk evidence trauma victim child police'.split(
    ' ',
  ),
);

/** Word endings: after them a first part from the list above proves nothing ("child-hood"). */
const ENDING = /^(?:hood|ings?|less|like|ment|ness|ship|light|ple)$/;

/** Small words that also begin solid words (with-out, under-take, out-come), so that they prove nothing. */
const SOLID_FIRST = new Set(
  'with under out over in on for can any some every how what who when there where up down through here can not be to at as'.split(
    ' ',
  ),
);

/** The words of a document, as evidence for its spelling. */
export interface WordEvidence {
  /** Whether the word, hyphens included, stands somewhere in the document unbroken. */
  has(word: string): boolean;
}

/** A word broken at a line end: it is no evidence for itself. */
const BROKEN = /(?<!\p{L})\p{L}{1,40}[-‐‑\u00ad][^\S\n]{0,8}\n\s{0,20}\p{L}{1,40}/gu;
const WORD = /\p{L}[\p{L}'’]*(?:[-‐‑]\p{L}[\p{L}'’]*)*/gu;

/** Collects the words of a source; words broken at a line end do not count. */
export function collectWords(source: string): WordEvidence {
  const words = new Set<string>();
  for (const [word] of source.replace(/\r\n?/g, '\n').replace(BROKEN, ' ').matchAll(WORD)) {
    const plain = word.toLowerCase().replace(/[‐‑]/g, '-');
    words.add(plain);
    // Some write "re-open" and "re-drafted", others never do.
    if (plain.startsWith('re-')) words.add('re-');
  }
  return { has: (word) => words.has(word.toLowerCase().replace(/[‐‑]/g, '-')) };
}

/**
 * Whether the hyphen between two parts of a broken word stays. In order: the document has the word with its
 * hyphen elsewhere; it has it without; the first part already holds a hyphen, is "re" where the document has other
 * words with "re-", or is one of a few that take one; both parts are words of the document; else the hyphen is only a break.
 */
export function keepsHyphen(first: string, second: string, words: WordEvidence): boolean {
  if (words.has(`${first}-${second}`)) return true;
  if (words.has(first + second)) return false;
  const lower = first.toLowerCase();
  if (lower.includes('-')) return true;
  if (lower === 're') return second.length > 3 && words.has('re-');
  if (HYPHENATED_FIRST.has(lower)) return second.length > 3 && !ENDING.test(second);
  if (SOLID_FIRST.has(lower) || lower.length < 4 || second.length < 3) return false;
  return words.has(first) && words.has(second);
}

const BROKEN_END = /(\p{L}[\p{L}'’]*(?:[-‐‑]\p{L}[\p{L}'’]*){0,4})([-‐‑\u00ad])$/u;
const BROKEN_START = /^\p{Ll}[\p{L}'’]*(?:[-‐‑]\p{L}[\p{L}'’]*){0,4}/u;

/**
 * How to join `before` and `after` over a line end: how many units at the end of `before` to drop, and what to
 * put between. A dash with a space before it is no hyphen.
 */
export function joint(
  before: string,
  after: string,
  words: WordEvidence,
): { drop: number; insert: string } {
  const end = BROKEN_END.exec(before.slice(-80));
  const hyphen = end?.[2];
  if (!end || !hyphen) return { drop: 0, insert: ' ' };
  const start = BROKEN_START.exec(after);
  if (hyphen === '\u00ad') return { drop: 1, insert: '' };
  // "Multi-/Agency", "under-/18s": the second part is no continuation in lower case, so the hyphen is real.
  if (!start) return { drop: 0, insert: /^[\p{L}\d]/u.test(after) ? '' : ' ' };
  // "short- and long-term": a hyphen that waits for a later word.
  if (/^(?:and|or|to)$/.test(start[0])) return { drop: 0, insert: ' ' };
  return { drop: keepsHyphen(end[1] as string, start[0], words) ? 0 : 1, insert: '' };
}
