import { type Problem, problem } from '../../model/index.js';
import { type MarkupBlock, wordsOf } from './blocks.js';

const SALUTATION =
  /^Dear (?:Home Secretary|Secretary of State|Minister|Sir|Madam|[A-Z][\w'’-]{1,30})\b/;
/** A heading that opens a response to a report; not one that opens a part of it. */
const OPENS = /\b(?:response|reply|comments?)\b/i;
const REPORT =
  /\b(?:inspections?|report|HMICFRS|HMIC|PEEL|spotlight|super-complaint|section 55)\b/i;
const PART =
  /\b(?:recommendations?|chief constable|area for improvement|cause of concern|finding)\b/i;
/** A response has at least so many units. */
const SHORTEST = 250;

/**
 * The warning `several_responses` if a page holds more than one response: several salutations, or several headings of
 * one level that each open a response to a report and have words below them.
 */
export function severalResponses(blocks: readonly MarkupBlock[]): Problem[] {
  const salutations = blocks.filter(
    (block) => block.kind === 'text' && SALUTATION.test(wordsOf(block)),
  ).length;
  const headings = Math.max(0, ...openingsByLevel(blocks).values());
  const count = Math.max(salutations, headings);
  if (count < 2) return [];
  const sign = salutations >= headings ? 'salutations' : 'headings of responses';
  return [problem('several_responses', `It has ${count} ${sign}.`)];
}

function openingsByLevel(blocks: readonly MarkupBlock[]): Map<number, number> {
  const byLevel = new Map<number, number>();
  const seen = new Set<string>();
  blocks.forEach((block, index) => {
    if (block.kind === 'row' || block.level === undefined) return;
    const words = wordsOf(block);
    if (!OPENS.test(words) || !REPORT.test(words) || PART.test(words) || seen.has(words)) return;
    seen.add(words);
    if (wordsUnder(blocks, index, block.level) < SHORTEST) return;
    byLevel.set(block.level, (byLevel.get(block.level) ?? 0) + 1);
  });
  return byLevel;
}

/** Units of the blocks after a heading, up to the next of its level; counted no further than need be. */
function wordsUnder(blocks: readonly MarkupBlock[], heading: number, level: number): number {
  let length = 0;
  for (let index = heading + 1; index < blocks.length && length < SHORTEST; index++) {
    const block = blocks[index] as MarkupBlock;
    if (block.kind === 'text' && block.level !== undefined && block.level <= level) break;
    length += wordsOf(block).length;
  }
  return length;
}
