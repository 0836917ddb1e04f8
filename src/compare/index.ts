export {
  compareByTopic,
  type TopicCell,
  type TopicComparison,
  type TopicRow,
} from './byTopic.js';
export type { Catalogue } from './catalogue.js';
export {
  CLOCK_BASIS_WORDS,
  CLOCK_VALUES,
  CLOCK_WORDS,
  type Clock,
  type ClockValue,
  clockOf,
  clockText,
} from './clock.js';
export { type CompareOptions, compare } from './compare.js';
export type * from './comparison.js';
export { diff, type Snapshot } from './diff/diff.js';
export * from './diff/difference.js';
export { type Narrowing, narrow } from './narrow.js';
export { recommendationsOf } from './recommendationsOf.js';
export {
  basisText,
  FLAG_WORDS,
  POSITION_WORDS,
  STANDING_LINE,
  TABLE_HEADER,
} from './words.js';
