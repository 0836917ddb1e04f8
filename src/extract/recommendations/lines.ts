import type { LayoutBlock, SourceDocument, Span } from '../../model/index.js';

/** A line of a layout block that is body text; offsets are those of the document. */
export interface Line extends Span {
  text: string;
  block: LayoutBlock;
  /** Its place among the lines of the document. */
  index: number;
}

/** The lines of a document in reading order, without page furniture and captions. */
export function linesOf(document: SourceDocument): Line[] {
  const lines: Line[] = [];
  for (const block of document.layout) {
    if (block.kind === 'furniture' || block.kind === 'caption') continue;
    let start = block.start;
    for (const text of document.text.slice(block.start, block.end).split('\n')) {
      if (text.trim() !== '') {
        lines.push({ start, end: start + text.length, text, block, index: lines.length });
      }
      start += text.length + 1;
    }
  }
  return lines;
}

/** The line that holds an offset, by bisection; null between lines. */
export function lineAt(lines: readonly Line[], offset: number): Line | null {
  let low = 0;
  let high = lines.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const line = lines[middle];
    if (line === undefined) return null;
    if (offset < line.start) high = middle - 1;
    else if (offset >= line.end) low = middle + 1;
    else return line;
  }
  return null;
}

/** Marks, paragraph numbers and "Response to" that may stand before a label at the head of a line. */
const BEFORE_LABEL =
  /^[\s*_#>"“”‘’([|–—•-]{0,8}(?:(?:\d{1,2}(?:\.\d{1,2}){0,2}|[A-Z]\d{1,2}|[a-z]|[ivx]{1,4})[.):]{0,2}\s{1,8}[(*_"“]{0,3})?(?:(?:(?:the |our |force |chief constable[’']s |pcc |commissioner[’']s )?(?:response|reply|answer|update|comments?|progress) (?:to|on|against)|hmicfrs|national|new|note \d{1,2}[.:])\s{1,2}(?:the\s)?)?$/iu;

/** Whether an offset stands at the head of its line, but for marks and numbering. */
export function opensLine(line: Line, offset: number): boolean {
  const before = line.text.slice(0, offset - line.start);
  return before.length <= 60 && BEFORE_LABEL.test(before);
}

/** A short line that heads what follows: a heading, or a label alone on its line. */
export function isHeadingLine(line: Line): boolean {
  if (line.block.kind === 'heading') return true;
  return line.text.length <= 100 && !/[.;,]\s{0,2}$/u.test(line.text) && line.block.kind !== 'cell';
}
