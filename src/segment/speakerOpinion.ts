import { type Lexicon, probabilityOfBody, speakerModelOf } from '../lexicon/index.js';
import { speakerSignsIn } from './speakerSigns.js';
import type { Block } from './types.js';

/**
 * The rules are overruled where the model of speakers is so sure. On letters on which no rule had been mended the
 * rules were right of 88 claims in 100, the model of 87, and both so joined of 92; 0.8 and 0.95 gave a point less.
 */
export const SURE = 0.9;

/** The same for all blocks to which one rule gave one voice for one reason: pooled, what is doubtful alone is less so. */
export const SURE_OF_ALL = 0.8;

/** Both offices together are told by what a paper says of itself, and a report's words or a field by other things. */
const SPEAKERS: ReadonlySet<Block['voice']> = new Set(['chief_constable', 'policing_body']);

/** Where marks of quotation, a column or a field say it at the very place, the rules were never wrong on fresh letters. */
const MARKED = /^(?:words introduced|column headed|field )/;

const logOdds = (p: number): number => Math.log(p / (1 - p));

/** Blocks whose voice hangs on the same words of the paper. */
function decisions(blocks: readonly Block[]): Block[][] {
  const groups = new Map<string, Block[]>();
  for (const block of blocks) {
    const key = `${block.voice} ${block.voiceRule} ${block.voiceEvidence?.start ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(block);
    else groups.set(key, [block]);
  }
  return [...groups.values()];
}

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

/**
 * A second opinion on whose words each block is, learnt from annotated letters; it knows nothing of what the rules
 * say. Rules go wrong for a whole letter at once, where one of them misses how the paper is built.
 */
export function overruleSpeakers(blocks: readonly Block[], lexicon: Lexicon, text: string): void {
  const model = speakerModelOf(lexicon);
  if (!model) return;
  const heard: Block[] = [];
  const isOffices = (block: Block) => SPEAKERS.has(block.voice);
  for (const [block, counted] of speakerSignsIn(blocks, lexicon, text, isOffices)) {
    const values = model.signs.map((sign) => counted.get(sign) ?? 0);
    block.ofBody = probabilityOfBody(model, values);
    heard.push(block);
  }
  const doubtful = heard.filter(({ voiceRule }) => !MARKED.test(voiceRule));
  const differs = (block: Block) => likelier(block.ofBody ?? 0) !== block.voice;
  for (const group of decisions(doubtful)) {
    const mean = group.reduce((sum, { ofBody }) => sum + logOdds(ofBody ?? 0.5), 0) / group.length;
    const pooled = 1 / (1 + Math.exp(-mean));
    const all = likelier(pooled) !== group[0]?.voice && Math.max(pooled, 1 - pooled) > SURE_OF_ALL;
    for (const block of group.filter(differs)) {
      const body = block.ofBody ?? 0.5;
      if (all || Math.max(body, 1 - body) > SURE) overrule(block);
    }
  }
}
