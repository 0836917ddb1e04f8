import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ImportProgress } from '../../src/batch/index.js';
import { progressView } from '../../src/cli/print/progressLine.js';
import { cli, type Result, type RunOptions } from '../support/cli.js';
import { temporaryFolders } from '../support/folder.js';
import { stubFile } from '../support/stubReader.js';

const folder = temporaryFolders();
let root: string;
let run: (line: string, options?: RunOptions) => Promise<Result>;
beforeEach(() => {
  root = folder();
  const store = join(folder(), 's.sqlite');
  run = (line, options) =>
    cli(['--store', store, ...line.split(' ').map((word) => word.replace('~', root))], options);
});

function put(name: string, content: string): void {
  writeFileSync(join(root, name), content);
}

const LONG = Array.from({ length: 200 }, (_, n) => `word${n}`).join(' ');
const MANIFEST = `file,source_url,retrieved,published_on,published_on_basis,note
a.txt,https://pcc.example/a,2026-01-31,2025-12-19,page,seen
`;

describe('import in bulk', () => {
  it('takes globs and a manifest, and what it says is shown and exported', async () => {
    put('a.txt', stubFile({ salt: 'a' }));
    put('manifest.csv', MANIFEST);
    expect((await run('import --manifest ~/manifest.csv')).code).toBe(0);
    expect((await run('import ~/*.txt')).out).toContain('1 unchanged');
    const shown = (await run('show a.txt', { columns: 200 })).out;
    expect(shown).toContain('Published:     2025-12-19 (date on the page that published it)');
    expect(shown).toContain('Clock:         day 57: day 57, the last day by the common reading');
    expect(shown).toContain('Found at:      https://pcc.example/a on 2026-01-31');
    const [record] = JSON.parse(`[${(await run('export')).out}]`);
    expect(record.document.provenance).toMatchObject({ note: 'seen', retrieved: '2026-01-31' });
    const extracted = JSON.parse(
      (await run('extract --manifest ~/manifest.csv --format jsonl')).out,
    );
    expect(extracted).toEqual(record);
    const comparison = JSON.parse((await run('compare --json')).out);
    expect(comparison.rows[0].clock).toMatchObject({ day: 57, basis: 'page' });
    expect(comparison.rows[0].documents[0].sourceUrl).toBe('https://pcc.example/a');
  });

  it('refuses a wrong manifest before it reads anything', async () => {
    put('a.txt', stubFile({ salt: 'a' }));
    put('manifest.csv', 'file,published_on\na.txt,soon');
    const { code, err, used } = await run('import ~ --manifest ~/manifest.csv');
    expect(code).toBe(1);
    expect(err).toMatch(/manifest\.csv, line 2, column published_on: “soon” is no date/);
    expect(used).toEqual(['lexicon']);
  });

  it('reads again what failed', async () => {
    put('a.txt', 'cut');
    put('b.txt', stubFile({ salt: 'b' }));
    expect((await run('import ~')).code).toBe(2);
    put('a.txt', stubFile({ salt: 'a' }));
    const again = await run('import --retry-failed');
    expect(again.code).toBe(0);
    expect(again.out).toContain('1 file: 1 added');
    const nothing = await run('import --retry-failed');
    expect(nothing).toMatchObject({ code: 0, used: ['lexicon', 'store'] });
    expect(nothing.out).toContain('nothing to read again');
  });

  it('writes a report that names each file, its outcome, code and remedy', async () => {
    put('a.txt', stubFile({ salt: 'a' }));
    put('b.txt', 'cut');
    expect((await run('import ~ --report ~/report.json')).code).toBe(2);
    const report = JSON.parse(readFileSync(join(root, 'report.json'), 'utf8'));
    expect(report.run).toMatchObject({ id: 1, state: 'finished', counts: { added: 1, failed: 1 } });
    expect(report.files).toMatchObject([
      { path: join(root, 'a.txt'), outcome: 'added', code: null, remedy: null },
      {
        path: join(root, 'b.txt'),
        outcome: 'failed',
        code: 'damaged',
        remedy: expect.stringContaining('download it again'),
      },
    ]);
    expect(existsSync(join(root, 'report.json.part'))).toBe(false);
  });

  it('is refused where a report cannot be written, with the letters kept', async () => {
    put('a.txt', stubFile({ salt: 'a' }));
    const { code, err } = await run('import ~ --report ~/none/report.json');
    expect(code).toBe(1);
    expect(err).toContain('cannot be written');
    expect((await run('show')).out).toContain('1 document.');
  });
});

describe('imports', () => {
  it('lists runs, and shows one with its failures first', async () => {
    put('a.txt', stubFile({ salt: 'a' }));
    put('b.txt', 'cut');
    await run('import ~');
    await run('import ~/a.txt');
    const { out } = await run('imports');
    expect(out).toContain('2 imports.');
    expect(out).toMatch(/│ 2 .*finished/);
    const one = (await run('imports 1', { columns: 160 })).out;
    expect(one.indexOf('│ failed')).toBeLessThan(one.indexOf('│ imported'));
    expect(one).toContain('damaged: It is cut short.');
    const json = JSON.parse((await run('imports 1 --json')).out);
    expect(json.fileReports).toMatchObject([{ outcome: 'added' }, { code: 'damaged' }]);
    expect(JSON.parse((await run('imports --json')).out)).toHaveLength(2);
  });

  it.each([
    ['imports 7', 'There is no import 7'],
    ['imports last', 'whole number above 0'],
  ])('%s is refused', async (line, words) => {
    put('a.txt', stubFile({ salt: 'a' }));
    await run('import ~');
    const { code, err } = await run(line);
    expect(code).toBe(1);
    expect(err).toContain(words);
  });
});

describe('documents', () => {
  beforeEach(async () => {
    put('a.txt', stubFile({ salt: LONG }));
    put('b.txt', stubFile({ salt: `${LONG} corrected` }));
    put('c.txt', stubFile({ areas: ['midsomer'] }));
  });

  it('lists what is held, with kind and duplicates', async () => {
    expect((await run('import ~')).out).toContain('2 documents are linked with another');
    const { out } = await run('documents', { columns: 160 });
    expect(out).toContain('3 documents, 2 linked with another as one response.');
    expect(out).toMatch(/near same: [0-9a-f]{10}/);
    expect(out).toContain('text');
    const all = JSON.parse((await run('documents --json')).out);
    expect(all[0].related).toMatchObject([{ documentId: all[1].documentId, kind: 'near_same' }]);
    expect(all[2]).toMatchObject({ forces: ['midsomer'], related: [], mediaType: 'text/plain' });
  });

  it('are counted once by compare, which says so', async () => {
    await run('import ~');
    const { out } = await run('compare', { columns: 160 });
    expect(out).toContain('rests on 2 documents (1 more are the same responses again)');
    expect(out).toMatch(/is the same response as .* \(near same\)/);
  });

  it.each([60, 80, 200])('fit a terminal of %i characters', async (columns) => {
    await run('import ~');
    for (const line of ['documents', 'imports', 'imports 1']) {
      const { out } = await run(line, { columns });
      expect(Math.max(...out.split('\n').map((text) => text.length)), line).toBeLessThanOrEqual(
        columns,
      );
    }
  });
});

describe('progress without a terminal', () => {
  it('is a line every few seconds, and one at the end', () => {
    const lines: string[] = [];
    const err = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk).trim());
        done();
      },
    });
    let now = 0;
    const view = progressView({ err, errIsTty: false }, () => now);
    const counts = { added: 0, updated: 0, unchanged: 0, failed: 1 };
    for (let done = 1; done <= 30; done++) {
      now += 1_000;
      const progress: ImportProgress = {
        ...counts,
        done,
        total: 30,
        perSecond: 1,
        secondsLeft: 30 - done,
        path: 'x',
      };
      view.show(progress);
    }
    expect(lines).toHaveLength(6);
    expect(lines[0]).toBe('5 of 30 files, 1 failed, 1.0 a second, 25 s left');
    expect(lines.at(-1)).toMatch(/^30 of 30 files/);
  });
});
