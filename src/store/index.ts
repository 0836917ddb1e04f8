export { type OpenOptions, openStore } from './open.js';
export type * from './store.js';
export { type DatabaseWriter, writeDatabase } from './writeDatabase.js';
