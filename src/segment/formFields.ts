import type { RawBlock } from './blocks.js';
import type { Voiced } from './voiced.js';

/**
 * Whose the words under a heading without an office ("Update") are: the force's where the next heading or label that
 * names an office names the force ("Force comments"). Null where it does not tell.
 */
function ownerOfHeading(blocks: readonly RawBlock[], heading: RawBlock): 'chief_constable' | null {
  const next = blocks
    .slice(heading.index + 1)
    .find(({ names }) => names?.voice === 'chief_constable' || names?.voice === 'policing_body')
    ?.names?.voice;
  const offices = new Set(blocks.map(({ names }) => names?.voice));
  const both = offices.has('chief_constable') && offices.has('policing_body');
  return both && next === 'chief_constable' ? next : null;
}

/**
 * Whose a field without an office ("Progress:", "Accepted:") is: the next labelled office's where that is the force;
 * the force's too where only the comments of the policing body are ever labelled, and more than once.
 */
export function ownerOf(blocks: readonly RawBlock[], field: RawBlock): 'chief_constable' | null {
  const speaks = (block: RawBlock) =>
    block.label !== null &&
    (block.names?.voice === 'chief_constable' || block.names?.voice === 'policing_body');
  const next = blocks.slice(field.index + 1, field.index + 9).find(speaks)?.names?.voice;
  if (next === 'chief_constable') return next;
  if (next !== 'policing_body') return null;
  const labelled = blocks.filter(speaks);
  // "Chief Constable: J. Doe" names a person and speaks for nobody.
  const chiefs = labelled.some(
    (block) => block.names?.voice === 'chief_constable' && block.text.length > 60,
  );
  return !chiefs && labelled.length > 1 ? 'chief_constable' : null;
}

/**
 * The voice under a heading "Update" that stands below the text of a recommendation, as fields of a form do, where
 * nobody has been given the word (`enclosing`) but by the title of the paper; null for other headings.
 */
export function fieldHeading(
  blocks: readonly RawBlock[],
  heading: RawBlock,
  enclosing: Voiced,
): Voiced | null {
  const asked = blocks[heading.index - 1]?.voice === 'recommendation_text';
  const byTitle = (enclosing.evidence?.start ?? 0) <= (blocks[3]?.start ?? 0);
  if (heading.names?.id !== 'answer' || !asked) return null;
  if (enclosing.voice === 'chief_constable' || !byTitle) return null;
  const voice = ownerOfHeading(blocks, heading);
  const evidence = { start: heading.start, end: heading.end };
  return voice && { voice, rule: `field "${heading.text}"`, evidence, ofField: true };
}

/** After a label: more than a name or a date. */
const SAYS = /(?:\S+\s+){3}\S/;

/** Whether labels of the form "Force: ..." and "PCC: ..." both occur, so that a label holds until the next one. */
export function bothLabelled(blocks: readonly RawBlock[], text: string): boolean {
  const voices = new Set(
    blocks
      .filter((b) => b.label && b.names && SAYS.test(text.slice(b.label.end, b.end)))
      .map((b) => b.names?.voice ?? ''),
  );
  return voices.has('chief_constable') && voices.has('policing_body');
}

/** Words that answer in the field itself: "Recommendation: accepted. We have ...". */
const ANSWERS_HERE =
  /\b(?:we|our|I|my)\b|^\W{0,3}(?:accepted|agreed|complete[d]?|closed|done|met|ongoing|not accepted)\b/i;
/** UTF-16 units: a shorter value may be a state. */
const STATEMENT = 40;

/** "Area for improvement: ..." over "Response: ...": the field is what is asked, however it is worded. */
export function isAnswered(blocks: readonly RawBlock[], block: RawBlock, value: string): boolean {
  // "Cause of concern: The force does not have ...": whatever follows, the fault is the inspectorate's to find.
  const label = block.text.slice(0, block.text.length - value.length);
  if (/\b(?:cause|causes) of concern\b|\bareas? for improvement\b|\bafis?\b/i.test(label)) {
    if (value.length >= STATEMENT && !ANSWERS_HERE.test(value)) return true;
  }
  const next = blocks[block.index + 1];
  if (!next?.label && !next?.heading) return false;
  const voice = next.names?.voice;
  return voice === 'chief_constable' || voice === 'policing_body' || voice === 'unmarked';
}
