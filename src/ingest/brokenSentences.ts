import { isAside, moveFurniture, type RawBlock, type WordBlock } from './blocks.js';
import { isCaption, LONGEST_CAPTION } from './captions.js';
import type { WordEvidence } from './hyphen.js';
import { demandsMore, endsSentence, startsInside } from './lineForms.js';

/** Shorter blocks are labels, values or lines of an address: what follows them is not their rest. */
const SHORTEST_PROSE = 40;
/** To join words that do not begin in lower case, the first part must be prose beyond doubt. */
const SURE_PROSE = 60;

/**
 * Joins sentences that a page break or empty lines have cut in two: the first part does not end as a sentence
 * does, and the second begins in the middle of one. Furniture between the two is moved out of the way.
 */
export function joinBrokenSentences(blocks: readonly RawBlock[], words: WordEvidence): RawBlock[] {
  const joined: RawBlock[] = [];
  for (const block of blocks) {
    const at = joined.findLastIndex((earlier) => !isAside(earlier));
    const before = joined[at];
    if (
      before &&
      block.kind === 'paragraph' &&
      !isAside(block) &&
      isProse(before) &&
      isBroken(before, block, at < joined.length - 1)
    ) {
      before.words.join(block.words, words);
      moveFurniture(joined, at);
      before.pageEnd = block.pageEnd;
    } else joined.push(block);
  }
  return joined;
}

function isProse(block: RawBlock): block is WordBlock {
  const isRunning = block.kind === 'paragraph' || block.kind === 'list_item';
  return isRunning && !block.lines && block.words.length >= SHORTEST_PROSE;
}

/** `parted`: a running head or foot stands between, so that a long paragraph without an end must go on. */
function isBroken(before: WordBlock, after: WordBlock, parted: boolean): boolean {
  const first = withoutMarks(before.words.tail());
  const second = withoutMarks(after.words.head());
  if (
    endsSentence(first) ||
    /[:;]$/.test(first) ||
    isCaption(after.words.textWithin(LONGEST_CAPTION) ?? '') ||
    before.bold !== after.bold
  )
    return false;
  if (startsInside(second)) return true;
  return (
    before.words.length >= SURE_PROSE &&
    (demandsMore(first) || (parted && before.kind === 'paragraph')) &&
    /^[\p{L}\d£"'“‘(]/u.test(second)
  );
}

/** Without the marks of emphasis and quotation that plain text may carry at either end. */
function withoutMarks(text: string): string {
  return text.replace(/^(?:>|\*\*|\*|__|_|\s){1,8}|(?:\*\*|\*|__|_|\s){1,8}$/g, '');
}
