import type { RawBlock } from './blocks.js';
import { RECOMMENDATION_LABEL } from './headingVoice.js';
import { ASKS_OR_FAULTS, asksBarely, FIRST_PERSON } from './wording.js';

/** "She notes that officers have not ...": the office tells it. */
const OFFICE_TELLS =
  /^\W{0,3}(?:he|she|the (?:police and crime )?commissioner|the (?:pcc|pfcc|mayor|authority|chief constable))\b/i;

/**
 * Whether a block right under a number retells what the inspectorate found or asks there: where all answers are
 * labelled, whatever stands before the first label; else the third person in the present, without "we".
 */
export function retells(blocks: readonly RawBlock[], block: RawBlock, words: string): boolean {
  const previous = blocks[block.index - 1];
  const numbered = (text: string) => RECOMMENDATION_LABEL.test(text.trim());
  const own =
    block.label !== null &&
    numbered(block.text.slice(block.label.start - block.start, block.label.end - block.start));
  const above =
    previous !== undefined &&
    (previous.heading || previous.label?.end === previous.end) &&
    numbered(previous.text);
  if (!own && !above) return false;
  if (FIRST_PERSON.test(words) || OFFICE_TELLS.test(words)) return false;
  const next = blocks[block.index + 1];
  const answered =
    next?.label &&
    (next.names?.voice === 'chief_constable' || next.names?.voice === 'policing_body');
  if (answered && block.names === null) return true;
  // Between a cause of concern and its first recommendation stands what is wrong.
  if (above && next && /^\W{0,3}causes? of concern/i.test(previous.text) && block.names === null)
    if ((next.heading || next.label) && /^\W{0,3}rec/i.test(next.text)) return true;
  return ASKS_OR_FAULTS.test(words) || asksBarely(words);
}
