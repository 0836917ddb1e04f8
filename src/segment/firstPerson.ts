import type { RawBlock } from './blocks.js';
import { OPENING_QUOTE } from './quotations.js';
import type { Voiced } from './voiced.js';
import { FIRST_PERSON, SPEAKS_AS } from './wording.js';
import { writerOf } from './writer.js';

/** "As Chief Constable, I": the voice of a block whose writer says in which office he or she speaks, or null. */
export function speaksAs(block: RawBlock, commissionerIsChief: boolean): Voiced | null {
  const own = SPEAKS_AS.exec(block.text.slice(0, 80));
  if (!own || block.heading) return null;
  const chief = /chief/i.test(own[0]) || (commissionerIsChief && !/crime/i.test(own[0]));
  return {
    voice: chief ? 'chief_constable' : 'policing_body',
    rule: 'the writer says in which office he or she speaks',
    evidence: { start: block.start, end: block.end },
  };
}

/** Whether the section around a block is told in the first person or in quotation marks. */
export function inFirstPerson(
  blocks: readonly RawBlock[],
  block: RawBlock,
  commissionerIsChief: boolean,
): boolean {
  const speaks = (b: RawBlock) => FIRST_PERSON.test(b.text) || OPENING_QUOTE.test(b.text);
  if (speaks(block)) return true;
  const opens = (b: RawBlock) => b.heading && b.names !== null;
  const before = blocks.slice(0, block.index).findLastIndex(opens);
  const after = blocks.findIndex((b) => b.index > block.index && opens(b));
  const section = blocks.slice(before + 1, after < 0 ? undefined : after);
  const others = (b: RawBlock) => writerOf(b.text, commissionerIsChief) === 'policing_body';
  return section.some(speaks) && !section.some(others);
}
