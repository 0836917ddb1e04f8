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

const speaks = (b: RawBlock) => FIRST_PERSON.test(b.text) || OPENING_QUOTE.test(b.text);

/** The blocks between the headings around a block that name a speaker. */
function sectionOf(blocks: readonly RawBlock[], block: RawBlock): readonly RawBlock[] {
  const opens = (b: RawBlock) => b.heading && b.names !== null;
  const before = blocks.slice(0, block.index).findLastIndex(opens);
  const after = blocks.findIndex((b) => b.index > block.index && opens(b));
  return blocks.slice(before + 1, after < 0 ? undefined : after);
}

/** Whether the section around a block is told in the first person or in quotation marks. */
function inFirstPerson(
  blocks: readonly RawBlock[],
  block: RawBlock,
  commissionerIsChief: boolean,
): boolean {
  if (speaks(block)) return true;
  const section = sectionOf(blocks, block);
  const others = (b: RawBlock) => writerOf(b.text, commissionerIsChief) === 'policing_body';
  return section.some(speaks) && !section.some(others);
}

/** "The Constabulary reports that", "the Force has confirmed": how another passes on what a force says. */
const PASSES_ON =
  /\b[Tt]he (?:[Ff]orce|[Cc]onstabulary|[Pp]olice [Ss]ervice|[Cc]hief [Cc]onstable) (?:(?:has|had|have|also|further|therefore) ){0,2}(?:states?|stated|confirms?|confirmed|reports?|reported|says|said|considers?|informs?|informed|advises?|advised|assures?|assured|undertaken to|indicates?|indicated|explains?|explained|tells?|told)\b/g;
/** One such sentence a force may write of itself. */
const PASSED_ON_OFTEN = 2;

/**
 * Whether another tells, under a heading that names the force, what the force says: it passes on its words more than
 * once and nowhere says "we" or quotes.
 */
function toldByAnother(blocks: readonly RawBlock[], block: RawBlock): boolean {
  const section = sectionOf(blocks, block);
  if (section.some(speaks)) return false;
  const times = section.reduce((n, b) => n + [...b.text.matchAll(PASSES_ON)].length, 0);
  return times >= PASSED_ON_OFTEN;
}

/** Whether what stands under the force's name is told by another: only its own first person makes it the force's. */
export function isRetold(
  blocks: readonly RawBlock[],
  block: RawBlock,
  voiced: Voiced,
  section: Voiced,
  commissionerIsChief: boolean,
): boolean {
  if (voiced.firstPerson) return !inFirstPerson(blocks, block, commissionerIsChief);
  return (
    voiced.voice === 'chief_constable' &&
    section.underHeading === true &&
    block.layout.kind !== 'cell' &&
    toldByAnother(blocks, block)
  );
}

/** "We have trained", "our officers": they who act, and not the inspectors who say "we found". */
const WE_ACT =
  /\b[Ww]e (?:have|will|are|had|do|did|now|also|can|shall|intend|plan|use|run|hold|accept)\b|\b[Oo]ur (?:own )?(?:officers|staff|force|policy|training|teams?|procedures?|profile|control room|crime|systems?)\b/;
const ALONE = /\b(?:I|my)\b/;
const INSPECTORS_SPEAK =
  /\b[Ww]e (?:(?:also|have|had) )?(?:found|saw|seen|examined|looked|inspected|recommend(?:ed)?|reviewed|heard|visited|spoke|spoken|expected|identified|were (?:pleased|concerned|told|disappointed|encouraged))\b|\b[Oo]ur (?:inspections?|inspectors|fieldwork|report|findings|last inspection|sample)\b/;

/** Under a heading of findings a paragraph in the first person of those who act is theirs; null where it is not. */
export function ofThoseWhoAct(words: string, section: Voiced): Voiced | null {
  if (section.voice !== 'inspectorate_finding') return null;
  if (!WE_ACT.test(words) || INSPECTORS_SPEAK.test(words)) return null;
  // What was found is the force's to act on; one person alone who writes is the office holder.
  const voice = ALONE.test(words) ? 'unmarked' : 'chief_constable';
  return { voice, rule: 'under findings, in the first person of those who act', evidence: null };
}
