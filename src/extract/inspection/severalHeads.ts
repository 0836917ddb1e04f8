import type { InspectionRow } from '../../lexicon/index.js';
import type { SourceDocument, Span } from '../../model/index.js';
import type { Linked } from './link.js';

/** A title as it stands in the document, with the row of the catalogue that it is like. */
export interface Head extends Span {
  linked: Linked;
}

/** Less alike, a heading may be a loose word for the same report. */
const ALIKE = 0.85;
/** UTF-16 units of running text under a head; links under each other have none. */
const PROSE = 90;
/** Letters that a line may have beside the title: "HMICFRS report:". */
const BESIDE = 14;

function fillsLine({ text }: SourceDocument, { start, end }: Span): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  const rest = text.slice(from, start) + text.slice(end, to < 0 ? text.length : to);
  return rest.length < 60 && rest.replace(/[^\p{L}]/gu, '').length <= BESIDE;
}

function hasProse(text: string): boolean {
  return text.split('\n').some((line) => line.length >= PROSE);
}

/**
 * Titles of different reports that head a part of the document each ("1) An inspection of ...", its answer, "2) An
 * inspection of ...", its answer), in their order; none where there are not two.
 */
export function severalHeads(document: SourceDocument, heads: readonly Head[]): Head[] {
  const rows = new Map<InspectionRow, Head>();
  for (const head of [...heads].sort((a, b) => a.start - b.start)) {
    const { row, likeness } = head.linked;
    if (likeness >= ALIKE && !rows.has(row) && fillsLine(document, head)) rows.set(row, head);
  }
  const found = [...rows.values()];
  const parted = found.filter((head, index) =>
    hasProse(document.text.slice(head.end, found[index + 1]?.start ?? document.text.length)),
  );
  return parted.length > 1 && parted.length === found.length ? found : [];
}
