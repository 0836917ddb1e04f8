import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { harmless } from '../../src/cli/io.js';
import { markedLetter } from '../../src/cli/print/letter.js';
import { table } from '../../src/cli/print/table.js';
import { wrap } from '../../src/cli/print/wrap.js';
import { program } from '../../src/cli/program.js';
import { InternalError, makeEvidence, VERSION } from '../../src/model/index.js';
import { cli } from '../support/cli.js';
import { temporaryFolders } from '../support/folder.js';
import { makeRecord } from '../support/record.js';

const folder = temporaryFolders();
const io = { out: process.stdout, err: process.stderr, columns: 80 };
const commands = program(io, () => async () => {}).commands.map((command) => command.name());

describe('the program', () => {
  it('has one version, that of package.json', async () => {
    const manifest = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    );
    expect(VERSION).toBe(manifest.version);
    expect((await cli(['--version'])).out).toBe(`${VERSION}\n`);
  });

  it('has help with examples, the global options and exit codes', async () => {
    const { code, out, used } = await cli(['--help']);
    expect(code).toBe(0);
    for (const words of [
      '$ section55 import',
      '--store',
      '--packs',
      '--only-packs',
      '--json',
      '130',
    ]) {
      expect(out).toContain(words);
    }
    expect(used).toEqual([]);
  });

  it.each(commands)('%s has help with examples and loads nothing for it', async (name) => {
    const { code, out, used } = await cli([name, '--help']);
    expect(code).toBe(0);
    expect(out).toContain(`$ section55 ${name}`);
    expect(out).toContain('--store');
    expect(used).toEqual([]);
  });

  it.each([
    [['compair'], /unknown command 'compair'\n?\(Did you mean compare\?\)/],
    [['import'], /Name files or folders to import/],
    [['compare', '--nothing'], /unknown option '--nothing'/],
    [['export', '--format', 'xls'], /Allowed choices are jsonl/],
  ])('%j is refused with 1 and a way on', async (args, message) => {
    const { code, err } = await cli(args);
    expect(code).toBe(1);
    expect(err).toMatch(/^section55: /);
    expect(err).toMatch(message);
    expect(err).toContain('--help');
  });

  it('takes the store from the environment unless it is named', async () => {
    const path = join(folder(), 'env.sqlite');
    const fromEnv = await cli(['forces'], { env: { SECTION55_STORE: path } });
    expect(fromEnv.err).toContain(path);
    const named = await cli(['forces', '--store', 'named.sqlite'], {
      env: { SECTION55_STORE: path },
    });
    expect(named.err).toContain('named.sqlite');
    expect((await cli(['forces'])).err).toContain('./section55.sqlite');
  });

  it('passes the packs on', async () => {
    const seen: unknown[] = [];
    await cli(['recommendations', 'x', '--packs', 'a', '--packs', 'b', '--only-packs', 'c'], {
      parts: {
        loadLexicon(options) {
          seen.push(options);
          return Promise.reject(new Error('enough'));
        },
      },
    });
    expect(seen).toEqual([{ packs: ['a', 'b'], onlyPacks: 'c' }]);
  });
});

describe('a fault', () => {
  const faulty = (error: unknown) =>
    cli(['recommendations', 'x'], { parts: { loadLexicon: () => Promise.reject(error) } });

  it('of ours is called a defect, in one line, without a stack trace', async () => {
    for (const error of [
      new InternalError('a law was broken'),
      new TypeError('x is not a function\n at y'),
    ]) {
      const { code, err } = await faulty(error);
      expect(code).toBe(1);
      expect(err).toMatch(
        /^section55: a defect of section55, not of your files: .*\nPlease report it/,
      );
      expect(err).not.toMatch(/^\s+at /m);
    }
  });

  it('of a store that is no database names it and ends with 1', async () => {
    const path = join(folder(), 's.sqlite');
    writeFileSync(path, 'no database, but long enough to look at '.repeat(40));
    const { code, err } = await cli(['forces', '--store', path]);
    expect(code).toBe(1);
    expect(err).toMatch(/^section55: .* is not a section55 store: it is no SQLite database\.\n$/);
  });
});

describe('harmless', () => {
  it.each([
    ['plain — “words”\n\twith tab', false, 'plain — “words”\n\twith tab'],
    ['\u001b[31mred', false, '\ufffd[31mred'],
    ['\u001b[31mred', true, '\u001b[31mred'],
    ['\u001b]0;title\u0007', true, '\ufffd]0;title\ufffd'],
    ['\u001b[2Jcleared', true, '\ufffd[2Jcleared'],
    ['\u009b31m', true, '\ufffd31m'],
    ['abc\u202edef', false, 'abc\ufffddef'],
    ['over\rwritten', false, 'over\ufffdwritten'],
  ])('%j (colour %s)', (text, colour, expected) => {
    expect(harmless(text, colour)).toBe(expected);
  });
});

describe('wrap', () => {
  it.each([
    ['one two three', 7, ['one two', 'three']],
    ['one\n\ntwo', 7, ['one', '', 'two']],
    ['letters/a-long-name.txt', 10, ['letters/a-', 'long-name.', 'txt']],
    ['a letters/a-long-name.txt b', 10, ['a', 'letters/a-', 'long-name.', 'txt b']],
    ['', 10, ['']],
    ['abc', 0, ['a', 'b', 'c']],
  ])('%j at %i', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });
});

describe('table', () => {
  it('keeps every word of every cell, however narrow', () => {
    const words = 'We have adopted the definition and are embedding it in training.';
    for (const width of [40, 60, 80, 120]) {
      const text = table(['Force', 'Words'], [['Midsomer', words]], width);
      const cell = text
        .split('\n')
        .map((line) => line.split('│')[2]?.trim() ?? '')
        .join(' ');
      expect(cell.replace(/\s+/g, ' ')).toContain(words);
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width);
    }
  });

  it('makes control characters of a document harmless', () => {
    expect(table(['Words'], [['a\u001b[2Jb']], 80)).not.toContain('\u001b');
  });
});

describe('markedLetter', () => {
  const record = makeRecord({ claims: [{ quote: 'We have done A and will do B.' }] });
  const [whole] = record.claims;
  const text = record.document.text ?? '';
  const paged = { text, pages: record.document.pages };
  const at = (words: string) => {
    const start = text.indexOf(words);
    return makeEvidence(paged, start, start + words.length);
  };
  const claim = (words: string, id: string) =>
    ({ ...structuredClone(whole), id, evidence: at(words) }) as (typeof record.claims)[number];

  it.each([
    [
      'one within another',
      ['We have done A and will do B.', 'will do B'],
      '⟦0⟧We have done A and ⟦1⟧will do B//.//',
    ],
    [
      'one after another',
      ['We have done A', ' and will do B'],
      '⟦0⟧We have done A// ⟦1⟧and will do B//.',
    ],
    [
      'one across another',
      ['We have done A and', 'A and will do B'],
      '⟦0⟧We have done ⟦1⟧A and// will do B//.',
    ],
    [
      'two with one beginning',
      ['We have', 'We have done A'],
      '⟦1⟧⟦0⟧We have// done A// and will do B.',
    ],
  ])('marks %s', (_name, quotes, expected) => {
    const marked = markedLetter(
      { ...record, claims: quotes.map((words, n) => claim(words, `${n}`)) },
      false,
    );
    const line = marked.split('\n').find((part) => part.includes('⟦')) ?? '';
    const short = line
      .replace(/⟦completed · policing body · (\d): /g, '<$1>')
      .replaceAll('⟧', '//');
    expect(short.replace(/<(\d)>/g, '⟦$1⟧')).toBe(expected);
  });

  it('loses no word of the letter', () => {
    const marked = markedLetter(record, false);
    expect(marked.replace(/⟦[^:]*: |⟧/g, '')).toBe(text);
  });
});
