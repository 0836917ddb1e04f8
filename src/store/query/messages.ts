/** What bounds one query. */
export interface QueryLimits {
  /** Time in ms, from the start of the process; then it is killed. */
  ms: number;
  rows: number;
  /** Of all rows as JSON, in UTF-16 units. */
  characters: number;
  /** Memory that the process may hold, in bytes; then it is killed. */
  memoryBytes: number;
}

export const QUERY_LIMITS: QueryLimits = {
  ms: 10_000,
  rows: 1_000,
  characters: 20_000_000,
  memoryBytes: 768 * 2 ** 20,
};

/** A cell: blobs come as SQLite writes them, x'0a'; whole numbers beyond 2^53 as text. */
export type QueryCell = string | number | null;

export interface QueryResult {
  columns: string[];
  rows: QueryCell[][];
  /** Which limit ended it before all rows were given; null if none did. */
  stoppedAt: 'rows' | 'characters' | null;
}

/** To the process that runs the query. */
export interface QueryOrder {
  path: string;
  statement: string;
  limits: QueryLimits;
}

/** From it: rows in pieces, then the end. */
export type QueryMessage =
  | { columns: string[] }
  | { rows: QueryCell[][] }
  | { end: QueryResult['stoppedAt'] }
  | { refused: string };
