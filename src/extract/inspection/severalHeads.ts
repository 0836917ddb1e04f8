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

/** "comments on: (a) An inspection of ...; and (b) An inspection of ...": items under a line that says there are several. */
const ITEM = /(?:^|\n)\s{0,8}(?:\([a-z\d]\)|\d[.)]|[a-z][.)])\s{1,3}$/i;
const SEVERAL = /\b(?:two|three|both|inspections|reports|publications)\b/i;
/** UTF-16 units before the first item, and between two. */
const NEAR = 400;

function areListed({ text }: SourceDocument, heads: readonly Head[]): boolean {
  const [first] = heads;
  if (
    heads.length < 2 ||
    !first ||
    !SEVERAL.test(text.slice(Math.max(0, first.start - NEAR), first.start))
  )
    return false;
  return heads.every(
    ({ start }, index) =>
      ITEM.test(text.slice(Math.max(0, start - 12), start)) &&
      (index === 0 || start - (heads[index - 1]?.end ?? 0) < NEAR),
  );
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
  if (areListed(document, found)) return found;
  const parted = found.filter((head, index) =>
    hasProse(document.text.slice(head.end, found[index + 1]?.start ?? document.text.length)),
  );
  return parted.length > 1 && parted.length === found.length ? found : [];
}
