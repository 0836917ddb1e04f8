export { attendeesOf, turnOf } from './attendees.js';
export { handsOver, saysTakenBack } from './handovers.js';
export { headingVoice } from './headingVoice.js';
export { continuesNormative, isNormative } from './normative.js';
export { isQuestion } from './questions.js';
export { unmarkedWords } from './quotations.js';
export { rowShift } from './rowShift.js';
export { segment } from './segment.js';
export type { Block, BlockVoice, SegmentedDocument, SegmentOptions, Sentence } from './types.js';
