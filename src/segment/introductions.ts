import type { RawBlock } from './blocks.js';
import { handsOver, retoldAfter, sumsUp } from './handovers.js';
import type { HeadingOptions } from './headingVoice.js';
import { leadsToForce } from './leads.js';
import { closesQuotation, introduces, OPENING_QUOTE } from './quotations.js';
import type { Voiced } from './voiced.js';
import { WE_MEANS } from './wording.js';

/** What follows a block is another's: as a quotation, or until the office takes the word back. */
export interface GivenWord {
  voiced: Voiced;
  quoted: boolean;
  /** The quotation stands in marks. */
  marked: boolean;
  /** A sentence gives the word, so that another may take it back. */
  handsOver: boolean;
}

/** Whether a block gives the word to another, and how; null where it does not. `section` is where it stands. */
export function givesTheWord(
  blocks: readonly RawBlock[],
  block: RawBlock,
  section: Voiced,
  speakers: Pick<HeadingOptions, 'commissionerIsChief' | 'labels'>,
  document: string,
): GivenWord | null {
  const evidence = { start: block.start, end: block.end };
  const next = blocks[block.index + 1];
  const marked = OPENING_QUOTE.test(next?.text ?? '');
  const given =
    leadsToForce(block.text, speakers.labels) ||
    (section.voice !== 'chief_constable' && handsOver(block.text));
  const follows = given && !retoldAfter(blocks, block.index) && !sumsUp(blocks, block.index);
  if (follows || WE_MEANS.test(block.text)) {
    const rule = follows
      ? 'the force is said to answer as follows'
      : 'the paper says that "we" means the force';
    const voiced: Voiced = { voice: 'chief_constable', rule, evidence };
    return { voiced, quoted: follows && marked, marked, handsOver: follows };
  }
  // What the inspectors said stays theirs.
  if (section.voice === 'inspectorate_finding' || !next) return null;
  const atLength = quotedAtLength(blocks, block.index);
  if (atLength) {
    const rule = 'words introduced as those of another';
    const voiced: Voiced = { voice: 'chief_constable', rule, evidence };
    return { voiced, quoted: true, marked: true, handsOver: false };
  }
  const speaker = introduces(block.text, speakers.commissionerIsChief, document, section.voice);
  if (!speaker) return null;
  const voiced: Voiced = { voice: speaker, rule: 'words introduced as those of another', evidence };
  return { voiced, quoted: true, marked, handsOver: false };
}

const OF_FORCE = /\bchief (?:constable|officer)\b|\b(?:force|constabulary)\b/i;
const ITS_WORDS =
  /\b(?:wrote|writes?|written|words|letter|answer(?:s|ed)?|repl(?:y|ied|ies)|says?|said|sent|note|comments?|response|statement)\b/i;
const OF_OTHERS =
  /\b(?:hmicfrs|inspectors?|inspectorate|report|council|trust|victims?|survivors?)\b/i;

/**
 * Whether the paragraphs after a block are one quotation, each opened by a mark and none but the last closed, of a
 * force that the block or the one before it names as their writer.
 */
function quotedAtLength(blocks: readonly RawBlock[], index: number): boolean {
  const opens = (at: number) => OPENING_QUOTE.test(blocks[at]?.text ?? '');
  if (opens(index) || !opens(index + 1) || !opens(index + 2)) return false;
  if (closesQuotation(blocks[index + 1]?.text ?? '')) return false;
  const last = (blocks[index]?.text ?? '').slice(-200);
  const before = `${blocks[index - 1]?.text ?? ''} ${blocks[index]?.text ?? ''}`.slice(-500);
  return ITS_WORDS.test(last) && OF_FORCE.test(before) && !OF_OTHERS.test(last);
}
