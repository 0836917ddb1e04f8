export { headingVoice } from './headingVoice.js';
export { continuesNormative, isNormative } from './normative.js';
export { segment } from './segment.js';
export type { Block, BlockVoice, SegmentedDocument, SegmentOptions, Sentence } from './types.js';
