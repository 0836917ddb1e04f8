import type { LineStyle, SourceText } from '../sourceText.js';
import type { MarkupBlock, MarkupLine, TextBlock } from './blocks.js';

/** Words of heads, feet and titles: kept, because they may alone name the body, but nothing that the letter says. */
export interface Furniture {
  head: readonly string[];
  foot: readonly string[];
}

/** Writes blocks as a source whose line styles say what the markup said, so that cleaning need not guess. */
export function writeBlocks(
  blocks: readonly MarkupBlock[],
  furniture: Furniture,
): Pick<SourceText, 'source' | 'styles' | 'markup' | 'pageLayers'> {
  const parts: string[] = [];
  const styles = new Map<number, LineStyle>();
  let length = 0;
  const write = (text: string) => {
    parts.push(text);
    length += text.length;
  };
  const line = (text: string, style: LineStyle) => {
    styles.set(length, style);
    write(`${text}\n`);
  };
  const furnish = (lines: readonly string[]) => {
    for (const text of lines) line(text, { role: 'furniture', continues: false });
    if (lines.length > 0) write('\n');
  };
  furnish(furniture.head);
  let before: MarkupBlock | undefined;
  for (const block of blocks) {
    if (block.kind === 'row') {
      // Two empty lines part one table from the next.
      if (before?.kind === 'row' && block.opens) write('\n\n');
      const text = block.cells.length > 1 ? block.cells.join('\t') : `${block.cells[0] ?? ''}\t`;
      line(text, { row: block.header ? 'head' : 'body', ...(block.bold ? { bold: true } : {}) });
    } else {
      if (before?.kind === 'row') write('\n');
      for (const one of linesOf(block)) line(one.text, styleOf(block, one));
      write('\n');
    }
    before = block;
  }
  if (before?.kind === 'row') write('\n');
  furnish(furniture.foot);
  return { source: parts.join(''), styles, markup: false, pageLayers: [] };
}

/** The lines of a block; those of a heading are one. */
function linesOf({ lines, level }: TextBlock): readonly MarkupLine[] {
  if (level === undefined) return lines;
  return [
    {
      text: lines.map(({ text }) => text).join(' '),
      bold: lines.every(({ bold }) => bold),
    },
  ];
}

function styleOf({ level, preformatted }: TextBlock, { bold }: MarkupLine): LineStyle {
  const style: LineStyle = preformatted ? {} : { continues: false };
  if (level !== undefined) style.level = level;
  if (bold) style.bold = true;
  return style;
}
