export { headingCore, headingVoice, RECOMMENDATION_LABEL } from './headingVoice.js';
export { languageOf } from './language.js';
export { continuesNormative, isNormative } from './normative.js';
export { segment } from './segment.js';
export { splitSentences } from './sentences.js';
export type { Block, BlockVoice, SegmentedDocument, SegmentOptions, Sentence } from './types.js';
