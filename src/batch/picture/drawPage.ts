import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Limits, limitsWith } from '../../model/index.js';
import { residentBytes } from '../reader/memory.js';
import type { PictureAnswer, PictureOrder } from './messages.js';

/** How often memory is looked at, in ms. */
const LOOK_MS = 40;

/**
 * Draws a page of a file, in a process of its own that is killed at `limits.documentMs` and `limits.memoryBytes`.
 * Null where there is no such page, the file has changed since it was read, or a limit is met.
 */
export async function drawPage(
  order: Omit<PictureOrder, 'limits'>,
  given: Partial<Limits> = {},
): Promise<Uint8Array | null> {
  const limits = limitsWith(given);
  const child = fork(childEntry(), [], {
    execArgv: [`--max-old-space-size=${limits.heapMegabytes}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), limits.documentMs);
  const look = setInterval(async () => {
    const bytes = child.pid === undefined ? null : await residentBytes(child.pid);
    if (bytes !== null && bytes > limits.memoryBytes) child.kill('SIGKILL');
  }, LOOK_MS);
  try {
    return await new Promise<Uint8Array | null>((fulfil) => {
      child.once('message', ({ png }: PictureAnswer) => fulfil(png));
      child.once('error', () => fulfil(null));
      child.once('exit', () => fulfil(null));
      child.send({ ...order, path: resolve(order.path), limits }, (error) => {
        if (error) fulfil(null);
      });
    });
  } finally {
    clearTimeout(timer);
    clearInterval(look);
    child.kill('SIGKILL');
  }
}

/** The built program, also from the sources: a process needs JavaScript. */
function childEntry(): string {
  const here = fileURLToPath(import.meta.url);
  return here.endsWith('.ts')
    ? fileURLToPath(new URL('../../../dist/batch/picture/child.js', import.meta.url))
    : fileURLToPath(new URL('./child.js', import.meta.url));
}
