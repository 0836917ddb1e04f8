import type { RawBlock } from './blocks.js';

/**
 * Whose the words under a heading without an office ("Update") are: the force's where the next heading or label that
 * names an office names the force ("Force comments"). Null where it does not tell.
 */
export function ownerOfHeading(
  blocks: readonly RawBlock[],
  heading: RawBlock,
): 'chief_constable' | null {
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
