import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { VERSION } from '../../src/model/index.js';
import { openStore } from '../../src/store/index.js';
import { compiled } from '../support/compiled.js';
import { temporaryFolders } from '../support/folder.js';
import { makeRecord } from '../support/record.js';

const folder = temporaryFolders();
let program: string;
beforeAll(() => {
  program = compiled('src/cli/main');
}, 60_000);

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the program as a shell would; `closeEarly` stops reading after the first words, as `| head` does. */
function section55(args: string[], closeEarly = false): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended: Ended = { code: null, out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      ended.out += chunk.toString();
      if (closeEarly) child.stdout.destroy();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      ended.err += chunk.toString();
    });
    child.once('close', (code) => resolve({ ...ended, code }));
  });
}

describe('the program as it is installed', () => {
  it('says its version', async () => {
    expect(await section55(['--version'])).toEqual({ code: 0, out: `${VERSION}\n`, err: '' });
  });

  it('ends with 1 and one sentence where there is no store', async () => {
    const { code, out, err } = await section55(['forces', '--store', join(folder(), 's.sqlite')]);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('is quiet when the reader of its output goes away', async () => {
    const path = join(folder(), 's.sqlite');
    const store = await openStore(path);
    const claims = Array.from({ length: 200 }, (_, n) => ({
      quote: `Act ${n} is done, all of it.`,
    }));
    for (let n = 0; n < 20; n++) await store.save(makeRecord({ claims, salt: `${n}` }), `${n}.txt`);
    await store.close();
    const { code, out, err } = await section55(['export', '--store', path], true);
    expect(out.length).toBeLessThan(1_000_000);
    expect(err).toBe('');
    expect(code).toBe(0);
  }, 30_000);
});
