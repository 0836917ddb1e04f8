import {
  type Lexicon,
  probabilityOfBody,
  type SpeakerTrees,
  speakerModelOf,
} from '../lexicon/index.js';
import { speakerSignsIn } from './speakerSigns.js';
import { type Heard, speakerSurroundings } from './speakerSurroundings.js';
import type { Block } from './types.js';

/**
 * The rules are overruled where the model of speakers is so sure. On letters on which no rule had been mended the
 * rules were right of 84 claims in 100 and the model of 89; joined anywhere from 0.55 to 0.9 they differed by a point.
 */
export const SURE = 0.7;

/** Both offices together are told by what a paper says of itself, and a report's words or a field by other things. */
const SPEAKERS: ReadonlySet<Block['voice']> = new Set(['chief_constable', 'policing_body']);
/** Only such blocks are weighed. */
export const isOffices = (block: Block): boolean => SPEAKERS.has(block.voice);

/** Where marks of quotation, a column or a field say it at the very place, the rules were never wrong on fresh letters. */
const MARKED = /^(?:words introduced|column headed|field )/;

function likelier(ofBody: number): 'policing_body' | 'chief_constable' {
  return ofBody > 0.5 ? 'policing_body' : 'chief_constable';
}

function overrule(block: Block): void {
  const likely = likelier(block.ofBody ?? 0);
  block.voice = likely;
  // What the rule went by speaks for the other office.
  block.voiceEvidence = null;
  block.voiceRule = `its words and what stands around it are like the ${likely === 'policing_body' ? 'policing body' : 'force'}’s in other papers`;
}

/** A block by its own signs, then by what is held of those around it as well: their mean was right most often. */
function heardOf(
  blocks: readonly Block[],
  model: SpeakerTrees,
  lexicon: Lexicon,
  text: string,
): Heard[] {
  const heard: Heard[] = [];
  for (const [block, counted] of speakerSignsIn(blocks, lexicon, text, isOffices))
    heard.push({ block, ofBody: probabilityOfBody(model.first, counted) });
  const { again } = model;
  if (!again) return heard;
  const around = speakerSurroundings(heard);
  return heard.map(({ block, ofBody }, i) => ({
    block,
    ofBody: (ofBody + probabilityOfBody(again, around[i] ?? new Map())) / 2,
  }));
}

/**
 * A second opinion on whose words each block is, learnt from annotated letters; it knows nothing of what the rules
 * say, but of which blocks they decide together. Rules go wrong for a whole letter at once, where one of them misses
 * how the paper is built.
 */
export function overruleSpeakers(blocks: readonly Block[], lexicon: Lexicon, text: string): void {
  const model = speakerModelOf(lexicon);
  if (!model) return;
  // All are weighed before the first is overruled: what rules decided together is told by what they say.
  const heard = heardOf(blocks, model, lexicon, text);
  for (const { block, ofBody } of heard) {
    block.ofBody = ofBody;
    const differs = likelier(ofBody) !== block.voice;
    if (differs && !MARKED.test(block.voiceRule) && Math.max(ofBody, 1 - ofBody) > SURE)
      overrule(block);
  }
}
