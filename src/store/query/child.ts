import { Worker } from 'node:worker_threads';
import { openForReading } from '../openForReading.js';
import type { QueryCell, QueryLimits, QueryMessage, QueryOrder } from './messages.js';
import { mustAsk } from './readsOnly.js';

/*
 * The process that runs one query and ends. A running statement cannot be stopped from within (better-sqlite3 is built
 * without a progress callback), and a read-only connection still lets it run for ever or ask for all memory. So the
 * parent kills this process at its time, and a thread of its own does so too where the parent is gone or memory runs out.
 */

const ROWS_AT_ONCE = 200;
/** Time beyond the limit after which the guard does what the parent should have done, in ms. */
const GRACE_MS = 2_000;

// The listener keeps the process until the parent has all messages and ends it.
process.on('message', (order: QueryOrder) => {
  guard(order.limits);
  try {
    run(order);
  } catch (error) {
    say({ refused: error instanceof Error ? error.message : String(error) });
  }
});
process.on('disconnect', () => process.exit(0));

function run({ path, statement, limits }: QueryOrder): void {
  mustAsk(statement);
  const database = openForReading(path, 5_000);
  const prepared = database.prepare<unknown[], unknown[]>(statement);
  if (!prepared.reader || !prepared.readonly) {
    throw new Error('Only statements that return rows and change nothing can be run.');
  }
  const columns = prepared.columns().map(({ name }) => name);
  say({ columns });
  let [rows, held, characters]: [QueryCell[][], number, number] = [[], 0, 0];
  let stoppedAt: 'rows' | 'characters' | null = null;
  for (const values of prepared.raw().safeIntegers().iterate()) {
    if (held === limits.rows) {
      stoppedAt = 'rows';
      break;
    }
    const row = values.map(cell);
    characters += JSON.stringify(row).length;
    if (characters > limits.characters) {
      stoppedAt = 'characters';
      break;
    }
    held++;
    rows.push(row);
    if (rows.length < ROWS_AT_ONCE) continue;
    say({ rows });
    rows = [];
  }
  say({ rows });
  say({ end: stoppedAt });
  database.close();
}

function cell(value: unknown): QueryCell {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  }
  if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString('hex')}'`;
  throw new Error('SQLite gave a value of no known type');
}

function say(message: QueryMessage): void {
  process.send?.(message);
}

/** Kills this process where it holds too much, or the parent has not done so in time. */
function guard({ ms, memoryBytes }: QueryLimits): void {
  const workerData = { ms: ms + GRACE_MS, memoryBytes };
  new Worker(GUARD, { eval: true, workerData }).unref();
}

// Plain JavaScript, because a worker made from a string is not compiled.
const GUARD = `
const { workerData } = require('node:worker_threads');
const began = Date.now();
setInterval(() => {
  const late = Date.now() - began > workerData.ms;
  if (late || process.memoryUsage.rss() > workerData.memoryBytes) process.kill(process.pid, 'SIGKILL');
}, 20);
`;
