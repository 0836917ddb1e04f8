import type { Layout } from './layout.js';

/** What stands on a page, in order. */
export type Block =
  | { kind: 'text'; text: string; bold: boolean; level: number }
  | { kind: 'item'; text: string }
  | { kind: 'row'; cells: string[]; head: boolean }
  | { kind: 'gap' }
  | { kind: 'page' }
  | { kind: 'signature' };

const HEADING = /^(#{1,4}) (.*)$/;
const SIGNATURE = /^(?:A handwritten signature|\[signature\])/;
const LINK = /\[([^\]]{1,200})\]\([^)]{1,200}\)/g;

/** Takes the text of a letter apart into blocks. Rows are lines with tabs, `<p>` cells or pipes. */
export function blocksOf(source: string, layout: Layout): Block[] {
  const blocks: Block[] = [];
  const lines = source.split('\n').map((line) => line.trimEnd());
  // The first line that reads so is the heading; a later one, of a signature say, is plain.
  const headings = new Set(layout.headings);
  let heads = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (isLetterhead(lines, i, layout.letterhead)) {
      if (heads++ > 0) blocks.push({ kind: 'page' });
      i += layout.letterhead.length - 1;
      continue;
    }
    if (layout.furniture.includes(line)) continue;
    const block = blockOf(line, headings.delete(line));
    if (!block) continue;
    const last = blocks.at(-1);
    if (block.kind === 'row') block.head = last?.kind !== 'row' && !line.startsWith('<p>');
    if (block.kind === 'gap' && (!last || last.kind === 'gap' || last.kind === 'page')) continue;
    blocks.push(block);
  }
  return blocks;
}

function isLetterhead(
  lines: readonly string[],
  at: number,
  letterhead: readonly string[],
): boolean {
  return letterhead.length > 0 && letterhead.every((line, n) => lines[at + n] === line);
}

function blockOf(line: string, bold: boolean): Block | null {
  if (line === '') return { kind: 'gap' };
  if (SIGNATURE.test(line)) return { kind: 'signature' };
  const cells = cellsOf(line);
  if (cells) {
    const rule = cells.every((cell) => /^[-: ]{0,20}$/.test(cell));
    return rule ? null : { kind: 'row', cells, head: false };
  }
  const heading = HEADING.exec(line);
  if (heading) {
    return { kind: 'text', text: heading[2] ?? '', bold: true, level: heading[1]?.length ?? 1 };
  }
  if (line.startsWith('- ')) return { kind: 'item', text: line.slice(2) };
  return { kind: 'text', text: line.replace(LINK, '$1'), bold, level: bold ? 3 : 0 };
}

function cellsOf(line: string): string[] | null {
  if (line.startsWith('|'))
    return line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
  if (!line.includes('\t')) return null;
  return line.split('\t').map((cell) => cell.replace(/^<p>|<\/p>$/g, ''));
}
