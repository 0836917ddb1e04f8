export {
  type ColumnDescription,
  describeDatabase,
  type TableDescription,
} from './dictionary/describeDatabase.js';
export { type OpenOptions, openStore } from './open.js';
export type { QueryCell, QueryLimits, QueryResult } from './query/messages.js';
export { QUERY_LIMITS } from './query/messages.js';
export { runQuery } from './query/runQuery.js';
export { type Answer, answersOf, type Related, relatedTo, responsesOf } from './sameResponse.js';
export type * from './store.js';
export { STATS_GROUPS } from './store.js';
export { type DatabaseWriter, writeDatabase } from './writeDatabase.js';
