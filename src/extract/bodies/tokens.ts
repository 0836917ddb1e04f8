import type { Span } from '../../model/index.js';

/** A word of the document, with the form under which it is compared. */
export interface Token extends Span {
  text: string;
  folded: string;
}

/**
 * The form of a word that letter shapes cannot change: scanners take 0 for O, 1 and I for l, rn for m, vv for w and
 * cl for d. Names are folded in the same way, so that a misread word still equals the name.
 */
export function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/0/g, 'o')
    .replace(/[1|i]/g, 'l')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/cl/g, 'd');
}

/** Words, with "&" read as "and" and a possessive ending left off; hyphens part words. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/&|[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}|]|['’‘`´](?=\p{L}))*/gu)) {
    const word = match[0].replace(/['’‘`´]s?$/i, '').replace(/['’‘`´]/g, '');
    const end = match.index + match[0].length;
    const folded = match[0] === '&' ? 'and' : fold(word);
    tokens.push({ start: match.index, end, text: match[0], folded });
  }
  return tokens;
}

/** The folded words of a name. */
export function foldedWords(name: string): string[] {
  return tokensOf(name).map((token) => token.folded);
}
