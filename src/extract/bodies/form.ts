import type { BodyRow, PolicingBodyForm } from '../../lexicon/index.js';
import type { BodyType, PartialDate } from '../../model/index.js';

/** Whether a form held at some time within a date, which may be a whole month or year. */
function heldAt(form: PolicingBodyForm, date: PartialDate): boolean {
  const from = form.from ?? '';
  const to = form.to ?? '9999';
  // Compared at the precision that both have: the month of a change belongs to both forms.
  const length = (other: string) => Math.min(date.length, other.length);
  return (
    date.slice(0, length(from)) >= from.slice(0, length(from)) &&
    date.slice(0, length(to)) <= to.slice(0, length(to))
  );
}

/**
 * The form that the policing body of an area had when it answered. The date decides; in the month of a change, or
 * without a date, the type that the document's own words give; else the latest form.
 */
export function formAt(
  row: BodyRow,
  date: PartialDate | null,
  type: BodyType | null,
): PolicingBodyForm {
  const held = date === null ? [] : row.policingBodies.filter((form) => heldAt(form, date));
  const possible = held.length > 0 ? held : row.policingBodies;
  const named = possible.findLast((form) => form.type === type);
  return named ?? (possible.at(-1) as PolicingBodyForm);
}
