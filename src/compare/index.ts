export type { Catalogue } from './catalogue.js';
export { type CompareOptions, compare } from './compare.js';
export type * from './comparison.js';
export { recommendationsOf } from './recommendationsOf.js';
export { FLAG_WORDS, POSITION_WORDS, STANDING_LINE, TABLE_HEADER } from './words.js';
