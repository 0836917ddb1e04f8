import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadLexicon } from '../../src/lexicon/index.js';
import { cli, type RunOptions } from '../support/cli.js';
import { temporaryFolders } from '../support/folder.js';
import { stubFile } from '../support/stubReader.js';
import { BARSET, BARSET_GOLD, makeGold } from './miniGold.js';

const folder = temporaryFolders();
let root: string;
beforeEach(() => {
  root = folder();
  for (const name of ['letters', 'gold', 'second']) mkdirSync(join(root, name));
  put('letters/barset.txt', stubFile(BARSET));
  put('gold/barset.json', JSON.stringify(makeGold(BARSET_GOLD)));
});

function put(name: string, content: string): void {
  writeFileSync(join(root, name), content);
}

/** Evaluates with the stub reader, unless other words are given. */
function run(line = '', options: RunOptions = {}) {
  const words = `evaluate --documents ~/letters --gold ~/gold ${line}`.trim().split(/\s+/);
  return cli(
    words.map((word) => word.replace('~', root)),
    options,
  );
}

describe('evaluate', () => {
  it('tells failures first, then figures with their n', async () => {
    const { code, out, used } = await run('--jobs 2');
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe(
      '1 letter with gold; 0 could not be read; 0 gold without document; 0 documents without gold; 0 gold quotes not found.',
    );
    expect(out).toMatch(/^claims, soft span +0\.800 +0\.800 +0\.800 +5 /m);
    expect(out).toMatch(/^joint: all right +0\.400 +0\.400 +0\.400 +5 /m);
    expect(out).toMatch(/^speaker, exact +3\/4 +75\.0% /m);
    expect(out).toContain('False attributions: 1 of 1 (100.0%');
    expect(out).toContain('False "completed": 2 of 5');
    expect(out).not.toContain('The strategy is complete now.');
    expect(used).toEqual(['pool', 'pool closed']);
  });

  it('ends with 2 where a document could not be read or is not there', async () => {
    put('letters/midsomer.txt', 'torn');
    put('letters/spare.txt', 'torn');
    put('gold/midsomer.json', JSON.stringify(makeGold({ id: 'midsomer' })));
    const broken = await run('--jobs 1');
    expect(broken.code).toBe(2);
    expect(broken.out).toMatch(/^2 letters with gold; 1 could not be read/);
    expect(broken.out).toContain('letters/midsomer.txt: damaged: It is cut short.');
    expect(broken.out).toContain('letters/spare.txt: document without gold');
    put('letters/midsomer.txt', stubFile({}));
    expect((await run('--jobs 1')).code).toBe(0);
    put('gold/gone.json', JSON.stringify(makeGold({ id: 'gone' })));
    const gone = await run('--jobs 1');
    expect(gone.code).toBe(2);
    expect(gone.out).toContain('gone: gold without document');
  });

  it('lists errors when asked', async () => {
    const { out } = await run('--jobs 1 --errors');
    expect(out).toContain('9 errors:\nbarset\n');
    expect(out).toMatch(/claim speaker: gold chief_constable, found policing_body “Training/);
    expect(out).toMatch(/claim missed: gold not_done, found none “Officers were not told/);
  });

  it('prints JSON with the same figures', async () => {
    const { code, out } = await run('--jobs 1 --json');
    expect(code).toBe(0);
    const evaluation = JSON.parse(out);
    expect(evaluation.claims.soft).toMatchObject({ precision: 0.8, recall: 0.8, n: 5 });
    expect(evaluation).not.toHaveProperty('errors');
    expect(evaluation).not.toHaveProperty('rules');
  });

  it('keeps a run and tells what changed since', async () => {
    const kept = join(root, 'run.json');
    expect((await run('--jobs 1 --save ~/run.json')).err).toContain(`Run written to ${kept}.`);
    expect(existsSync(kept)).toBe(true);
    const same = await run('--jobs 1 --against ~/run.json');
    expect(same.out).toContain('0 claims gained, 0 lost, 0 changed.\nNo figure differs.');
    put('letters/barset.txt', stubFile({ ...BARSET, claims: BARSET.claims?.slice(1) ?? [] }));
    const other = await run('--jobs 1 --against ~/run.json');
    expect(other.out).toMatch(/- barset [0-9a-f]{16} completed \(right\): “The force has adopted/);
    expect(other.out).toContain('claim recall: 0.800 → 0.600');
  });

  it('measures how far two people agree', async () => {
    put('second/barset.json', JSON.stringify(makeGold(BARSET_GOLD)));
    const { out } = await run('--jobs 1 --agreement ~/second');
    expect(out).toContain('Agreement of two people on 1 document:');
    expect(out).toContain('claims: 5 and 5, 5 in both, F1 1.000');
    expect(out).toContain('status: the same in 6 of 6, kappa 1.000');
  });

  it('tells what the cues are worth', async () => {
    const parts = { loadLexicon: () => Promise.resolve(loadLexicon()) };
    const { out } = await run('--jobs 1 --rules', { parts });
    expect(out).toMatch(/^! cue\.test +6 +0\.667 +1 +1 +80\.0%$/m);
    expect(out).toContain('Confidence above 0.9: 0 of 7. Unclear: 0 of 7.');
  });

  it.each([
    ['', ['--documents', '~/none'], /There is no file or folder/],
    ['', ['--gold', '~/none'], /ENOENT/],
    ['', ['--gold', '~/letters'], /no gold files/],
    ['', ['--documents', '~/second'], /no documents in/],
    ['', ['--against', '~/letters/barset.txt'], /barset\.txt is no run saved with --save/],
    ['', ['--agreement', '~/none'], /ENOENT/],
  ])('%s%j is refused with 1 before anything is read', async (_, words, message) => {
    const { code, err, used } = await run(`${words.join(' ')} --jobs 1`);
    expect(code).toBe(1);
    expect(err).toMatch(message);
    expect(used).toEqual([]);
  });

  it('asks for both folders', async () => {
    const { code, err } = await cli(['evaluate', '--gold', root]);
    expect(code).toBe(1);
    expect(err).toContain('--documents');
  });

  it('reads in this process unless told otherwise', async () => {
    const packs = [fileURLToPath(new URL('../../fixtures/packs', import.meta.url))];
    const parts = { loadLexicon: () => Promise.resolve(loadLexicon({ packs })) };
    put('letters/barset.txt', 'The Barsetshire Constabulary wrote this letter.');
    put('letters/empty.txt', '');
    put('gold/empty.json', JSON.stringify(makeGold({ id: 'empty' })));
    const { code, out, used } = await run('', { parts });
    expect(code).toBe(2);
    expect(out).toMatch(/^force +1\/2 +50\.0%/m);
    expect(out).toContain('letters/empty.txt: empty: ');
    expect(used).toEqual([]);
  }, 60_000);
});
