import type { OcrWord } from './engine.js';
import type { RasterRuling } from './rulings.js';

/** Less sure words of no letter or figure are specks, strokes and scribbles. */
const SURE_MARK = 0.6;
/** Words less sure than this are no words. */
const LEAST = 0.2;
/** Marks no further from a drawn line than this, in pixels, are what is left of it. */
const BESIDE_RULING = 9;

/**
 * The words of a page without specks, and with the confusions put right that can be nothing else:
 * a stroke that stands alone is the word "I" (lines of tables are taken out before), and a lone "e" or "¢" at the
 * beginning of a line is a bullet. Letters inside of words are never changed: "DE5" and "DES" may both be meant.
 */
export function repairWords(
  words: readonly OcrWord[],
  rulings: readonly RasterRuling[],
): OcrWord[] {
  const kept = words.filter((word) => {
    const { text, confidence } = word;
    if (/[\p{L}\p{N}]/u.test(text)) return confidence >= LEAST;
    if (rulings.some((ruling) => isBeside(word, ruling))) return false;
    return text === '|' || confidence >= SURE_MARK;
  });
  return kept.map((word, index) => {
    if (/^[|]$/.test(word.text)) return { ...word, text: 'I' };
    if (/^[|][’'](?:m|ve|d|ll)\b/.test(word.text))
      return { ...word, text: `I${word.text.slice(1)}` };
    return isBullet(word, kept[index - 1], kept[index + 1]) ? { ...word, text: '•' } : word;
  });
}

function isBeside(word: OcrWord, { across, at, from, to }: RasterRuling): boolean {
  const [near, far] = across ? [word.top, word.bottom] : [word.left, word.right];
  const [start, end] = across ? [word.left, word.right] : [word.top, word.bottom];
  const isNear = at > near - BESIDE_RULING && at < far + BESIDE_RULING;
  return isNear && from < end && to > start;
}

function isBullet(word: OcrWord, before: OcrWord | undefined, next: OcrWord | undefined): boolean {
  if (!/^[e¢°*«»®©]$/.test(word.text) || !next) return false;
  const isOnLine = (other: OcrWord) =>
    Math.abs(other.baseline - word.baseline) < 0.4 * word.lineHeight;
  return !(before && isOnLine(before) && before.left < word.left) && isOnLine(next);
}
