import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesIn } from '../../src/export/folder/checksums.js';
import type { Lexicon } from '../../src/lexicon/index.js';
import { createSite, publishSite, type SiteOptions } from '../../src/serve/index.js';
import type { Store } from '../../src/store/index.js';
import { explorerLexicon, explorerOf, storeOfLetters } from '../support/explorer.js';

let folder: string;
let store: Store;
let lexicon: Lexicon;
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

function publish(name: string, options: Partial<SiteOptions> = {}, force = false) {
  const site = createSite(store, lexicon, {
    mode: 'static',
    withSources: false,
    withReviewers: false,
    ...options,
  });
  return publishSite(site, join(folder, name), {
    force,
    picture: () => Promise.resolve(PNG),
  });
}

const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const pagesIn = (name: string) =>
  filesIn(join(folder, name)).filter((path) => path.endsWith('.html'));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'section55-site-'));
  lexicon = explorerLexicon();
  store = await storeOfLetters(join(folder, 's.sqlite'), lexicon);
  const [claim] = await store.claims();
  const live = explorerOf(store, lexicon);
  const said = { by: 'Quentin Secretname', action: 'note', note: 'a private remark' };
  expect((await live.post(`/review/claims/${claim?.claimId}`, said)).status).toBe(303);
  await publish('site');
}, 120_000);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a site of files', () => {
  it('has every page of the explorer that needs no server', async () => {
    const claims = await store.claims();
    const documents = await store.documents();
    const pages = pagesIn('site');
    expect(pages.filter((path) => path.startsWith('claims/')).length).toBe(claims.length);
    expect(pages.filter((path) => /^documents\/./.test(path)).length).toBe(documents.length + 1);
    expect(pages.filter((path) => /^bodies\/./.test(path)).length).toBe(
      lexicon.rows.bodies.length + 1,
    );
    expect(pages).toContain('inspections/group-cse-2025/index.html');
    expect(pages.some((path) => path.startsWith('review/'))).toBe(false);
  });

  it('has only links that lead to a file of its own, and places that are there', () => {
    const broken: string[] = [];
    const ids = new Map<string, Set<string>>();
    const idsOf = (path: string) => {
      const held = ids.get(path);
      if (held) return held;
      const $ = load(read(path));
      const found = new Set(
        $('[id]')
          .toArray()
          .map((one) => $(one).attr('id') ?? ''),
      );
      ids.set(path, found);
      return found;
    };
    for (const page of pagesIn('site')) {
      const $ = load(read(join('site', page)));
      for (const one of $('[href], [src]').toArray()) {
        const address = $(one).attr('href') ?? $(one).attr('src') ?? '';
        if (/^[a-z]+:|^\//i.test(address)) broken.push(`${page}: ${address} leaves the folder`);
        const [path = '', place] = address.split('#');
        const [own = ''] = path.split('?');
        const file = resolve(
          folder,
          'site',
          dirname(page),
          decodeURIComponent(own),
          own.endsWith('/') || own === ''
            ? own === ''
              ? (page.split('/').at(-1) ?? '')
              : 'index.html'
            : '',
        );
        if (!existsSync(file)) broken.push(`${page}: ${address}`);
        else if (place && file.endsWith('.html') && !idsOf(relative(folder, file)).has(place)) {
          broken.push(`${page}: ${address} has no such place`);
        }
      }
    }
    expect([...new Set(broken)].slice(0, 10)).toEqual([]);
  });

  it('shows no contact details, no reviewer, no private remark and no whole letter', () => {
    for (const path of filesIn(join(folder, 'site'))) {
      const text = read(join('site', path));
      expect(text, path).not.toMatch(/@[a-z-]+\.example|01632 ?96/);
      expect(text, path).not.toContain('Secretname');
      expect(text, path).not.toContain('private remark');
      expect(text, path).not.toContain('Yours faithfully');
      expect(text, path).not.toContain(folder);
    }
  });

  it('has the script that searches and narrows without a server, and says so where there is none', () => {
    const rows = JSON.parse(read('site/search/claims.json')) as { id: string; text: string }[];
    expect(rows.length).toBeGreaterThan(100);
    expect(existsSync(join(folder, 'site/claims', rows[0]?.id ?? '', 'index.html'))).toBe(true);
    expect(read('site/search/index.html')).toContain('<noscript>');
    expect(read('site/index.html')).toContain('data-static');
  });

  it('is the same for the same store', async () => {
    await publish('again');
    expect(read('again/SHA256SUMS')).toBe(read('site/SHA256SUMS'));
    expect(read('site/SHA256SUMS').split('\n').length).toBeGreaterThan(400);
  }, 60_000);

  it('is written over when nobody has touched it, and refused when somebody has', async () => {
    expect((await publish('again')).kept).toBeNull();
    writeFileSync(join(folder, 'again', 'about', 'index.html'), 'mine');
    await expect(publish('again')).rejects.toThrow(/not written over: a file in it was changed/);
    const { kept } = await publish('again', {}, true);
    expect(readFileSync(join(kept ?? '', 'about', 'index.html'), 'utf8')).toBe('mine');
  }, 120_000);
});

describe('a site of files with sources and reviewers', () => {
  it('shows whole letters without contact details, and who reviewed', async () => {
    await publish('whole', { withSources: true, withReviewers: true });
    const all = filesIn(join(folder, 'whole')).filter((path) => /\.(?:html|json)$/.test(path));
    const texts = all.map((path) => read(join('whole', path)));
    expect(texts.some((text) => text.includes('Yours faithfully'))).toBe(true);
    expect(texts.some((text) => text.includes('Secretname'))).toBe(true);
    expect(texts.filter((text) => /@[a-z-]+\.example|01632 ?96/.test(text))).toEqual([]);
  }, 60_000);
});
