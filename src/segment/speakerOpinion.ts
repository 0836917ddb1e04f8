import { type Lexicon, probabilityOfBody, speakerModelOf } from '../lexicon/index.js';
import { speakerSignsIn } from './speakerSigns.js';
import type { Block } from './types.js';

/**
 * The rules are overruled where the model of speakers is so sure. On letters on which no rule had been mended the
 * rules were right of 88 claims in 100, the model of 87, and both so joined of 92; 0.8 and 0.95 gave a point less.
 */
export const SURE = 0.9;

/** Voices that the counts of signs can tell apart; a report's words or a field are told by other things. */
const SPEAKERS: ReadonlySet<Block['voice']> = new Set([
  'chief_constable',
  'policing_body',
  'joint',
]);

/**
 * A second opinion on whose words each block is, learnt from annotated letters; it knows nothing of what the rules
 * say. Rules go wrong for a whole letter at once, where one of them misses how the paper is built.
 * @returns the share of the words of both offices that rules and model give to different ones.
 */
export function overruleSpeakers(blocks: readonly Block[], lexicon: Lexicon, text: string): number {
  const model = speakerModelOf(lexicon);
  if (!model) return 0;
  const signs = speakerSignsIn(blocks, lexicon, text);
  let all = 0;
  let disputed = 0;
  for (const block of blocks) {
    const counted = signs.get(block.index);
    if (!counted || !SPEAKERS.has(block.voice)) continue;
    const values = model.signs.map((sign) => counted.get(sign) ?? 0);
    const body = probabilityOfBody(model, values);
    block.ofBody = body;
    const likely = body > 0.5 ? 'policing_body' : 'chief_constable';
    all += block.text.length;
    if (likely === block.voice) continue;
    disputed += block.text.length;
    if (Math.max(body, 1 - body) <= SURE) continue;
    block.voice = likely;
    block.voiceRule = `its words and what stands around it are like the ${likely === 'policing_body' ? 'policing body' : 'force'}’s in other papers`;
  }
  return all === 0 ? 0 : disputed / all;
}
