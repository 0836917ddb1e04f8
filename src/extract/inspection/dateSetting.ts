import { type DateValue, makeEvidence, type SourceDocument } from '../../model/index.js';
import type { DateMention } from '../dates/index.js';
import { lineIndexAt, type ZonedLine } from '../letter/zones.js';

/** The words before a date, on its line and on the line or cell that labels it. */
export interface DateSetting {
  mention: DateMention;
  before: string;
  after: string;
  label: string;
  /** The label is the head of a column, which dates several rows. */
  columned: boolean;
  /** The whole line. */
  line: string;
}

/** "Box 3  Last date for comments", "Q2. When ...", "B. Published on": the number of a field is no part of its label. */
const FIELD_NUMBER =
  /^(?:(?:box|field|question|item|section|part|q)\s{0,2})?(?:\d{1,2}[a-z]?|[A-Z](?=[.)]))[.):]?\s{1,4}(?=\p{L})/iu;

/** The head of a table's column over dates of several rows; null outside a table. */
export function columnHead(
  lines: readonly ZonedLine[],
  index: number,
  column: number,
): string | null {
  const width = lines[index]?.cells.length ?? 0;
  if (width < 3) return null;
  for (let i = index - 1; i >= Math.max(0, index - 8); i--) {
    const cells = lines[i]?.cells ?? [];
    const text = cells[column]?.text ?? '';
    if (/^[-:\s]*$/.test(text)) continue;
    if (cells.length !== width) return null;
    if (!/\d/.test(text)) return text;
  }
  return null;
}

/** Looks around one date. */
export function dateSetting(
  document: SourceDocument,
  lines: readonly ZonedLine[],
  mention: DateMention,
): DateSetting {
  const index = lineIndexAt(lines, mention.start);
  const line = lines[index];
  const cell = line?.cells.findLast((other) => other.start <= mention.start) ?? line;
  const before = document.text.slice(
    Math.max(cell?.start ?? 0, mention.start - 220),
    mention.start,
  );
  const after = document.text.slice(mention.end, mention.end + 140);
  let label = '';
  let columned = false;
  if (line && cell && /^[\s(]*(?:by|on)?\s{0,2}$/i.test(before)) {
    const column = line.cells.findIndex((other) => other.start === cell.start);
    const above = lines[index - 1];
    const head = column > 0 ? columnHead(lines, index, column) : null;
    columned = head !== null;
    if (column > 0) label = head ?? line.cells[column - 1]?.text ?? '';
    else if (above && line.group - above.group <= 2 && above.text.length < 80) label = above.text;
  }
  return {
    mention,
    before,
    after,
    label: label.replace(FIELD_NUMBER, ''),
    columned,
    line: line?.text ?? '',
  };
}

/** A date of the document with its words. */
export function dateValue(document: SourceDocument, mention: DateMention): DateValue {
  const { value, basis, start, end } = mention;
  return { value, basis, evidence: makeEvidence(document, start, end) };
}
