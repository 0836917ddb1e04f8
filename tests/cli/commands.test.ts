import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ResponseRecord } from '../../src/model/index.js';
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

const MIDSOMER = stubFile({
  areas: ['midsomer'],
  recommendations: ['1'],
  claims: [
    {
      quote: 'The force has adopted the definition.',
      speaker: 'chief_constable',
      recommendations: ['1'],
      topics: ['iicsa_definition'],
      because: ['the section is the chief constable’s', 'cue: has adopted'],
    },
  ],
  excluded: [{ text: 'We found that forces had not.', why: 'hmicfrs_finding' }],
  positions: { 1: 'says_completed' },
});
const BARSET = stubFile({
  claims: [{ quote: 'Training will follow.', status: 'planned', recommendations: ['2'] }],
  positions: { 2: 'says_planned' },
});

async function imported(): Promise<void> {
  put('midsomer.txt', MIDSOMER);
  put('barset.txt', BARSET);
  expect((await run('import ~')).code).toBe(0);
}

describe('import', () => {
  it('tells what came of it and ends with 0', async () => {
    put('midsomer.txt', MIDSOMER);
    const { code, out, used } = await run('import ~');
    expect(code).toBe(0);
    expect(out).toContain('1 file: 1 added, 0 updated, 0 unchanged, 0 failed.');
    expect(out).toContain('now holds 1 document of 1 force on 1 inspection with 1 claim.');
    expect(used).toContain('pool closed');
  });

  it('lists failures first, with path, code, message and remedy, and ends with 2', async () => {
    put('midsomer.txt', MIDSOMER);
    put('bad.pdf', 'cut');
    const { code, out } = await run('import ~ ~/none.txt');
    expect(code).toBe(2);
    expect(out).toMatch(/^2 files could not be read:\n/);
    expect(out).toMatch(/bad\.pdf\n {4}damaged: It is cut short\. The file is damaged/);
    expect(out).toMatch(/none\.txt\n {4}missing: /);
    expect(out).toContain('1 added');
  });

  it('prints the report as JSON', async () => {
    put('midsomer.txt', MIDSOMER);
    const report = JSON.parse((await run('import ~ --json')).out);
    expect(report).toMatchObject({ counts: { added: 1 }, store: { documents: 1 }, failures: [] });
  });

  it('keeps data and remarks apart: progress goes to the other stream', async () => {
    put('midsomer.txt', MIDSOMER);
    const { out, err } = await run('import ~ --json');
    expect(err).toContain('1 of 1 files');
    expect(out).not.toContain('1 of 1 files');
  });

  it('finishes the letters in hand when interrupted, and ends with 130', async () => {
    for (let n = 0; n < 20; n++) put(`${n}.txt`, stubFile({ salt: `${n}` }));
    let reads = 0;
    const first = await run('import ~ --jobs 1', {
      whileReading: (interrupt) => {
        if (++reads === 3) interrupt();
      },
    });
    expect(first.code).toBe(130);
    expect(first.out).toMatch(/Stopped after [34] of 20 files/);
    expect(first.used).toContain('pool closed');
    const second = await run('import ~');
    expect(second.code).toBe(0);
    expect(second.out).toMatch(/now holds 20 documents/);
  });

  it('stops at once at the second interruption', async () => {
    put('midsomer.txt', MIDSOMER);
    const { code } = await run('import ~', {
      whileReading: (interrupt) => {
        interrupt();
        interrupt();
      },
    });
    expect(code).toBe(130);
  });

  it('refuses a folder without letters in one sentence', async () => {
    const { code, err } = await run('import ~');
    expect(code).toBe(1);
    expect(err).toMatch(/^section55: There are no letters/);
  });

  it('does not read its own store', async () => {
    put('midsomer.txt', MIDSOMER);
    const store = join(root, 'store');
    expect((await cli(['--store', store, 'import', root])).code).toBe(0);
    const { out } = await cli(['--store', store, 'import', root]);
    expect(out).toContain('1 file: 0 added, 0 updated, 1 unchanged, 0 failed.');
    expect(out).not.toContain('skipped');
  });
});

describe('extract', () => {
  it('prints one record on each line, in the order of the files, without a store', async () => {
    put('b.txt', BARSET);
    put('a.txt', MIDSOMER);
    const { code, out, used } = await run('extract ~/b.txt ~/a.txt --format jsonl');
    expect(code).toBe(0);
    const records = out
      .trimEnd()
      .split('\n')
      .map((line) => ResponseRecord.parse(JSON.parse(line)));
    expect(records.map((record) => record.document.source)).toEqual([
      join(root, 'a.txt'),
      join(root, 'b.txt'),
    ]);
    expect(records[0]?.document.text).toBeUndefined();
    expect(used).not.toContain('store');
  });

  it('prints the same record as an export after an import', async () => {
    put('a.txt', MIDSOMER);
    const extracted = (await run('extract ~/a.txt --format jsonl --with-text')).out;
    await run('import ~/a.txt');
    const exported = JSON.parse((await run('export --with-text')).out);
    expect(exported).toEqual(JSON.parse(extracted));
  });

  it('adds the text when asked, and prints a JSON array with --json', async () => {
    put('a.txt', MIDSOMER);
    const [record] = JSON.parse((await run('extract ~/a.txt --with-text --json')).out);
    expect(record.document.text).toContain('The force has adopted the definition.');
  });

  it('says which files failed, prints the others and ends with 2', async () => {
    put('a.txt', MIDSOMER);
    put('b.txt', 'cut');
    const { code, out, err } = await run('extract ~/a.txt ~/b.txt ~/none.txt');
    expect(code).toBe(2);
    expect(out).toContain('Midsomer Constabulary');
    expect(err).toContain('b.txt: damaged: ');
    expect(err).toContain('missing: ');
  });
});

describe('compare', () => {
  it('prints a matrix with what it rests on and the standing line', async () => {
    await imported();
    const { code, out, used } = await run('compare');
    expect(code).toBe(0);
    expect(out).toContain('What the response says: The report called group-cse-2025');
    expect(out).toContain('It rests on 2 documents of 2 bodies, of 4 that the report is about.');
    expect(out).toContain('says completed');
    expect(out).toContain('says will do');
    expect(out).toContain('A claim is not compliance.');
    expect(out.indexOf('Barsetshire')).toBeLessThan(out.indexOf('Midsomer'));
    expect(used).toEqual(['lexicon', 'store']);
  });

  it.each([60, 80, 200])('fits a terminal of %i characters', async (columns) => {
    await imported();
    for (const line of [
      'compare --all --quotes',
      'claims',
      'show',
      'forces',
      'inspections',
      'recommendations group-cse-2025',
    ]) {
      const { out } = await run(line, { columns });
      expect(Math.max(...out.split('\n').map((text) => text.length)), line).toBeLessThanOrEqual(
        columns,
      );
    }
  });

  it('shows the words with --quotes, and silent forces with --all', async () => {
    await imported();
    const { out } = await run('compare --quotes --all');
    expect(out).toContain('“Training will follow.” (planned, policing body, p. 1)');
    expect(out).toContain('no document held');
  });

  it('gives the whole comparison as JSON, narrowed as asked', async () => {
    await imported();
    const comparison = JSON.parse(
      (await run('compare --json --force midsomer --recommendation 1')).out,
    );
    expect(comparison.rows).toMatchObject([
      { force: { id: 'midsomer' }, cells: [{ recommendation: '1', position: 'says_completed' }] },
    ]);
  });

  it.each([
    ['compare --recommendation 99', 'has no recommendation 99'],
    ['compare --force nowhere', 'No force is called nowhere'],
    [
      'compare peel-1999',
      'No inspection is called peel-1999; the store has answers to group-cse-2025',
    ],
  ])('%s is refused with what to do', async (line, words) => {
    await imported();
    const { code, err } = await run(line);
    expect(code).toBe(1);
    expect(err).toContain(words);
  });

  it('says to import first where there is no store, and makes none', async () => {
    const store = join(folder(), 'none.sqlite');
    const { code, err } = await cli(['compare', '--store', store]);
    expect(code).toBe(1);
    expect(err).toMatch(/^section55: There is no store at .*: run section55 import first/);
    expect(existsSync(store)).toBe(false);
  });
});

describe('claims', () => {
  it('lists claims with words, speaker and place', async () => {
    await imported();
    const { out } = await run('claims --topic iicsa_definition --status completed', {
      columns: 140,
    });
    expect(out).toMatch(/The force has adopted/);
    expect(out).toMatch(/1 claim\. A claim is not compliance\./);
  });

  it('finds a force by part of its name', async () => {
    await imported();
    const claims = JSON.parse((await run('claims --force midsom --json')).out);
    expect(claims.map((claim: { quote: string }) => claim.quote)).toEqual([
      'The force has adopted the definition.',
    ]);
  });

  it.each([
    ['claims --status complied', "'complied' is invalid"],
    ['claims --limit 0', 'whole number above 0'],
    ['claims --statuss planned', 'Did you mean --status'],
  ])('%s is refused', async (line, words) => {
    const { code, err } = await run(line);
    expect(code).toBe(1);
    expect(err).toContain(words);
  });
});

describe('show and explain', () => {
  it('marks claims and what was set apart where they stand', async () => {
    await imported();
    const { out } = await run('show midsomer');
    expect(out).toMatch(
      /⟦completed · chief constable · [0-9a-f]{10}: The force has adopted the definition\.⟧/,
    );
    expect(out).toContain('⟨hmicfrs finding: We found that forces had not.⟩');
    expect(out).not.toContain('\u001b');
  });

  it('colours the marks where colour is wanted', async () => {
    await imported();
    expect((await run('show midsomer', { colour: true })).out).toContain('\u001b[32m');
  });

  it('lists all documents without a name', async () => {
    await imported();
    expect((await run('show')).out).toContain('2 documents.');
  });

  it('explains a claim by the beginning of its id', async () => {
    await imported();
    const id = /⟦completed · chief constable · ([0-9a-f]{10})/.exec(
      (await run('show midsomer')).out,
    )?.[1];
    const { code, out } = await run(`explain ${id}`);
    expect(code).toBe(0);
    expect(out).toContain('the section is the chief constable’s');
    expect(out).toContain('cue: has adopted');
    expect(out).toMatch(/Linked to: +1 of group-cse-2025, by number \(asked\)/);
  });

  it.each([
    ['show nothing', 'No document that is held is called nothing'],
    ['explain zzzz', 'No claim that is held has the id zzzz'],
  ])('%s is refused', async (line, words) => {
    await imported();
    const { code, err } = await run(line);
    expect(code).toBe(1);
    expect(err).toContain(words);
  });
});

describe('recommendations', () => {
  it('needs no store for what the catalogue knows', async () => {
    const { code, out, used } = await run('recommendations group-cse-2025');
    expect(code).toBe(0);
    expect(out).toContain('What recommendation 1 asks');
    expect(used).toEqual(['lexicon']);
  });

  it('takes from the documents what the catalogue does not', async () => {
    put('v.txt', stubFile({ inspection: 'vetting-2022', recommendations: ['7'] }));
    await run('import ~');
    const rows = JSON.parse((await run('recommendations vetting-2022 --json')).out);
    expect(rows).toMatchObject([{ key: '7', source: 'document' }]);
  });
});

describe('export and remove', () => {
  it('writes the same lines to a file as to the output', async () => {
    await imported();
    const { out } = await run('export --format jsonl');
    expect((await run('export --output ~/out.jsonl')).code).toBe(0);
    expect(readFileSync(join(root, 'out.jsonl'), 'utf8')).toBe(out);
    expect(existsSync(join(root, 'out.jsonl.part'))).toBe(false);
  });

  it('says why a file cannot be written', async () => {
    await imported();
    const { code, err } = await run('export --output ~/none/out.jsonl');
    expect(code).toBe(1);
    expect(err).toMatch(/cannot be written \(ENOENT\)/);
  });

  it('removes the documents named, or none if one name is wrong', async () => {
    await imported();
    expect((await run('remove midsomer nothing')).code).toBe(1);
    expect((await run('show')).out).toContain('2 documents.');
    expect((await run('remove midsomer')).out).toMatch(/^Removed .*midsomer\.txt/);
    expect((await run('show')).out).toContain('1 document.');
    expect(existsSync(join(root, 'midsomer.txt'))).toBe(true);
  });

  it('makes no store to remove from', async () => {
    const store = join(folder(), 'none.sqlite');
    expect((await cli(['--store', store, 'remove', 'x'])).code).toBe(1);
    expect(existsSync(store)).toBe(false);
  });
});
