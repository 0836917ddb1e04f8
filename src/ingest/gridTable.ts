import { joinTraced, sliceTraced, type TracedText, traceSource, trimTraced } from './offsetMap.js';
import type { SourceLine } from './sourceText.js';
import type { TableRow } from './tables.js';

/** "+------+-----+", under the heads also "+======+=====+". */
const BORDER = /^\+(?:[-=:]{2,400}\+){1,40}$/;
/** A row of more lines is no row. */
const ROW_LINES = 80;

/** The parts of a cell that stand on several lines, as one stretch of words; a word broken at a line end is mended. */
export function joinLines(parts: readonly TracedText[]): TracedText {
  return parts.reduce(
    (cell, part) => {
      if (part.text === '') return cell;
      if (cell.text === '') return part;
      const broken = /\p{L}{2}-$/u.test(cell.text) && /^\p{Ll}{2}/u.test(part.text);
      return broken
        ? joinTraced([sliceTraced(cell, 0, cell.text.length - 1), part], '')
        : joinTraced([cell, part], ' ');
    },
    sliceTraced(parts[0] as TracedText, 0, 0),
  );
}

/**
 * The row that begins at line `index` of a table drawn with "+" and "|", whose cells go over several lines; null
 * elsewhere. Only between two borders.
 */
export function gridRow(
  source: string,
  lines: readonly SourceLine[],
  index: number,
): TableRow | null {
  if (!BORDER.test(lines[index - 1]?.text ?? '')) return null;
  let next = index;
  while (next - index < ROW_LINES && lines[next]?.text.startsWith('|')) next++;
  const border = lines[next]?.text ?? '';
  if (next === index || !BORDER.test(border)) return null;
  const cells: TracedText[][] = [];
  for (const { start, end, text } of lines.slice(index, next)) {
    const whole = traceSource(source, start, end);
    const line = sliceTraced(whole, whole.text.length - text.length);
    let from = 1;
    for (let column = 0; from < line.text.length; column++) {
      const bar = line.text.indexOf('|', from);
      const to = bar < 0 ? line.text.length : bar;
      const parts = cells[column] ?? [];
      parts.push(trimTraced(sliceTraced(line, from, to)));
      cells[column] = parts;
      from = to + 1;
    }
  }
  if (cells.length < 2) return null;
  return {
    format: 'grid',
    cells: cells.map(joinLines),
    header: border.includes('='),
    next: next + 1,
  };
}

/** Whether a line is the border of such a table: it holds no words. */
export function isBorder(text: string): boolean {
  return BORDER.test(text);
}
