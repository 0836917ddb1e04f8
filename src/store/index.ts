export { type OpenOptions, openStore } from './open.js';
export { type Answer, answersOf, type Related, relatedTo, responsesOf } from './sameResponse.js';
export type * from './store.js';
export { STATS_GROUPS } from './store.js';
