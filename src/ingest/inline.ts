import iconv from 'iconv-lite';
import { type Replacement, rewrite, type TracedText, trimTraced } from './offsetMap.js';

/** Words of one block after cleaning, and whether the whole of it was marked as bold. */
export interface CleanWords {
  words: TracedText;
  bold: boolean;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  hellip: '…',
  bull: '•',
  middot: '·',
  pound: '£',
  euro: '€',
  copy: '©',
  reg: '®',
  trade: '™',
  sect: '§',
  para: '¶',
  deg: '°',
  plusmn: '±',
  times: '×',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  acirc: 'â',
  ecirc: 'ê',
  ocirc: 'ô',
  wcirc: 'ŵ',
  ycirc: 'ŷ',
  zwj: '',
  zwnj: '',
};

/** Units that print nothing: control units, soft hyphens, zero-width marks, direction marks. */
const INVISIBLE = /(?:(?![\t\n\r])[\p{Cc}\p{Cf}])+/gu;
const LIGATURES: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};
const HYPHENS = /[\u2010\u2011]/g;

const TAG =
  /<\/?(?:a|abbr|b|blockquote|center|cite|code|div|em|figcaption|figure|font|h[1-6]|i|label|li|mark|ol|p|pre|s|section|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>\n]{0,300})?\/?>/gi;
/** Also between two paragraphs that stand on one line of the source. */
const BREAK_TAG =
  /\s{0,4}(?:<br\s{0,4}\/?>|<\/(?:p|li|div|h[1-6])>(?=\s{0,4}<(?:p|li|div|h[1-6])[\s>]))\s{0,4}/gi;
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,9}));/g;
const IMAGE = /!\[([^[\]\n]{0,400})\]\([^()\s]{0,500}(?:\s{1,4}"[^"\n]{0,200}")?\)/g;
const LINK = /\[([^[\]\n]{1,500})\]\([^()\s]{0,500}(?:\s{1,4}"[^"\n]{0,200}")?\)/g;
const AUTOLINK = /<((?:https?:\/\/|mailto:)[^<>\s]{1,500})>/g;
const STRONG = /(?<!\\)(\*\*|__)(?=\S)([^*_\n]|[*_](?![*_])){1,2000}?(?<=[^\s\\])\1/g;
const STRAY_STRONG = /(?<!\\)\*\*+/g;
const EMPHASIS =
  /(?<![\w\\*])\*(?=[^\s*])([^*\n]{1,2000})(?<=[^\s\\*])\*(?![\w*])|(?<![\w\\_])_(?=[^\s_])([^_\n]{1,2000})(?<=[^\s\\_])_(?![\w_])/g;
const ESCAPE = /\\([\\`*_{}[\]()#+.!|>~&<"'$^=:;,@%/-])/g;
const WIDE_SPACE = /[^\S\n ][^\S\n]*|[^\S\n]{2,}/g;
const AROUND_LINE_END = / ?\n[ \n]*/g;

/** What may need cleaning. Most blocks are letters, figures, plain marks and single spaces, and need none. */
const UNCLEAN = /[^\w.,;:'"()?/%£–‘’“” -]|_| {2}|^ | $/;

/** Cleans the words of one block of plain text that may hold Markdown and single tags. */
export function cleanMarkup(block: TracedText): CleanWords {
  if (!UNCLEAN.test(block.text)) return { words: block, bold: false };
  let words = rewrite(block, INVISIBLE, () => '');
  words = rewrite(words, BREAK_TAG, () => '\n');
  words = rewrite(words, TAG, () => '');
  words = rewrite(words, IMAGE, (match) => inner(match, 2));
  words = rewrite(words, LINK, (match) => inner(match, 1));
  words = rewrite(words, AUTOLINK, (match) => inner(match, 1));
  words = trimTraced(words);
  const bold = isAllBold(words.text) || isAllBold(block.text.trim());
  words = rewrite(words, STRONG, (match) => [[2, match[0].length - 2]]);
  words = rewrite(words, STRAY_STRONG, () => '');
  words = rewrite(words, EMPHASIS, (match) => [[1, match[0].length - 1]]);
  words = rewrite(words, ESCAPE, () => [[1, 2]]);
  words = rewrite(words, ENTITY, decodeEntity);
  return { words: cleanCharacters(words), bold };
}

/** Cleans only characters and spacing: for words whose format has no marks of its own, such as PDF. */
export function cleanCharacters(block: TracedText): TracedText {
  if (!UNCLEAN.test(block.text)) return block;
  let words = rewrite(block, INVISIBLE, () => '');
  words = rewrite(words, /[ﬀ-ﬆ]/g, (match) => LIGATURES[match[0]] ?? null);
  words = rewrite(words, HYPHENS, () => '-');
  words = rewrite(words, WIDE_SPACE, (match) => (match[0].startsWith(' ') ? [[0, 1]] : ' '));
  words = rewrite(words, AROUND_LINE_END, (match) => {
    const at = match[0].indexOf('\n');
    return [[at, at + 1]];
  });
  return trimTraced(words);
}

function isAllBold(text: string): boolean {
  return /^\*\*[^*]{1,400}\*\*$|^__[^_]{1,400}__$|^<(?:b|strong)>[^<]{1,400}<\/(?:b|strong)>$/i.test(
    text,
  );
}

function inner(match: RegExpExecArray, from: number): Replacement {
  return [[from, from + (match[1] ?? '').length]];
}

function decodeEntity(match: RegExpExecArray): string | null {
  const [, decimal, hexadecimal, name] = match;
  if (name !== undefined) return ENTITIES[name] ?? null;
  const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hexadecimal as string, 16);
  const isCharacter =
    code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) && code !== 127;
  // Old web pages write Windows-1252 numbers: &#146; is meant as ’.
  if (code >= 128 && code <= 159) return iconv.decode(Buffer.from([code]), 'win1252');
  return isCharacter ? String.fromCodePoint(code) : null;
}
