import type { SourceLine } from './sourceText.js';

/** A row of cells, each a half-open range of lines. */
export interface WrappedRow {
  cells: [from: number, to: number][];
  header: boolean;
}

/** UTF-16 units of the widest line of a column; wider ones are running text. */
const COLUMN = 48;
const FEWEST_ROWS = 3;
const MOST_COLUMNS = 6;
const ROW_NUMBER =
  /^(?:(?:recommendation|rec\.?|r|afi|area for improvement|a?coc|cause of concern)\s?)?\d{1,2}(?:\.\d{1,2})?[a-z]?$/i;
/** Share of the rows that must fall into as many cells as there are heads. */
const CLEAN = 0.6;
/** A line with room to spare that ends no sentence ends a cell more surely than one that does. */
const NO_SENTENCE_END = 20;

/** Of a line that ends a sentence where the next word would not have fitted. */
const FULL_LINE = -5;
const AFTER_ASK = 12;
const CERTAIN = 1000;
/** UTF-16 units of the longest line that names an owner. */
const OWNER = 26;
const OWNER_ALONE = 10;
const ASKS = /\b(?:should|must|needs? to|ought to)\b/;
const LABEL = /^(?:recommendation|rec\.?|r|afi|area for improvement|cause of concern)\s?\d/i;

interface Heads {
  from: number;
  to: number;
}

/** The stretches of lines between empty ones. */
function paragraphsFrom(lines: readonly SourceLine[], start: number): Heads[] {
  const found: Heads[] = [];
  for (let at = start; at < lines.length; at++) {
    const last = found.at(-1);
    if (last === undefined || (lines[at]?.blanksBefore ?? 0) > 0)
      found.push({ from: at, to: at + 1 });
    else last.to = at + 1;
  }
  return found;
}

/** The rows of a table without empty lines, each opened by its number alone on a line, with the heads before them. */
function labelledRows(lines: readonly SourceLine[], start: number): Heads[] | null {
  let at = start;
  while (at < start + MOST_COLUMNS && !ROW_NUMBER.test(lines[at]?.text ?? '')) at++;
  if (at - start < 3 || !ROW_NUMBER.test(lines[at]?.text ?? '')) return null;
  const rows: Heads[] = [{ from: start, to: at }];
  for (; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || line.text.length > COLUMN || line.blanksBefore > 0) break;
    const last = rows.at(-1);
    if (ROW_NUMBER.test(line.text)) rows.push({ from: at, to: at + 1 });
    else if (last) last.to = at + 1;
  }
  return rows.length > FEWEST_ROWS ? rows : null;
}

/** How well a line fits as the first of a cell; null where the line before it is full and its words only run on. */
function startsCell(lines: readonly SourceLine[], at: number, width: number): number | null {
  const before = lines[at - 1]?.text ?? '';
  const text = lines[at]?.text ?? '';
  if (!/^["“‘(]?(?:\p{Lu}|\d|£|[-–]$)/u.test(text)) return null;
  const word = text.split(' ')[0] ?? '';
  const room = width - (before.length + 1 + word.length);
  if (room < 0) return /[.!?]["”’)]?$/.test(before) ? FULL_LINE : null;
  return room + (/[.!?:;,]["”’)]?$/.test(before) ? 0 : NO_SENTENCE_END);
}

/** Parts a row into so many cells where its lines break though the next word would have fitted. */
function cellsOf(
  lines: readonly SourceLine[],
  { from, to }: Heads,
  columns: number,
  width: number,
): { cells: [number, number][]; clean: boolean } {
  const starts: { at: number; fit: number }[] = [];
  // "Rec 1 - Definition" over the words of the recommendation is one cell with them.
  const opening = lines[from]?.text ?? '';
  const labelled = LABEL.test(opening) && !ROW_NUMBER.test(opening) && to - from > columns;
  for (let at = from + (labelled ? 2 : 1); at < to; at++) {
    const fit = startsCell(lines, at, width);
    if (fit !== null) starts.push({ at, fit });
  }
  // "Head of Training" between two breaks is the cell of an owner.
  for (const [i, start] of starts.entries()) {
    const text = lines[start.at]?.text ?? '';
    const alone = starts[i + 1]?.at === start.at + 1;
    if (alone && text.length <= OWNER && !/[.!?:;,]$/.test(text)) start.fit += OWNER_ALONE;
  }
  // What is asked stands first, and ends with the sentence that asks last.
  const asked = lines.slice(from, to).findLastIndex(({ text }) => ASKS.test(text));
  const answer = asked < 0 ? undefined : starts.find(({ at }) => at > from + asked);
  if (answer && asked < (to - from) / 2) answer.fit += AFTER_ASK;
  // A number alone on its line is a cell.
  const second = ROW_NUMBER.test(opening) ? starts.find(({ at }) => at === from + 1) : undefined;
  if (second) second.fit += CERTAIN;
  // So are a letter or a dash at the end: a rating.
  const rating = starts.find(({ at }) => at === to - 1 && (lines[at]?.text.length ?? 0) <= 2);
  if (rating) rating.fit += CERTAIN;
  const best = [...starts]
    .sort((a, b) => b.fit - a.fit)
    .slice(0, columns - 1)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  const bounds = [from, ...best, to];
  const cells = bounds.slice(1).map((end, i): [number, number] => [bounds[i] ?? from, end]);
  while (cells.length < columns) cells.push([to, to]);
  return { cells, clean: starts.length >= columns - 1 };
}

function sameWords(lines: readonly SourceLine[], one: Heads, other: Heads): boolean {
  const words = ({ from, to }: Heads) =>
    lines
      .slice(from, to)
      .map(({ text }) => text)
      .join('\n');
  return words(one) === words(other);
}

/**
 * Finds the rows of a table whose narrow columns a tool has put under each other, line by line as they were wrapped:
 * heads on a line each, then one paragraph a row. A cell ends where a line breaks although the next word would have
 * fitted. `isHead` says whether a line may head a column, `isFirst` whether it may head the first.
 */
export function findWrapped(
  lines: readonly SourceLine[],
  isFirst: (text: string) => boolean,
  isHead: (text: string) => boolean,
): Map<number, WrappedRow> {
  const found = new Map<number, WrappedRow>();
  for (let start = 0; start < lines.length; start++) {
    if (!isFirst(lines[start]?.text ?? '')) continue;
    const [heads, ...rest] = labelledRows(lines, start) ?? paragraphsFrom(lines, start);
    if (heads === undefined) continue;
    const columns = heads.to - heads.from;
    const named = lines.slice(heads.from, heads.to).every(({ text }) => isHead(text));
    if (columns < 2 || columns > MOST_COLUMNS || !named) continue;
    const rows = rest.filter(
      (row) =>
        row.to - row.from >= columns &&
        lines.slice(row.from, row.to).every(({ text }) => text.length <= COLUMN),
    );
    // What stands between the rows is repeated heads and lines at the foot of a page, and no running text.
    const last = rest.findIndex(
      (row) =>
        !rows.includes(row) &&
        lines.slice(row.from, row.to).some(({ text }) => text.length > 2 * COLUMN - 20),
    );
    const body = last < 0 ? rows : rows.filter(({ from }) => from < (rest[last]?.from ?? 0));
    if (body.length < FEWEST_ROWS) continue;
    const width = Math.max(
      ...body.flatMap((row) => lines.slice(row.from, row.to).map(({ text }) => text.length)),
    );
    const parted = body.map((row) => cellsOf(lines, row, columns, width));
    if (parted.filter(({ clean }) => clean).length < CLEAN * parted.length) continue;
    const headRow = (row: Heads): WrappedRow => ({
      cells: Array.from({ length: columns }, (_, i) => [row.from + i, row.from + i + 1]),
      header: true,
    });
    found.set(heads.from, headRow(heads));
    for (const again of rest)
      if (sameWords(lines, heads, again)) found.set(again.from, headRow(again));
    for (const [i, row] of body.entries())
      found.set(row.from, { cells: parted[i]?.cells ?? [], header: false });
    return found;
  }
  return found;
}
