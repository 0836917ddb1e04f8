export { type OpenOptions, openStore } from './open.js';
export { slugOf } from './queries/documents.js';
export type * from './store.js';
