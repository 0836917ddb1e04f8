import type { Abbreviations } from '../lexicon/index.js';
import type { Span } from '../model/index.js';

const CLOSERS = /["'”’)\]]/;

/** The word that ends right before `at`, dots inside it kept ("p.a", "e.g"), in lower case. */
function wordBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 14), at);
  return (/[\p{L}\p{N}][\p{L}\p{N}./]*$/u.exec(before)?.[0] ?? '').toLowerCase();
}

function isAbbreviation(text: string, dot: number, known: Abbreviations): boolean {
  const word = wordBefore(text, dot);
  const rest = text.slice(dot + 1, dot + 8);
  if (/^[a-z]$/.test(word)) return true;
  if (/^\s{0,2}\d/.test(rest) && known.beforeNumber.has(word)) return true;
  if (/^(?:[a-z]\.)+[a-z]$/.test(word))
    return (
      !/^\s+[A-Z][a-z]+ (?:has|have|is|are|will|was)/.test(text.slice(dot + 1, dot + 40)) &&
      known.always.has(word)
    );
  return known.always.has(word);
}

/**
 * Splits running text into sentences; offsets are those of `text`. Full stops of abbreviations ("Ch. Supt.",
 * "Rec. 4", "p.a."), initials, decimals and list numbers do not end a sentence. A line end in the text does.
 */
export function splitSentences(text: string, known: Abbreviations): Span[] {
  const spans: Span[] = [];
  let start = 0;
  const push = (end: number) => {
    let from = start;
    let to = end;
    while (from < to && /\s/.test(text.charAt(from))) from++;
    while (to > from && /\s/.test(text.charAt(to - 1))) to--;
    if (to > from) spans.push({ start: from, end: to });
    start = end;
  };
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '\n') {
      push(i + 1);
      continue;
    }
    if (c !== '.' && c !== '!' && c !== '?') continue;
    let end = i + 1;
    while (end < text.length && (CLOSERS.test(text.charAt(end)) || text.charAt(end) === '.')) end++;
    if (end < text.length && !/\s/.test(text.charAt(end))) continue;
    const next = text.slice(end).trimStart().charAt(0);
    if (next !== '' && !/[\p{Lu}\p{N}"'“‘([•–-]/u.test(next)) continue;
    if (c === '.' && end === i + 1 && next !== '') {
      // "1." or "(a)." that opens a sentence is its number.
      if (/^\s*\(?(?:\d{1,2}(?:\.\d{1,2})?|[a-z]|[ivx]{1,4})\)?\.?$/i.test(text.slice(start, i)))
        continue;
      if (isAbbreviation(text, i, known)) continue;
    }
    push(end);
    i = end - 1;
  }
  push(text.length);
  return spans;
}
