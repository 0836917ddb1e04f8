import { type MarkupBlock, type TextBlock, wordsOf } from './blocks.js';

/** Headings of lists of other pages, and of means to pass the page on. */
const RELATED =
  /^(?:(?:related|latest|recent|other|more|further|popular) (?:news|stories|articles|pages|content|links|posts|updates|publications|documents)\b.{0,40}|related|more (?:like this|from .{1,40})|you (?:may|might) also (?:like|be interested in)|see also|share (?:this|on)\b.{0,40}|follow us\b.{0,40}|sign up\b.{0,60}|subscribe\b.{0,60}|is this page useful\??|(?:we use )?cookies(?: on this (?:site|website))?|in this section|contents)$/i;
/** Controls that pages print as words. */
const CONTROL =
  /^(?:share|share this(?: page| article| story)?|print(?: this)?(?: page)?|back to (?:top|news|all news|previous page)|skip to (?:main )?content|tweet|facebook|twitter|linkedin|whatsapp|email|next|previous|read more|menu|search|home|close|accept(?: all)?(?: cookies)?|listen|(?:show|hide|open|close|expand|collapse) all(?: sections)?)[ .:›»>→]{0,3}$/i;
/** `Home / News / 2025`, `Home > News`. */
const TRAIL = /^home(?: {0,2}[/›»>|→] {0,2}[^/›»>|→]{1,60}){1,6}$/i;
/** What follows such a heading is dropped up to this share of the page: beyond it, it is no list of other pages. */
const LARGEST_RELATED = 0.4;
/** Nor does such a list have more blocks. */
const MOST_BLOCKS = 60;
/** Longest line of a menu, in units. */
const MENU_LINE = 30;

/** Blocks without lists of related pages, trails and controls that stand among the words of a page. */
export function withoutRelated(blocks: readonly MarkupBlock[]): MarkupBlock[] {
  const kept = blocks.filter((block) => block.kind === 'row' || !isControlBlock(block));
  const total = kept.reduce((sum, block) => sum + wordsOf(block).length, 0);
  const without: MarkupBlock[] = [];
  let droppable = LARGEST_RELATED * total;
  for (let index = 0; index < kept.length; ) {
    const end = endOfRelated(kept, index, droppable);
    for (const block of kept.slice(index, end)) droppable -= wordsOf(block).length;
    if (end === index) {
      without.push(kept[index] as MarkupBlock);
      index++;
    } else index = end;
  }
  return without;
}

/** Whether words are those of a button or trail, such as "Share" or "Home / News". */
export function isControl(words: string): boolean {
  return CONTROL.test(words) || (words.length < 200 && TRAIL.test(words));
}

function isControlBlock(block: TextBlock): boolean {
  if (block.level !== undefined) return false;
  const words = wordsOf(block).replace(/^• /, '');
  return isControl(words) || isMenu(block, words);
}

/** Short lines of nothing but links: a menu that is not marked as one. */
function isMenu({ lines, linked }: TextBlock, words: string): boolean {
  const isShort = lines.every(({ text }) => text.length <= MENU_LINE);
  return lines.length >= 3 && isShort && linked >= 0.8 * words.length;
}

/** Index after the list of related pages, of `most` units, that begins at `index`; `index` itself if none does. */
function endOfRelated(blocks: readonly MarkupBlock[], index: number, most: number): number {
  const heading = blocks[index] as MarkupBlock;
  if (heading.kind === 'row' || heading.lines.length > 1) return index;
  const isHead = heading.level !== undefined || heading.lines[0]?.bold === true;
  if (!isHead || !RELATED.test(wordsOf(heading))) return index;
  const level = heading.level ?? 6;
  let end = index + 1;
  let length = wordsOf(heading).length;
  for (; end < blocks.length && length <= most; end++) {
    if (end - index > MOST_BLOCKS) return index;
    const block = blocks[end] as MarkupBlock;
    if (block.kind === 'text' && block.level !== undefined && block.level <= level) break;
    length += wordsOf(block).length;
  }
  return length <= most ? end : index;
}
