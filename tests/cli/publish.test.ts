import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { cli, type Result, type RunOptions } from '../support/cli.js';
import { temporaryFolders } from '../support/folder.js';
import { stubFile } from '../support/stubReader.js';

const folder = temporaryFolders();
let root: string;
let run: (line: string, options?: RunOptions) => Promise<Result>;
beforeEach(async () => {
  root = folder();
  const letters = folder();
  const store = join(folder(), 's.sqlite');
  run = (line, options) =>
    cli(['--store', store, ...line.split(' ').map((word) => word.replace('~', root))], options);
  const midsomer = stubFile({
    areas: ['midsomer'],
    claims: [{ quote: 'The force has adopted it.', recommendations: ['1'] }],
    positions: { 1: 'says_completed' },
  });
  writeFileSync(join(letters, 'midsomer.txt'), midsomer);
  expect((await run(`import ${letters}`)).code).toBe(0);
});

describe('export DIR', () => {
  it('says what it wrote, with counts, and what it left out', async () => {
    const { code, out } = await run('export ~/out');
    expect(code).toBe(0);
    expect(out).toMatch(/Written to .*out: \d+ files/);
    expect(out).toContain('1 document of 1 body');
    expect(out).toMatch(/claims +1\n/);
    expect(out).toContain('Left out: 0 contact details');
    expect(existsSync(join(root, 'out', 'csv', 'claims.csv'))).toBe(true);
  });

  it('tells the same as JSON', async () => {
    const report = JSON.parse((await run('export ~/out --json --title Mine')).out);
    expect(report).toMatchObject({ dataset: { title: 'Mine', documents: 1 }, kept: null });
  });

  it('hands on what the dataset is called, whose it is, and how CSV is written', async () => {
    await run('export ~/out --author Newsroom --licence CC-BY-4.0 --excel --no-names');
    expect(readFileSync(join(root, 'out', 'CITATION.cff'), 'utf8')).toMatch(
      /name: Newsroom[\s\S]*license: CC-BY-4\.0/,
    );
    const csv = readFileSync(join(root, 'out', 'csv', 'documents.csv'), 'utf8');
    expect(csv.startsWith('\ufeffdocument_id,')).toBe(true);
    expect(csv).not.toContain('office_holders');
  });

  it('refuses a folder that it did not write, and changes nothing', async () => {
    writeFileSync(join(root, 'mine.txt'), 'mine');
    const { code, err } = await run('export ~');
    expect(code).toBe(1);
    expect(err).toMatch(/not written over: section55 did not write it\..*--force/);
    expect(readdirSync(root)).toEqual(['mine.txt']);
  });

  it.each([
    ['export --with-sources', '--with-sources is for an export into a folder'],
    ['export --no-names', '--no-names is for an export into a folder'],
    ['export ~/out --with-text', 'neither --output nor --with-text'],
    ['export ~/out --licence mine', 'CC-BY-4.0'],
  ])('refuses %s', async (line, message) => {
    const { code, err } = await run(line);
    expect(code).toBe(1);
    expect(err).toContain(message);
  });

  it('writes records as before without a folder', async () => {
    const { out } = await run('export');
    expect(JSON.parse(out)).toMatchObject({ schemaVersion: 1 });
    await run('export --output ~/r.jsonl');
    expect(readFileSync(join(root, 'r.jsonl'), 'utf8')).toBe(out);
  });
});

describe('cite', () => {
  async function claimId(): Promise<string> {
    return JSON.parse((await run('claims --json')).out)[0].claimId;
  }

  it('gives a claim in plain words and BibTeX, or one of them', async () => {
    const id = await claimId();
    const { out } = await run(`cite ${id.slice(0, 8)}`);
    expect(out).toContain('“The force has adopted it.”');
    expect(out).toContain(`@misc{section55-${id},`);
    expect((await run(`cite ${id} --format plain`)).out).not.toContain('@misc');
    expect((await run(`cite ${id} --format bibtex`)).out).toMatch(/^@misc/);
    expect(JSON.parse((await run(`cite ${id} --json`)).out)).toMatchObject({ claimId: id });
  });

  it('gives the dataset where no claim is named', async () => {
    const { out } = await run('cite --author Newsroom');
    expect(out).toMatch(/^Newsroom \(2025\)/);
    expect(out.replace(/\s+/g, ' ')).toContain('Based on 1 document of 1 body.');
  });

  it('says where to find ids', async () => {
    const { code, err } = await run('cite ffff');
    expect(code).toBe(1);
    expect(err).toContain('section55 claims lists them');
  });
});

describe('chart', () => {
  it.each([
    ['chart status group-cse-2025', /C says completed +█+ 1/],
    ['chart status group-cse-2025 --count claims --format svg', /^<svg/],
    ['chart matrix group-cse-2025 --all', /no document held/],
    ['chart matrix group-cse-2025 --format svg', /^<svg/],
    ['chart timeline midsomer', /no promise with a date/],
    ['chart timeline midsomer --format svg', /^<svg/],
    ['chart timeline midsomer --json', /"letters"/],
  ])('draws %s', async (line, expected) => {
    const { code, out } = await run(line);
    expect(code).toBe(0);
    expect(out).toMatch(expected);
  });

  it('writes a picture to a file', async () => {
    const { err } = await run('chart matrix --output ~/m.svg');
    expect(err).toContain('Written to');
    expect(readFileSync(join(root, 'm.svg'), 'utf8')).toMatch(/^<svg[\s\S]*<\/svg>\n$/);
  });

  it.each([
    ['chart pie', 'status, timeline, matrix'],
    ['chart timeline', 'section55 forces lists them'],
    ['chart timeline atlantis', 'the store has responses of midsomer'],
    ['chart matrix none-such', 'No inspection is called none-such'],
  ])('refuses %s with a remedy', async (line, message) => {
    const { code, err } = await run(line);
    expect(code).toBe(1);
    expect(err).toContain(message);
  });
});

describe('compare --format html', () => {
  it('prints a page', async () => {
    const { code, out } = await run('compare --all --format html');
    expect(code).toBe(0);
    expect(out).toMatch(/^<!doctype html>/);
    expect(out).toContain('<mark>The force has adopted it.</mark>');
  });
});
