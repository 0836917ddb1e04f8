import { Worker } from 'node:worker_threads';

/** How often the guard looks for the parent, in ms. */
const LOOK_EVERY_MS = 500;

/**
 * Ends this process when its parent is gone. The event `disconnect` does that for an idle reader; a reader caught in
 * an endless loop never sees the event, so a thread of its own watches the parent as well.
 */
export function guardAgainstOrphanhood(parent: number): void {
  process.on('disconnect', () => process.exit(0));
  const guard = new Worker(WATCH, { eval: true, workerData: { parent, every: LOOK_EVERY_MS } });
  guard.unref();
}

// Plain JavaScript, because a worker made from a string is not compiled.
const WATCH = `
const { workerData } = require('node:worker_threads');
setInterval(() => {
  let gone = process.ppid !== workerData.parent;
  try { process.kill(workerData.parent, 0); } catch (error) { gone ||= error.code === 'ESRCH'; }
  if (gone) process.kill(process.pid, 'SIGKILL');
}, workerData.every);
`;
