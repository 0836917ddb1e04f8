/** One line of a block: its words with single spaces, and whether all of them are bold. */
export interface MarkupLine {
  text: string;
  bold: boolean;
}

/** A stretch of words that the markup sets off from what is around it. */
export interface TextBlock {
  kind: 'text';
  /** More than one where the markup breaks the line. Never empty. */
  lines: MarkupLine[];
  /** Heading level, 1 to 6. */
  level?: number;
  /** Units of the block's words that are in links. */
  linked: number;
  /** An empty paragraph stands after it. */
  gapAfter?: boolean;
  /** Line ends are those of a typed text and may be mere wraps. */
  preformatted?: boolean;
}

/** One row of a table. Cells without words are empty strings; lines within a cell are parted by CELL_LINE. */
export interface RowBlock {
  kind: 'row';
  cells: string[];
  header: boolean;
  bold: boolean;
  /** The row begins a table. */
  opens: boolean;
}

export type MarkupBlock = TextBlock | RowBlock;

/** All words of a block, for looking at. */
export function wordsOf(block: MarkupBlock): string {
  return block.kind === 'row'
    ? block.cells.join(' ')
    : block.lines.map(({ text }) => text).join(' ');
}
