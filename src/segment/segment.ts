import type { Lexicon } from '../lexicon/index.js';
import type { SourceDocument } from '../model/index.js';
import { makeBlocks, type RawBlock } from './blocks.js';
import { withFieldLines } from './fieldLines.js';
import { labelsOf } from './labels.js';
import { languageOf } from './language.js';
import { findSignatures } from './signatures.js';
import { signVoices } from './signVoices.js';
import { overruleSpeakers } from './speakerOpinion.js';
import type { BlockVoice, SegmentedDocument, SegmentOptions } from './types.js';
import { Walk } from './walk.js';
import { writerOf } from './writer.js';

/** A paper of a chief officer to the authority or board is in the chief officer's words. */
const CHIEF_REPORTS =
  /(?:report (?:of|by|from)|author|submitted by|prepared by|from)\s{0,3}:?\s{0,3}(?:the )?(?:temporary |acting |deputy |assistant )?(?:chief constable|commissioner)\b(?![’']s (?:office|response))(?! (?:for|of) police and crime)/i;

/** A paper that says at its head that both offices write it. */
const BOTH_WRITE =
  /\bjoint (?:response|reply|letter|statement|submission|comments) (?:of|by|from)\b[^.]{0,120}\b(?:commissioner|mayor|authority|mopac)\b[^.]{0,80}\b(?:chief constable|chief officer|constabulary|police)\b|\bjoint (?:response|reply|letter|statement|submission|comments) (?:of|by|from)\b[^.]{0,80}\bchief constable\b[^.]{0,80}\b(?:commissioner|mayor)\b|\b(?:we (?:write|respond|reply) (?:together|jointly)|we are (?:writing|responding|replying) (?:together|jointly)|this is (?:a|our) joint (?:response|letter|reply|statement))\b/i;

function defaultOf(opening: string, london: boolean): { voice: BlockVoice; rule: string } {
  if (BOTH_WRITE.test(opening)) return { voice: 'joint', rule: 'both offices write together' };
  return london && CHIEF_REPORTS.test(opening)
    ? { voice: 'chief_constable', rule: 'the paper is the chief officer’s report' }
    : {
        voice: 'policing_body',
        rule: 'nothing says otherwise: the paper is the policing body’s',
      };
}

/** In a paper of both, a paragraph that speaks of one office as of another is the other's alone. */
function partJoint(blocks: readonly RawBlock[], london: boolean): void {
  for (const block of blocks) {
    if (block.voice !== 'joint' || block.heading) continue;
    const writer = writerOf(block.text, london);
    if (!writer) continue;
    block.voice = writer;
    block.voiceRule = 'it speaks of the other office as of another';
    block.voiceEvidence = { start: block.start, end: block.end };
  }
}

/**
 * Finds blocks, sentences, headings and whose words each block is. Strongest first: headings and labels, table
 * columns, quotations, what the words themselves do (asking), signatures, and last the kind of paper.
 */
export function segment(
  source: SourceDocument,
  lexicon: Lexicon,
  options: SegmentOptions = {},
): SegmentedDocument {
  const london = options.commissionerIsChief ?? false;
  const labels = labelsOf(source.text, lexicon, options.responders ?? [], london);
  const speakers = { commissionerIsChief: london, labels };
  const document = { ...source, layout: withFieldLines(source, lexicon, speakers) };
  const blocks = makeBlocks(document, lexicon, speakers);
  const signatures = findSignatures(
    document.layout,
    (layout) => document.text.slice(layout.start, layout.end),
    london,
  ).filter(({ index }) => !blocks[index]?.heading);
  new Walk(document, blocks, lexicon, speakers, signatures).run();
  const { voice, rule } = defaultOf(document.text.slice(0, 1600), london);
  const byDefault = () => {
    for (const block of blocks.filter((one) => one.voice === 'unmarked')) {
      block.voice = voice;
      block.voiceRule = rule;
    }
  };
  // Who signs tells less than a head that names both.
  if (voice === 'joint') byDefault();
  signVoices(blocks, signatures);
  byDefault();
  partJoint(blocks, london);
  overruleSpeakers(blocks, lexicon, document.text);
  return { document, blocks, language: languageOf(document.text, lexicon) };
}
