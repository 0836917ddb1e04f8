import type { RawBlock } from './blocks.js';

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
