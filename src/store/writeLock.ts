import { resolve } from 'node:path';

const lastByPath = new Map<string, Promise<unknown>>();

/**
 * Runs writers of one file one after the other within this process. SQLite's own lock waits without giving the
 * event loop back: two stores on one file in one process would wait for each other until both time out.
 */
export async function withWriteLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const key = resolve(path);
  const before = lastByPath.get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  const settled = mine.catch(() => undefined);
  lastByPath.set(key, settled);
  try {
    return await mine;
  } finally {
    if (lastByPath.get(key) === settled) lastByPath.delete(key);
  }
}
