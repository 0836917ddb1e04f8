import type { RawBlock } from './blocks.js';
import type { Signature } from './signatures.js';
import type { Block } from './types.js';

/** Two signatures of different offices with no text between them: a joint letter. */
function areJoint(blocks: readonly Block[], one: number, other: number): boolean {
  const between = blocks.slice(one + 1, other);
  return other - one <= 8 && !between.some((b) => b.text.length > 120 || /[.!?]$/.test(b.text));
}

/**
 * A signature speaks for the running text above it, back to the signature before or to a heading that says whose
 * words follow. Headings go before.
 */
export function signVoices(blocks: RawBlock[], signatures: readonly Signature[]): void {
  let from = 0;
  for (const [i, signature] of signatures.entries()) {
    const span = blocks[signature.index];
    const next = signatures[i + 1];
    const both = signature.voice === 'joint';
    const joint =
      next &&
      !both &&
      next.voice !== signature.voice &&
      areJoint(blocks, signature.index, next.index);
    for (let at = signature.index - 1; at >= from; at--) {
      const block = blocks[at];
      if (!block) continue;
      const opens =
        block.heading &&
        (block.names?.voice === 'chief_constable' || block.names?.voice === 'policing_body');
      if (
        opens &&
        blocks.slice(at + 1, signature.index).some((b) => b.voice === block.names?.voice)
      )
        break;
      if (block.voice !== 'unmarked' || block.heading) continue;
      block.voice = joint ? 'joint' : signature.voice;
      block.voiceRule = joint || both ? 'both offices sign' : 'above the signature';
      block.voiceEvidence = span ? { start: span.start, end: span.end } : null;
    }
    for (const block of blocks.slice(Math.max(from, signature.index - 1), signature.index + 1)) {
      if (block.sentences.length > 0 && block.text.length < 240 && !/[.!?]$/.test(block.text))
        block.sentences = [];
    }
    from = joint && next ? next.index : signature.index + 1;
  }
}
