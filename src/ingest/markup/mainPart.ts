import type { Measure } from './clutter.js';
import { attribute, type MarkupNode, nameOf, outermost } from './nodes.js';

/** The part that a page marks as its main one must hold this share of the words that are no clutter. */
const ENOUGH = 0.25;
const IDS = /^(?:main|content|main[_-]?content|page[_-]?content|primary|skip[_-]?link[_-]?target)$/;

/**
 * The element that holds what a page says: the one that it marks so, if it is one and holds enough; else `body`.
 * A page whose articles stand beside each other is read whole.
 */
export function mainPart(
  body: MarkupNode,
  measures: ReadonlyMap<MarkupNode, Measure>,
  total: number,
): MarkupNode {
  const marks: ((element: MarkupNode) => boolean)[] = [
    (element) => nameOf(element) === 'main' || attribute(element, 'role') === 'main',
    (element) => nameOf(element) === 'article',
    (element) => IDS.test(attribute(element, 'id')),
  ];
  for (const mark of marks) {
    const [only, ...others] = outermost(body, mark);
    if (!only || others.length > 0) continue;
    if ((measures.get(only)?.words ?? 0) >= ENOUGH * total) return only;
  }
  return body;
}
