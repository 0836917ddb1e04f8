import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/**
 * Memory that a process holds (resident set), in bytes; null if it is gone or cannot be asked. V8's own limits do not
 * count everything: a parser was seen at 775 MB under a heap limit of 256 MB.
 */
export async function residentBytes(pid: number): Promise<number | null> {
  const kilobytes = process.platform === 'linux' ? await fromProc(pid) : await fromPs(pid);
  return kilobytes === null ? null : kilobytes * 1024;
}

async function fromProc(pid: number): Promise<number | null> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const match = /^VmRSS:\s{1,20}(\d{1,15}) kB$/m.exec(status);
    return match ? Number(match[1]) : null;
  } catch {
    return null;
  }
}

function fromPs(pid: number): Promise<number | null> {
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, stdout) => {
      const kilobytes = Number.parseInt(stdout, 10);
      resolve(error || !Number.isFinite(kilobytes) ? null : kilobytes);
    });
  });
}
