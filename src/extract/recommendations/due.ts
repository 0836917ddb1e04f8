import type { PartialDate, SourceDocument, Span } from '../../model/index.js';
import type { DateMention } from '../dates/index.js';
import { datesIn } from './asked.js';
import type { Line } from './lines.js';

/** A column or field that holds the inspectorate's date; "target date" is mostly the force's own. */
const DUE_LABEL =
  /^\W{0,4}(?:(?:hmicfrs|recommendation|report|national|rec)\s)?(?:due(?: date| by)?|deadline|by when|date due|timescales?|to be (?:met|completed) by|completion date set by hmicfrs)\W{0,3}$/iu;
const DUE_FIELD =
  /^\W{0,4}(?:(?:hmicfrs|recommendation|report)\s)?(?:due(?: date| by)?|deadline|date due|timescales?)\s?[:–-]\s{0,3}/iu;

/** "Apr 25" in a column of dates is a month of 2025; anywhere else it is a day. */
const MONTH_SHORT_YEAR =
  /^\W{0,3}(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\p{L}{0,6}\.?[\s-]['’]?(\d{2})\W{0,3}$/iu;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Whether a column head or field label announces the date a recommendation is due. */
export function isDueLabel(text: string): boolean {
  return DUE_LABEL.test(text);
}

/** The date in a due cell or field, which holds little else. */
export function dateOfField(
  document: SourceDocument,
  span: Span,
  reference: PartialDate | null,
): DateMention | null {
  const words = document.text.slice(span.start, span.end);
  const short = MONTH_SHORT_YEAR.exec(words);
  if (short) {
    const month = MONTHS.indexOf((short[1] ?? '').slice(0, 3).toLowerCase()) + 1;
    const value = `20${short[2]}-${String(month).padStart(2, '0')}`;
    return { ...span, value, basis: 'stated', form: 'monthShortYear' };
  }
  return datesIn(document, span, reference)[0] ?? null;
}

/**
 * Where a table has been flattened to lines with "Due" as the last head, each entry ends in its date. Gives the
 * index of that head among the lines, or null.
 */
export function flattenedDueHead(lines: readonly Line[]): number | null {
  const at = lines.findIndex(({ text }, index) => {
    const next = lines[index + 1];
    return isDueLabel(text) && next !== undefined && !/\d{2}/u.test(next.text);
  });
  const line = lines[at];
  return line === undefined || line.block.kind === 'cell' ? null : at;
}

/** The line among those below a label that is a date and nothing else. */
export function dateLineBelow(
  document: SourceDocument,
  lines: readonly Line[],
  index: number,
  isLabel: (line: Line) => boolean,
): DateMention | null {
  for (const line of lines.slice(index + 1, index + 1 + FIELD_REACH)) {
    if (isLabel(line) || line.block.kind === 'heading') return null;
    // A dash or "TBC" in the place of the date.
    if (/^\W{0,2}(?:-|–|—|n\/?a|tbc|none)\W{0,2}$/iu.test(line.text)) return null;
    if (line.text.length > 24) continue;
    const date = dateOfField(document, line, null);
    if (date !== null && date.end - date.start >= line.text.trim().length - 2) return date;
  }
  return null;
}

/** How many lines below a label its "Due:" field may stand. */
const FIELD_REACH = 12;

/** The date of a "Due:" field among the lines below a label, up to the next label. */
export function dueField(
  document: SourceDocument,
  lines: readonly Line[],
  index: number,
  isLabel: (line: Line) => boolean,
  reference: PartialDate | null,
): DateMention | null {
  for (let at = index; at <= index + FIELD_REACH && at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || line.block.kind === 'cell') return null;
    if (at > index && isLabel(line)) return null;
    const field = DUE_FIELD.exec(line.text);
    if (field) {
      const span = { start: line.start + field[0].length, end: line.end };
      if (span.start < span.end) return dateOfField(document, span, reference);
    }
    if (isDueLabel(line.text)) {
      const next = lines[at + 1];
      return next ? dateOfField(document, next, reference) : null;
    }
  }
  return null;
}
