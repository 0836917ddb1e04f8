import type { Lexicon } from '../lexicon/index.js';
import {
  type ForceRef,
  type Given,
  type InspectionRef,
  type Problem,
  problem,
} from '../model/index.js';

/**
 * The forces that a document names, or else the one that the manifest gave, which has no evidence. A warning where the
 * document names others.
 */
export function withGivenBody(
  found: readonly ForceRef[],
  given: Given | null,
  lexicon: Lexicon,
): { forces: ForceRef[]; problems: Problem[] } {
  const row = lexicon.rows.bodies.find(({ id }) => id === given?.body);
  if (row && found.length === 0) {
    return { forces: [{ id: row.id, name: row.name, evidence: null }], problems: [] };
  }
  const named = found.map(({ name }) => name).join(', ');
  const problems =
    !row || found.some(({ id }) => id === row.id)
      ? []
      : [problem('body_differs', `The manifest says ${row.name}, the document ${named}.`)];
  return { forces: [...found], problems };
}

/**
 * The inspections of a document. One that it names and the catalogue does not know, or that it does not name at all, is
 * taken to be the one that the manifest gave; a warning where it names another of the catalogue.
 */
export function withGivenInspection(
  found: readonly InspectionRef[],
  given: Given | null,
  lexicon: Lexicon,
): { inspections: InspectionRef[]; problems: Problem[] } {
  const row = lexicon.rows.inspections.find(({ id }) => id === given?.inspection);
  const isKnown = found.some(({ catalogue }) => catalogue !== null);
  if (!row || found.some(({ ref }) => ref === row.id)) {
    return { inspections: [...found], problems: [] };
  }
  if (isKnown || found.length > 1) {
    const named = found.map(({ catalogue, ref }) => catalogue?.title ?? ref).join(', ');
    const message = `The manifest says ${row.title}, the document ${named}.`;
    return { inspections: [...found], problems: [problem('inspection_differs', message)] };
  }
  const catalogue = { id: row.id, title: row.title, published: row.published };
  const [own] = found;
  const filled: InspectionRef = own
    ? { ...own, ref: row.id, catalogue }
    : {
        ref: row.id,
        title: null,
        published: null,
        statedDeadline: null,
        evidence: null,
        catalogue,
      };
  return { inspections: [filled], problems: [] };
}
