import type { LayoutBlock, RecommendationKind, SourceDocument, Span } from '../../model/index.js';
import { rowShift } from '../../segment/index.js';
import { askedSpan, asksPlainly, skipLead, trim } from './asked.js';
import { isDueLabel } from './due.js';
import { readList } from './numbers.js';
import { makeKey, type RecommendationKey } from './types.js';

/** A table with its cells by row, and what the heads of its columns announce. */
export interface Table {
  rows: Map<number, LayoutBlock[]>;
  /** Number of the row of heads. */
  firstRow: number;
  /** Columns whose bare numbers are recommendations or areas for improvement. */
  numbered: Map<number, RecommendationKind>;
  /** Column of due dates, or null. */
  due: number | null;
  /** Column that says of each row what kind it is, or null. */
  type: number | null;
}

const REC_HEAD =
  /^\W{0,3}(?:(?:hmicfrs|national|report|new|the)\s){0,2}(?:(?:argymhelliad|argymhellion)\s?\/?\s?)?(?:rec(?:ommendation)?s?|argymhelliad|argymhellion)\b\.?(?:\s(?:no|nos|number|ref|reference|id|from|to|in|text|and|made|\/).{0,60}|\s\([^()]{3,40}\))?\W{0,3}(?:no\.?|number)?$/iu;
const AFI_HEAD = /^\W{0,3}(?:hmicfrs\s)?(?:afis?|areas? for improvement)\b.{0,20}$/iu;
const TYPE_HEAD = /^\W{0,3}(?:type|kind|category)\W{0,3}$/iu;
const NUMBER_HEAD = /^\W{0,3}(?:no|nos|number|ref|reference|item|id|r)?\W{0,3}$/iu;

/** "Cause of concern / recommendation / AFI": a column of all that a report asks. */
const SEVERAL_KINDS =
  /^\W{0,3}(?:(?:recommendations?|recs?|causes? of concern|a?cocs?|afis?|areas? for improvement)\W{0,3}(?:\/|,|&|and|or)\W{0,3}){1,3}(?:recommendations?|recs?|causes? of concern|a?cocs?|afis?|areas? for improvement)\W{0,3}$/iu;
/** "CoC 1" over "1.1", "1.2": the recommendations under a cause of concern. */
const CAUSE_CELL = /^\W{0,2}(?:a?coc|(?:accelerated )?cause of concern)\s?(\d{1,2})\W{0,2}$/iu;
const UNDER_CAUSE = /^\W{0,2}(\d{1,2})\.(\d{1,2})\W{0,2}$/u;

/** The tables of a document by their number. */
export function tablesOf(document: SourceDocument): Map<number, Table> {
  const tables = new Map<number, Table>();
  for (const block of document.layout) {
    if (block.kind !== 'cell' || block.table === undefined || block.row === undefined) continue;
    const table = tables.get(block.table) ?? {
      rows: new Map(),
      firstRow: block.row,
      numbered: new Map(),
      due: null,
      type: null,
    };
    tables.set(block.table, table);
    table.firstRow = Math.min(table.firstRow, block.row);
    const row = table.rows.get(block.row) ?? [];
    table.rows.set(block.row, row);
    row.push(block);
  }
  for (const [number, table] of tables) {
    const first = document.layout.findIndex((block) => block.table === number);
    const above = document.layout[first - 1];
    const heading =
      above && above.kind !== 'cell' ? document.text.slice(above.start, above.end) : '';
    readHeads(document, table, heading.length < 90 && /\brecommendations\b/iu.test(heading));
  }
  return tables;
}

/** Reads the heads; `announced` where the heading above the table says that it holds recommendations. */
function readHeads(document: SourceDocument, table: Table, announced: boolean): void {
  const heads = table.rows.get(table.firstRow) ?? [];
  const blanks: number[] = [];
  let kind: RecommendationKind | null = null;
  for (const { start, end, column = 0 } of heads) {
    const words = document.text.slice(start, end);
    if (isDueLabel(words)) table.due = column;
    else if (AFI_HEAD.test(words)) kind = 'area_for_improvement';
    else if (REC_HEAD.test(words)) kind ??= 'recommendation';
    else if (NUMBER_HEAD.test(words)) blanks.push(column);
    else if (TYPE_HEAD.test(words)) table.type = column;
    else continue;
    if (REC_HEAD.test(words)) table.numbered.set(column, 'recommendation');
    if (AFI_HEAD.test(words)) table.numbered.set(column, 'area_for_improvement');
  }
  const several = heads.some(({ start, end }) =>
    SEVERAL_KINDS.test(document.text.slice(start, end)),
  );
  const isSaid = announced || several || saysKinds(document, table);
  const said = kind ?? (isSaid ? 'recommendation' : null);
  if (said !== null) for (const column of blanks) table.numbered.set(column, said);
}

const AFI_TYPE = /^\W{0,2}(?:afi|area for improvement)s?\W{0,2}$/iu;
const REC_TYPE =
  /^\W{0,2}(?:afi|area for improvement|rec(?:ommendation)?|coc|cause of concern)s?\b/iu;

/** Whether the column of kinds holds recommendations and areas for improvement. */
function saysKinds(document: SourceDocument, table: Table): boolean {
  if (table.type === null) return false;
  const cells = [...table.rows.values()].flatMap((row) =>
    row.filter(({ column }) => column === table.type),
  );
  const kinds = cells.filter(({ start, end }) => REC_TYPE.test(document.text.slice(start, end)));
  return kinds.length >= 2;
}

/** The kind that a row's own cell gives it, or null. */
function kindOfRow(document: SourceDocument, table: Table, row: number): RecommendationKind | null {
  const cell = table.rows.get(row)?.find(({ column }) => column === table.type);
  if (cell === undefined || table.type === null) return null;
  return AFI_TYPE.test(document.text.slice(cell.start, cell.end)) ? 'area_for_improvement' : null;
}

/** The cell of a row that stands under the head of due dates; cells that a row lacks at its start are allowed for. */
export function dueCellOf(
  document: SourceDocument,
  table: Table,
  row: readonly LayoutBlock[],
): LayoutBlock | undefined {
  const [first] = row;
  if (table.due === null || first?.row === undefined) return undefined;
  const shift = shiftOf(document, table, first.row);
  return row.find(({ column = 0 }) => column + shift === table.due);
}

function shiftOf(document: SourceDocument, table: Table, row: number): number {
  const textsOf = (at: number) =>
    (table.rows.get(at) ?? []).map(({ start, end }) => document.text.slice(start, end));
  return rowShift(textsOf(table.firstRow), textsOf(row));
}

/** Keys of a cell that begins with a bare number under a head that announces recommendations; else null. */
export function cellNumber(
  document: SourceDocument,
  table: Table,
  cell: LayoutBlock,
): { keys: RecommendationKey[]; label: Span } | null {
  if (table.numbered.size === 0 || cell.row === undefined || cell.row === table.firstRow)
    return null;
  const shift = shiftOf(document, table, cell.row);
  const headed = table.numbered.get((cell.column ?? -1) + shift);
  if (headed === undefined) return null;
  const kind = kindOfRow(document, table, cell.row) ?? headed;
  const text = document.text.slice(cell.start, cell.end);
  const [, cause, inner] = UNDER_CAUSE.exec(text) ?? [];
  if (cause !== undefined && inner !== undefined && hasCause(document, table, cause))
    return {
      keys: [makeKey('recommendation', inner, cause)],
      label: { start: cell.start, end: cell.end },
    };
  // "(7-9)" in brackets is a list like any other.
  const open = /^[\s*_"“#]{0,4}(?:\((?=\d{1,2}\s?[-–,&]))?/u.exec(text)?.[0].length ?? 0;
  if (!/^[\d(]/u.test(text.slice(open))) return null;
  const list = readList(text, open, { plural: true, short: false });
  if (list === null) return null;
  const after = text.slice(list.end);
  // "6 forces", "3.2 of the plan": the number must end there or head a text.
  if (
    !/^(?:$|[.):]|\s{0,2}\(|\s{1,3}(?:by|within|[\p{Lu}–—-]))/u.test(after) &&
    !/^\s/u.test(after)
  )
    return null;
  const keys = list.numbers.map((number) => makeKey(kind, number));
  return { keys, label: { start: cell.start + open, end: cell.start + list.end } };
}

function hasCause(document: SourceDocument, table: Table, cause: string): boolean {
  return [...table.rows.values()].some((row) =>
    row.some(({ start, end }) => CAUSE_CELL.exec(document.text.slice(start, end))?.[1] === cause),
  );
}

/** Words enough for a recommendation's text: a title in brackets is none. */
const SOME_WORDS = /^(?!\()(?:\S+\s+){4}/u;

/** Under a head that says "recommendation", what follows the number in its cell is the recommendation's text. */
export function textOfCell(
  document: SourceDocument,
  table: Table,
  cell: LayoutBlock,
  labelEnd: number,
): Span | null {
  const head = [...(table.rows.values().next().value ?? [])].find(
    ({ column }) => column === cell.column,
  );
  if (head === undefined || !/rec|argym|area|afi/iu.test(document.text.slice(head.start, head.end)))
    return null;
  const rest = trim(document.text, skipLead(document.text, labelEnd, cell.end), cell.end);
  if (rest === null || !SOME_WORDS.test(document.text.slice(rest.start, rest.end))) return null;
  return rest;
}

/** The request in a row: in the label's own cell after it, else in another cell that asks. */
export function askedInRow(
  document: SourceDocument,
  row: readonly LayoutBlock[],
  cell: LayoutBlock,
  labelEnd: number,
): Span | null {
  const own = askedSpan(document.text, labelEnd, cell.end, asksPlainly);
  if (own !== null) return own;
  if (trim(document.text, labelEnd, cell.end) !== null && cell.end - labelEnd > 120) return null;
  for (const other of row) {
    if (other === cell) continue;
    const asked = askedSpan(document.text, other.start, other.end);
    if (asked !== null) return asked;
  }
  return null;
}
