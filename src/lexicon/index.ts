export {
  ARBITER_LABELS,
  type Arbiter,
  type ArbiterLabel,
  ArbiterModel,
  arbiterFrom,
  arbiterOf,
  scaleOf,
  withArbiter,
} from './arbiter.js';
export * from './bodies.js';
export * from './classifier.js';
export * from './common.js';
export * from './compiled.js';
export * from './inspections.js';
export { type Lexicon, type LoadOptions, loadLexicon } from './load.js';
export * from './pattern.js';
export type { LexiconRows, PackKindName } from './registry.js';
export * from './schemas.js';
export * from './secondLookModel.js';
export { softmax } from './softmax.js';
export * from './speakerModel.js';
export * from './speakerSigns.js';
export { type VerbForms, verbFormsOf } from './verbForms.js';
export { view } from './view.js';
