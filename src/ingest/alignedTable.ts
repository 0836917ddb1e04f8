import type { LineRole } from './furniture.js';
import { joinLines } from './gridTable.js';
import { sliceTraced, type TracedText, traceSource, trimTraced } from './offsetMap.js';
import type { SourceLine } from './sourceText.js';
import type { TableRow } from './tables.js';

/** A row of a table whose columns are aligned by spaces; lines as a half-open range. */
interface AlignedRow {
  from: number;
  to: number;
  /** Units from the left edge at which each column but the first begins. */
  edges: readonly number[];
  header: boolean;
}

/** Heads of columns stand so far apart, in units. */
const HEAD_GAP = / {3,}(?=\S)/g;
/** UTF-16 units of the longest head of a column. */
const LONGEST_HEAD = 40;
/** A line of heads and so many more make a table. */
const FEWEST_LINES = 4;
/** A table goes on over so many empty lines at most. */
const MOST_BLANKS = 2;
const MOST_LINES = 400;
/** Lines of a region in which each column must begin at its edge. */
const FEWEST_STARTS = 2;
/** What opens a row where no empty line does. */
const OPENS_ROW =
  /^(?:(?:recommendation|rec\.?|r|afi|area for improvement|a?coc|cause of concern|action|no\.?)\s?)?\d{1,2}(?:[./]\d{1,2})?[a-z]?[.):]?(?:\s|$)/i;

/** The unit at a column of a printed line; a space beyond either end. */
function at(line: SourceLine, column: number): string {
  return line.text[column - line.indent] ?? ' ';
}

function isPlain(line: SourceLine | undefined): line is SourceLine {
  return line !== undefined && !line.text.includes('\t') && !line.text.startsWith('|');
}

/** Columns at which heads begin, without the first; empty where a line heads nothing. */
function edgesOf(line: SourceLine): number[] {
  const heads = line.text.split(/ {3,}/);
  if (heads.length < 2 || heads.length > 7 || line.indent > 12) return [];
  const named = heads.every(
    (head) =>
      head.length <= LONGEST_HEAD && /^[\p{Lu}#(]/u.test(head) && !/[;,]$|\w{6}\.$/.test(head),
  );
  if (!named) return [];
  return [...line.text.matchAll(HEAD_GAP)].map((gap) => line.indent + gap.index + gap[0].length);
}

/** No word crosses an edge, and the line begins at the left or at an edge. */
function conforms(line: SourceLine, edges: readonly number[], left: number): boolean {
  if (edges.some((edge) => at(line, edge - 1) !== ' ')) return false;
  return line.indent <= left + 3 || edges.some((edge) => Math.abs(edge - line.indent) <= 2);
}

function beginsAt(line: SourceLine, edge: number): boolean {
  return at(line, edge) !== ' ' && at(line, edge - 1) === ' ';
}

/** Lines between empty ones. */
function groupsOf(lines: readonly SourceLine[], from: number, to: number): [number, number][] {
  const groups: [number, number][] = [];
  for (let i = from; i < to; i++) {
    const last = groups.at(-1);
    if (!last || (lines[i]?.blanksBefore ?? 0) > 0) groups.push([i, i + 1]);
    else last[1] = i + 1;
  }
  return groups;
}

/** A stretch in which no line has a wide gap or begins at an edge is running text that meets the edges by chance. */
function isTabular(
  lines: readonly SourceLine[],
  [from, to]: [number, number],
  edges: readonly number[],
): boolean {
  return lines
    .slice(from, to)
    .some((line) =>
      edges.some(
        (edge) => beginsAt(line, edge) && (at(line, edge - 2) === ' ' || line.indent === edge),
      ),
    );
}

/**
 * Where rows begin in a stretch without empty lines: at numbers, where there are several; else, if it is the whole
 * table, where the first column is not empty.
 */
function rowStarts(
  lines: readonly SourceLine[],
  [from, to]: [number, number],
  edge: number,
  isWhole: boolean,
): number[] {
  const own = Array.from({ length: to - from }, (_, i) => from + i);
  const first = (i: number) => {
    const line = lines[i] as SourceLine;
    return line.indent >= edge - 1 ? '' : line.text;
  };
  const numbered = own.filter((i) => OPENS_ROW.test(first(i)));
  if (numbered.length > 1) return numbered;
  const filled = own.filter((i) => first(i) !== '');
  return isWhole && filled.length < own.length ? filled : [from];
}

/** Words of a line between two columns. */
function cellText(line: SourceLine, from: number, to: number): string {
  const cut = (edge: number) => Math.max(edge - line.indent, 0);
  return line.text.slice(cut(from), cut(to)).trim();
}

/**
 * Whether cells run on from line to line, as wrapped words do. Addresses and signatures side by side stand in columns
 * too, but each of their lines is one of its own.
 */
function isWrapped(lines: readonly SourceLine[], rows: readonly AlignedRow[]): boolean {
  let below = 0;
  let runsOn = 0;
  for (const { from, to, edges, header } of rows) {
    if (header) continue;
    const columns = [0, ...edges, Number.POSITIVE_INFINITY];
    for (let i = from + 1; i < to; i++) {
      for (const [column, left] of columns.slice(0, -1).entries()) {
        const right = columns[column + 1] ?? left;
        const above = cellText(lines[i - 1] as SourceLine, left, right);
        const own = cellText(lines[i] as SourceLine, left, right);
        if (above === '' || own === '') continue;
        below++;
        if (/^[\p{Ll}(£\d]/u.test(own)) runsOn++;
      }
    }
  }
  return below > 0 && runsOn >= below / 2;
}

/** Rows of the table that the line at `start` heads; empty where it heads none. */
function tableAt(
  lines: readonly SourceLine[],
  roles: readonly LineRole[],
  start: number,
): AlignedRow[] {
  const head = lines[start];
  const edges = isPlain(head) && roles[start] === 'body' ? edgesOf(head) : [];
  const [edge] = edges;
  if (!head || edge === undefined) return [];
  let to = start + 1;
  while (to - start < MOST_LINES) {
    const line = lines[to];
    if (!isPlain(line) || line.page !== head.page || line.blanksBefore > MOST_BLANKS) break;
    // A page number between two rows belongs to neither.
    if (roles[to] !== 'body') break;
    if (!conforms(line, edges, head.indent)) break;
    to++;
  }
  const all = groupsOf(lines, start + 1, to);
  const end = all.findIndex((group) => !isTabular(lines, group, edges));
  const groups = end < 0 ? all : all.slice(0, end);
  const body = lines.slice(start + 1, groups.at(-1)?.[1] ?? start + 1);
  const begun = edges.every(
    (one) => body.filter((line) => beginsAt(line, one)).length >= FEWEST_STARTS,
  );
  // Rows of one line each need no joining.
  if (body.length < FEWEST_LINES || !begun || groups.every(([a, b]) => b - a < 2)) return [];
  const rows: AlignedRow[] = [{ from: start, to: start + 1, edges, header: true }];
  for (const group of groups) {
    const starts =
      groups.length > 2 ? [group[0]] : rowStarts(lines, group, edge, groups.length === 1);
    for (const [i, from] of starts.entries()) {
      const until = starts[i + 1] ?? group[1];
      const goesOn = (lines[from]?.indent ?? 0) >= edge - 1;
      const last = rows.at(-1);
      // A paragraph of a cell under an empty first cell belongs to the row above.
      if (goesOn && last && !last.header) last.to = until;
      else rows.push({ from, to: until, edges, header: false });
    }
  }
  return rows.length > 2 && isWrapped(lines, rows) ? rows : [];
}

const FOUND = new WeakMap<readonly SourceLine[], Map<number, AlignedRow>>();

function rowsOf(lines: readonly SourceLine[], roles: readonly LineRole[]): Map<number, AlignedRow> {
  const known = FOUND.get(lines);
  if (known) return known;
  const found = new Map<number, AlignedRow>();
  for (let start = 0; start < lines.length; start++) {
    const rows = tableAt(lines, roles, start);
    for (const row of rows) found.set(row.from, row);
    start = (rows.at(-1)?.to ?? start + 1) - 1;
  }
  FOUND.set(lines, found);
  return found;
}

/**
 * The row that begins at line `index` of a table set in columns by spaces, as layout-keeping tools print it: heads far
 * apart, and under them cells that go over several lines and never cross the column of a head.
 */
export function alignedRow(
  source: string,
  lines: readonly SourceLine[],
  roles: readonly LineRole[],
  index: number,
): TableRow | null {
  const row = rowsOf(lines, roles).get(index);
  if (!row) return null;
  const columns = [0, ...row.edges];
  const cells = columns.map((from, column) => {
    const to = columns[column + 1] ?? Number.POSITIVE_INFINITY;
    const parts = lines.slice(row.from, row.to).map((line): TracedText => {
      const whole = traceSource(source, line.start, line.end);
      const words = sliceTraced(whole, whole.text.length - line.text.length);
      const cut = (edge: number) => Math.min(Math.max(edge - line.indent, 0), words.text.length);
      return trimTraced(sliceTraced(words, cut(from), cut(to)));
    });
    return joinLines(parts);
  });
  return { format: 'aligned', cells, header: row.header, next: row.to };
}
