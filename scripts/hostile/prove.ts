import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { residentBytes } from '../../src/batch/reader/memory.js';

const ALONE = fileURLToPath(new URL('./parserAlone.mjs', import.meta.url));
const LOOK_MS = 40;

/** What the parser did with a file when nothing but these limits stopped it. */
export interface Proof {
  /** `killed_for_time` and `killed_for_memory` are what a hang and an explosion look like. */
  end: 'ended' | 'killed_for_time' | 'killed_for_memory' | 'died';
  /** The most memory that was seen, in bytes. */
  peak: number;
  ms: number;
}

/**
 * Gives a file to the parser alone, in a process that is killed at the limits.
 * @param limits.ms from when the parser is loaded; @param limits.bytes resident memory
 */
export function parseAlone(path: string, limits: { ms: number; bytes: number }): Promise<Proof> {
  return new Promise((resolve) => {
    const child = fork(ALONE, [], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    let started = performance.now();
    let peak = 0;
    let end: Proof['end'] = 'died';
    let timer: NodeJS.Timeout | undefined;
    const finish = (how: Proof['end']) => {
      if (end === 'died') end = how;
      child.kill('SIGKILL');
    };
    const watch = setInterval(async () => {
      const bytes = child.pid === undefined ? null : await residentBytes(child.pid);
      peak = Math.max(peak, bytes ?? 0);
      if (peak > limits.bytes) finish('killed_for_memory');
    }, LOOK_MS);
    child.on('message', (message) => {
      if (message === 'ended') return finish('ended');
      started = performance.now();
      timer = setTimeout(() => finish('killed_for_time'), limits.ms);
      child.send(path);
    });
    child.on('close', () => {
      clearTimeout(timer);
      clearInterval(watch);
      resolve({ end, peak, ms: performance.now() - started });
    });
  });
}
