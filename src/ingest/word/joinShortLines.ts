import { isShortLine } from '../lineForms.js';
import type { MarkupBlock, TextBlock } from '../markup/blocks.js';

/** From so many empty paragraphs on, they and not the spacing part the paragraphs of a document. */
const PARTED_BY_HAND = 2;

/**
 * In a letter whose paragraphs are parted by empty ones, the lines of an address, a letterhead or a signature are
 * paragraphs too: short ones with no empty one between them become lines of one block, as they look.
 */
export function joinShortLines(blocks: readonly MarkupBlock[]): MarkupBlock[] {
  const gaps = blocks.filter((block) => block.kind === 'text' && block.gapAfter).length;
  if (gaps < PARTED_BY_HAND) return [...blocks];
  const joined: MarkupBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (last && isLine(last) && isLine(block) && !last.gapAfter && isBold(last) === isBold(block)) {
      joined[joined.length - 1] = {
        ...last,
        lines: [...last.lines, ...block.lines],
        linked: last.linked + block.linked,
        ...(block.gapAfter ? { gapAfter: true } : {}),
      };
    } else joined.push(block);
  }
  return joined;
}

function isLine(block: MarkupBlock): block is TextBlock {
  if (block.kind === 'row' || block.level !== undefined) return false;
  return block.lines.every(({ text }) => isShortLine(text) && !text.startsWith('• '));
}

function isBold({ lines }: TextBlock): boolean {
  return lines.every(({ bold }) => bold);
}
