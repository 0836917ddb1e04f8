/** A text without the marks in which two readings of one document differ, with the offset of each of its units. */
export interface Folded {
  text: string;
  offsets: number[];
}

const QUOTES: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
};
/** Soft hyphens, and what has no width: they come and go with the reader. */
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/;

/** White space as one space, quotation marks and dashes straight, ligatures as letters, what is unseen left out. */
export function fold(text: string): Folded {
  let folded = '';
  const offsets: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (UNSEEN.test(unit)) continue;
    if (/\s/.test(unit)) {
      if (folded.endsWith(' ')) continue;
      folded += ' ';
      offsets.push(at);
      continue;
    }
    const plain = QUOTES[unit] ?? (/[\ufb00-\ufb06]/.test(unit) ? unit.normalize('NFKC') : unit);
    for (const part of plain) {
      folded += part;
      offsets.push(at);
    }
  }
  return { text: folded, offsets };
}

/** The same, without white space at either end: to tell whether two quotes are the same words. */
export function foldedWords(text: string): string {
  return fold(text).text.trim();
}
