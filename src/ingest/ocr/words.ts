import type { OcrWord } from './engine.js';
import type { RasterRuling } from './rulings.js';

/** Less sure words of no letter or figure are specks, strokes and scribbles. */
const SURE_MARK = 0.6;
/** Unsure words are none if their whole line is: a scribble. In a line that is read well they are words misread. */
const SCRIBBLE = { word: 0.5, line: 0.45 };
/** Marks no further from a drawn line than this, in pixels, are what is left of it. */
const BESIDE_RULING = 9;

/**
 * The words of a page without specks, and with the confusions put right that can be nothing else:
 * a stroke that stands alone is the word "I" (lines of tables are taken out before), and a lone "e" or "¢" at the
 * beginning of a line is a bullet. The name of the inspectorate and the figure in a postcode are put right where nothing
 * else can be meant; other letters inside of words are never changed.
 */
export function repairWords(
  words: readonly OcrWord[],
  rulings: readonly RasterRuling[],
): OcrWord[] {
  const kept = words.map(straightQuotes).filter((word) => {
    const { text, confidence, line } = word;
    if (/[\p{L}\p{N}]/u.test(text)) {
      return confidence >= SCRIBBLE.word || line.confidence >= SCRIBBLE.line;
    }
    if (rulings.some((ruling) => isBeside(word, ruling))) return false;
    return text === '|' || confidence >= SURE_MARK;
  });
  return kept.map((word, index) => {
    const text = repaired(kept, index);
    if (text !== word.text) return { ...word, text };
    return isBullet(word, kept[index - 1], kept[index + 1]) ? { ...word, text: '•' } : word;
  });
}

/** Shapes that OCR takes for one another in the last place of the first half of a postcode, which is a figure. */
const FIGURES: Readonly<Record<string, string>> = { S: '5', O: '0', I: '1', Z: '2', B: '8' };
/** Names of the field in the shapes that OCR gives them, which are no words of their own. */
const ACRONYMS: readonly { read: RegExp; meant: string }[] = [
  { read: /\bHM[I1l]C(?:EF|FE|E|F)RS\b/, meant: 'HMICFRS' },
  { read: /\b[1l|][I1l|]CSA\b|\bI[1l|]CSA\b/, meant: 'IICSA' },
];
/** Verbs that "I" stands before in letters, and a number does not begin a sentence or clause with. */
const FIRST_PERSON =
  /^(?:will|have|am|shall|was|would|had|can|do|did|intend|expect|welcome|believe|think|know|hope|remain|asked|ask|write|agree|note|support|look|want|wish|recognise|understand|continue|set|also)$/;
/** Words that a number follows when they begin with a capital. */
const NUMBERED = /^(?:Recommendations?|Rec\.?|Page|Paragraph|Appendix|Annex|No\.)$/;
const BEFORE_CLAUSE = /[.!?,;:]$|^(?:that|but|as|which|when|because|where|if|what|and)$/;

function repaired(words: readonly OcrWord[], index: number): string {
  const at = (offset: number) => words[index + offset]?.text ?? '';
  const text = at(0);
  // "Recommendation I (definition)": but not "each Recommendation I have accepted".
  if (/^[Il|]\W?$/.test(text) && NUMBERED.test(at(-1)) && !FIRST_PERSON.test(at(1))) {
    return `1${text.slice(1)}`;
  }
  if (text === '|') return 'I';
  if (/^[|][’'](?:m|ve|d|ll)$/.test(text)) return `I${text.slice(1)}`;
  // "1 will ask": but not "recommendations 4 and 1 will be".
  if (/^[1l]$/.test(text) && FIRST_PERSON.test(at(1)) && BEFORE_CLAUSE.test(at(-1))) {
    return at(-1) === 'and' && /\d/.test(at(-2)) ? text : 'I';
  }
  const acronym = ACRONYMS.find(({ read }) => read.test(text));
  if (acronym) return text.replace(acronym.read, acronym.meant);
  const last = FIGURES[text.charAt(text.length - 1)];
  const isPostcode = /^[A-Z]{2}[SOIZB]$/.test(text) && /^\d[A-Z]{2}\W?$/.test(at(1));
  return isPostcode && last !== undefined ? text.slice(0, -1) + last : text;
}

/** OCR takes straight quotation marks for curved ones and back, as it comes: they are all written straight. */
function straightQuotes(word: OcrWord): OcrWord {
  return { ...word, text: word.text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"') };
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
