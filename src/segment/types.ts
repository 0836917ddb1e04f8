import type { Voice } from '../lexicon/index.js';
import type { LayoutBlock, SourceDocument, Span } from '../model/index.js';

/** Whose words a block is, or why it is none of the response. `joint`: both sign, so nobody alone speaks. */
export type BlockVoice = Voice | 'artefact' | 'other_language';

/** A sentence of the reading text. Offsets are those of the document. */
export interface Sentence extends Span {
  text: string;
}

/** A layout block with what segmentation found out about it. */
export interface Block extends Span {
  index: number;
  layout: LayoutBlock;
  text: string;
  /** It names what follows: a heading, a form label alone on its line, a column head. */
  heading: boolean;
  /** Sentences of the block without a leading form label. Empty for headings, furniture and captions. */
  sentences: Sentence[];
  voice: BlockVoice;
  /** How many of its first sentences only ask or retell the report; an answer follows them in the same block. */
  asked: number;
  /** Which rule gave the voice, in plain words, and the words that it rests on. */
  voiceRule: string;
  voiceEvidence: Span | null;
  /** Probability that its words are the policing body's by the model of speakers; null where that says nothing. */
  ofBody: number | null;
  /** Headings and labels that it stands under, outermost first. */
  headings: Span[];
  /** A form label that opens the block ("Force response:"), colon included. */
  label: Span | null;
}

export interface SegmentedDocument {
  document: SourceDocument;
  blocks: Block[];
  /** ISO 639-1 code of the language of most of its words. */
  language: string;
}

export interface SegmentOptions {
  /** "The Commissioner" is the chief officer (London) and not the policing body. */
  commissionerIsChief?: boolean;
  /** Ids of the responding forces, where they are known. */
  responders?: readonly string[];
}
