import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StoreError, UsageError } from '../../model/errors.js';
import {
  QUERY_LIMITS,
  type QueryLimits,
  type QueryMessage,
  type QueryOrder,
  type QueryResult,
} from './messages.js';
import { mustAsk } from './readsOnly.js';

/** The heap of the process, in MB: rows go to the parent in pieces, so that it needs little. */
const HEAP_MEGABYTES = 256;

/**
 * Runs one statement that reads the store at `path`, in a process of its own that is killed at its limits.
 * @throws {UsageError} if the statement writes, is none or several, is wrong, or meets the limit of time or memory.
 * @throws {StoreError} if the process cannot be started.
 */
export async function runQuery(
  path: string,
  statement: string,
  limits: Partial<QueryLimits> = {},
): Promise<QueryResult> {
  mustAsk(statement);
  const bounds = { ...QUERY_LIMITS, ...limits };
  const child = fork(childEntry(), [], {
    execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`],
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'json',
  });
  const result: QueryResult = { columns: [], rows: [], stoppedAt: null };
  let isOver = false;
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, bounds.ms);
  try {
    return await new Promise<QueryResult>((fulfil, reject) => {
      child.on('message', (message: QueryMessage) => {
        if ('columns' in message) result.columns = message.columns;
        else if ('rows' in message) result.rows.push(...message.rows);
        else if ('refused' in message) reject(new UsageError(refusal(message.refused)));
        else {
          isOver = true;
          fulfil({ ...result, stoppedAt: message.end });
        }
      });
      child.on('error', (error) => {
        reject(new StoreError('The process for the query cannot be started.', { cause: error }));
      });
      child.on('exit', () => {
        if (!isOver) reject(new UsageError(isLate ? tooLate(bounds) : tooLarge(bounds)));
      });
      const order: QueryOrder = { path: resolve(path), statement, limits: bounds };
      child.send(order, (error) => {
        if (error) reject(new StoreError('The process for the query has gone.', { cause: error }));
      });
    });
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
}

function refusal(message: string): string {
  if (/more than one statement/.test(message)) return 'Only one statement can be run at a time.';
  return /[.:]$/.test(message) ? message : `The query cannot be run: ${message}.`;
}

function tooLate({ ms }: QueryLimits): string {
  return `The query was stopped at its time limit of ${ms / 1_000} s: narrow it, or raise the limit with --timeout.`;
}

function tooLarge({ memoryBytes }: QueryLimits): string {
  const megabytes = Math.round(memoryBytes / 2 ** 20);
  return `The query was stopped, having asked for more than ${megabytes} MB of memory: narrow it.`;
}

/** The compiled program beside this file; from the sources, the one that `npm run build` has made. */
function childEntry(): string {
  const isCompiled = import.meta.url.endsWith('.js');
  return fileURLToPath(
    new URL(isCompiled ? './child.js' : '../../../dist/store/query/child.js', import.meta.url),
  );
}
