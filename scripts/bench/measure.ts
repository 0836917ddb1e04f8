import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const LOOK_EVERY_MS = 100;
const MEGABYTE = 1024;

/** What one process took. Memory is the resident set, in MB. */
export interface Measured {
  seconds: number;
  stdout: string;
  /** Most that the process itself held. */
  peak: number;
  /** What it held after a tenth, half and nine tenths of the time: flat if it does not grow. */
  course: [number, number, number];
  /** Most that one of its children held, and all of them at one time. */
  childPeak: number;
  childrenPeak: number;
}

/** Runs a program to its end and looks at it and its children ten times a second. Linux only. */
export async function measure(args: readonly string[]): Promise<Measured> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  let isOver = false;
  void closed.then(() => {
    isOver = true;
  });
  const held: number[] = [];
  let [peak, childPeak, childrenPeak] = [0, 0, 0];
  while (!isOver) {
    const own = memoryOf(child.pid, 'VmRSS');
    if (own > 0) held.push(own);
    peak = Math.max(peak, memoryOf(child.pid, 'VmHWM'));
    const children = childrenOf(child).map((pid) => memoryOf(pid, 'VmRSS'));
    childPeak = Math.max(childPeak, ...children);
    childrenPeak = Math.max(
      childrenPeak,
      children.reduce((sum, one) => sum + one, 0),
    );
    await Promise.race([delay(LOOK_EVERY_MS), closed]);
  }
  const code = await closed;
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  const at = (share: number) => held[Math.floor(held.length * share)] ?? 0;
  return {
    seconds: (performance.now() - began) / 1000,
    stdout,
    peak,
    course: [at(0.1), at(0.5), at(0.9)],
    childPeak,
    childrenPeak,
  };
}

function childrenOf({ pid }: ChildProcess): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .split(' ')
      .filter((word) => word.trim() !== '')
      .map(Number);
  } catch {
    return [];
  }
}

/** In MB; 0 if the process is gone. */
function memoryOf(pid: number | undefined, field: 'VmRSS' | 'VmHWM'): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = new RegExp(`^${field}:\\s{1,20}(\\d{1,15}) kB$`, 'm').exec(status)?.[1];
    return Math.round(Number(kilobytes ?? 0) / MEGABYTE);
  } catch {
    return 0;
  }
}
