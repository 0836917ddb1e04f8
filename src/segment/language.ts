import { type Lexicon, languagesOf } from '../lexicon/index.js';

/** Counts of function words by language. */
function counts(text: string, lexicon: Lexicon): Map<string, number> {
  const words = text.toLowerCase().match(/[\p{L}'’]{1,20}/gu) ?? [];
  const result = new Map<string, number>();
  for (const language of languagesOf(lexicon)) {
    let n = 0;
    for (const word of words) if (language.words.has(word.replace(/’/g, "'"))) n++;
    result.set(language.id, n);
  }
  return result;
}

/** ISO 639-1 code of the language whose function words are most frequent; `en` when there are too few to tell. */
export function languageOf(text: string, lexicon: Lexicon, least = 2): string {
  let best = 'en';
  let most = 0;
  for (const [id, n] of counts(text, lexicon)) {
    if (n > most) {
      best = id;
      most = n;
    }
  }
  return most >= least ? best : 'en';
}
