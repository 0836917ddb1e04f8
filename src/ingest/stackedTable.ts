import { joinTraced, sliceTraced, traceSource } from './offsetMap.js';
import type { SourceLine } from './sourceText.js';
import type { TableRow } from './tables.js';
import { findWrapped } from './wrappedTable.js';

/** The head of a first column of numbers or of what is asked, in a table whose cells stand under each other. */
const FIRST_HEAD =
  /^(?:no\.?|#|number|ref(?:erence)?\.?|item|(?:hmicfrs )?(?:recommendations?|recs?\.?|afis?|areas? for improvement)(?: (?:no\.?|number|text|made))?|issue)$/i;
/** The cell that begins a row: "1", "1. Chief constables should ...", "Rec 4", "AFI 2: ...". */
const ROW_LABEL =
  /^(?:(?:recommendation|rec\.?|afi|area for improvement)\s{0,2}|[A-Z]{1,2})?(\d{1,2})(?:[.):](?=\s|$)|\s{1,3}[–-](?=\s)|$)|^(?:recommendation|rec\.?|r|afi|area for improvement)\s{0,2}(\d{1,2})\b/i;
const MOST_COLUMNS = 6;
/** UTF-16 units of a column head. */
const HEAD_LENGTH = 60;
const FEWEST_ROWS = 2;
/** Columns of rows that may stand without heads; two lines a number are a list. */
const FEWEST_COLUMNS_ALONE = 3;

interface Row {
  /** Half-open ranges of lines, one for each cell. */
  cells: [from: number, to: number][];
  header: boolean;
}
/** By the index of the line at which a row begins. */
type Rows = Map<number, Row>;

/** What a cell may be: a line, or the lines between two empty ones. */
interface Unit {
  from: number;
  to: number;
  text: string;
}

const isHead = ({ text }: Unit) =>
  FIRST_HEAD.test(text) ||
  (text.length <= HEAD_LENGTH && /^\p{Lu}/u.test(text) && !/[.!;]$/.test(text));

function labelOf(unit: Unit | undefined): number | null {
  const match = unit && ROW_LABEL.exec(unit.text);
  return match ? Number(match[1] ?? match[2]) : null;
}

/** How many rows of so many cells each follow, numbers going up, and no cell inside a row that begins one. */
function rowsOf(units: readonly Unit[], from: number, columns: number): number {
  let rows = 0;
  let last = 0;
  for (let at = from; at + columns <= units.length; at += columns) {
    const number = labelOf(units[at]);
    if (number === null || number <= last) break;
    const others = units.slice(at + 1, at + columns).map(labelOf);
    if (others.some((other) => other !== null && other !== number)) break;
    last = number;
    rows++;
  }
  return rows;
}

function addRows(units: readonly Unit[], found: Rows): void {
  let open = 0;
  for (let i = 0; i < units.length; i++) {
    if (!FIRST_HEAD.test(units[i]?.text ?? '')) {
      // The next part of the paper goes on with such rows and does not repeat the heads.
      const rows = open > 0 && labelOf(units[i]) !== null ? rowsOf(units, i, open) : 0;
      if (rows < FEWEST_ROWS) continue;
      add(units.slice(i, i + rows * open), open, false, found);
      i += rows * open - 1;
      continue;
    }
    let columns = 1;
    while (columns < MOST_COLUMNS && units[i + columns] && labelOf(units[i + columns]) === null)
      columns++;
    const heads = units.slice(i, i + columns);
    if (columns < 2 || labelOf(units[i + columns]) === null || !heads.every(isHead)) continue;
    const rows = rowsOf(units, i + columns, columns);
    if (rows < FEWEST_ROWS) continue;
    add(units.slice(i, i + (rows + 1) * columns), columns, true, found);
    i += (rows + 1) * columns - 1;
    if (columns >= FEWEST_COLUMNS_ALONE) open = columns;
  }
}

function add(units: readonly Unit[], columns: number, headed: boolean, found: Rows): void {
  for (let at = 0; at < units.length; at += columns) {
    const cells = units.slice(at, at + columns);
    found.set(cells[0]?.from ?? 0, {
      cells: cells.map(({ from, to }) => [from, to]),
      header: headed && at === 0,
    });
  }
}

function findRows(lines: readonly SourceLine[]): Rows {
  const found: Rows = new Map();
  const single = lines.map(({ text }, index) => ({ from: index, to: index + 1, text }));
  addRows(single, found);
  if (found.size > 0) return found;
  const paragraphs: Unit[] = [];
  for (const [index, { text, blanksBefore }] of lines.entries()) {
    const last = paragraphs.at(-1);
    if (!last || blanksBefore > 0) paragraphs.push({ from: index, to: index + 1, text });
    else Object.assign(last, { to: index + 1, text: last.text.slice(0, 200) + text });
  }
  addRows(paragraphs, found);
  if (found.size > 0) return found;
  return findWrapped(
    lines,
    (text) => FIRST_HEAD.test(text),
    (text) => isHead({ from: 0, to: 0, text }),
  );
}

const known = new WeakMap<readonly SourceLine[], Rows>();

/**
 * The row that begins at line `index` of a table that a tool took apart, one cell a line or a paragraph under the
 * heads of its columns; null elsewhere. Only where at least two rows have as many cells as there are heads.
 */
export function stackedRow(
  source: string,
  lines: readonly SourceLine[],
  index: number,
): TableRow | null {
  let rows = known.get(lines);
  if (!rows) {
    rows = findRows(lines);
    known.set(lines, rows);
  }
  const row = rows.get(index);
  if (!row) return null;
  const cells = row.cells.map(([from, to]) => {
    const parts = lines.slice(from, to).map(({ start, end, text }) => {
      const whole = traceSource(source, start, end);
      return sliceTraced(whole, whole.text.length - text.length);
    });
    return joinTraced(parts, ' ');
  });
  return { format: 'stacked', cells, header: row.header, next: row.cells.at(-1)?.[1] ?? index + 1 };
}
