import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pathOf, ROUTES } from '../../src/serve/routes.js';
import type { Store } from '../../src/store/index.js';
import { type Explorer, explorerLexicon, explorerOf, storeOfLetters } from '../support/explorer.js';

let folder: string;
let store: Store;
let explorer: Explorer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'section55-serve-'));
  const lexicon = explorerLexicon();
  store = await storeOfLetters(join(folder, 's.sqlite'), lexicon);
  await store.saveFailure({
    documentId: null,
    source: '/home/somebody/letters/broken.pdf',
    problem: { code: 'damaged', severity: 'error', message: 'It is cut short.' },
  });
  explorer = explorerOf(store, lexicon);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function page(path: string) {
  const response = await explorer.get(path);
  expect(response.status, path).toBe(200);
  return load(await response.text());
}

async function json(path: string) {
  const response = await explorer.get(path);
  return { status: response.status, body: JSON.parse(await response.text()) };
}

const MATRIX = '/inspections/group-cse-2025/';

describe('every kind of page', () => {
  it.each(ROUTES.map((route) => [route.pattern, route] as const))('/%s', async (_, route) => {
    let count = 0;
    for await (const params of route.all(explorer.site)) {
      if (++count > 6) break;
      const path = `/${pathOf(route.pattern, params)}`;
      const $ = await page(path);
      expect($('h1').length).toBe(1);
      expect($('h1').text().trim()).not.toBe('');
      expect($('title').text()).toContain($('h1').text().slice(0, 20));
      expect($('footer').text()).toContain('A claim is not compliance.');
      expect($('footer').text()).toMatch(
        /\d+ documents of \d+ of \d+ bodies.*rule pack [0-9a-f]{12}/,
      );
      const own = await json(`${path}data.json`);
      const api = await json(`/api/v1${path}`);
      expect(own.body).toEqual(api.body);
      expect(own.body.rests_on.documents).toBeGreaterThan(10);
      const csv = await explorer.get(`${path}data.csv`);
      if ($('a[href$="data.csv"]').length === 0) expect(csv.status).toBe(404);
      else {
        const parsed = Papa.parse(await csv.text(), { header: true, skipEmptyLines: true });
        expect(parsed.errors).toEqual([]);
      }
    }
    expect(count).toBeGreaterThan(0);
  });

  it('has links only to pages that there are', async () => {
    const seen = new Set<string>();
    for (const start of [
      '/',
      MATRIX,
      `${MATRIX}recommendations/1/`,
      '/bodies/barsetshire/',
      '/topics/',
    ]) {
      const $ = await page(start);
      for (const link of $('a[href]').toArray()) {
        const url = new URL($(link).attr('href') ?? '', `http://127.0.0.1:5555${start}`);
        expect(url.host).toBe('127.0.0.1:5555');
        seen.add(url.pathname + url.search);
      }
    }
    const broken: string[] = [];
    for (const path of seen) if ((await explorer.get(path)).status !== 200) broken.push(path);
    expect(broken).toEqual([]);
    expect(seen.size).toBeGreaterThan(100);
  });
});

describe('the front page', () => {
  it('names files that could not be read before all else, by their own names, with a remedy', async () => {
    const $ = await page('/');
    const text = $('main').text();
    expect(text.indexOf('1 file could not be read')).toBeLessThan(text.indexOf('What is held'));
    expect(text).toContain('broken.pdf: It is cut short.');
    expect(text).not.toContain('/home/somebody');
    expect(text).toContain('download it again');
  });
});

describe('the matrix', () => {
  it('has a row for every body, in the order of names, and tells the kinds of silence apart', async () => {
    const $ = await page(MATRIX);
    const names = $('table.matrix tbody th a')
      .toArray()
      .map((one) => $(one).text());
    expect(names.length).toBe(explorer.site.lexicon.rows.bodies.length);
    expect(names).toEqual([...names].sort());
    expect($('td.at-no_document').first().text()).toContain('no document held');
    expect($('td.at-not_mentioned').first().text()).toContain('not mentioned');
    expect($('td.at-mentioned_no_act').first().text()).toContain('mentioned, no act stated');
  });

  it('says in words what each letter stands for, in every cell', async () => {
    const $ = await page(MATRIX);
    for (const cell of $('table.matrix td').toArray()) {
      expect($(cell).find('.mark').attr('aria-hidden')).toBe('true');
      expect(
        $(cell)
          .text()
          .replace(/^\s*\S+\s*/, '')
          .trim(),
      ).not.toBe('');
    }
  });

  it.each([
    ['region=London', 2],
    ['region=Nowhere', null],
    ['position=no_document&region=Wales', 4],
  ])('narrowed by %s', async (query, expected) => {
    const $ = await page(`${MATRIX}?${query}`);
    const rows = $('table.matrix tbody tr').length;
    expect(rows).toBe(expected ?? explorer.site.lexicon.rows.bodies.length);
  });

  it('narrowed by speaker and position shows bodies with a cell of both', async () => {
    const { body } = await json(
      `${MATRIX}data.json?position=says_completed&speaker=chief_constable`,
    );
    expect(body.data.rows.length).toBeGreaterThan(0);
    for (const row of body.data.rows) {
      const fits = row.cells.some(
        (cell: { position: string; claims: { speaker: string }[] }) =>
          cell.position === 'says_completed' &&
          cell.claims.some(({ speaker }) => speaker === 'chief_constable'),
      );
      expect(fits).toBe(true);
    }
  });

  it('leads from a cell to the words that it rests on', async () => {
    const $ = await page(MATRIX);
    const cell = $('td.at-says_completed a').first();
    const url = new URL(cell.attr('href') ?? '', `http://127.0.0.1:5555${MATRIX}`);
    const answer = await page(url.pathname);
    const section = answer(`section[aria-labelledby="${url.hash.slice(1)}"]`);
    expect(section.find('blockquote mark').text()).not.toBe('');
    expect(section.find('.position').text()).toContain('says completed');
  });
});

describe('a letter', () => {
  it('has every claim marked in its place, with the words of the record', async () => {
    for (const { documentId } of await store.documents()) {
      const path = `/documents/${documentId.slice(7)}/`;
      const $ = await page(path);
      for await (const record of store.records({ documentId, withText: true })) {
        for (const claim of record.claims) {
          const mark = $(`#c-${claim.id}`);
          expect(mark.length, claim.quote).toBe(1);
          expect(claim.quote).toContain(mark.first().text().split('\n')[0]?.slice(0, 20));
        }
        // Without the labels that the page adds, it is the letter.
        $('.text .status, .text .why, .text .voice, .text .page-number').remove();
        const words = (text: string) => text.replace(/\s+/g, '');
        expect(words($('.text').text())).toBe(words(record.document.text ?? ''));
      }
    }
  });

  it('sets the inspectorate’s words apart, and says why each claim was read so', async () => {
    const [first] = await store.findDocuments('letters/barsetshire-2025-signed-letter.txt');
    const $ = await page(`/documents/${first?.documentId.slice(7)}/`);
    expect($('.excluded .why').text()).toContain('what the inspectorate found');
    expect($('.why-claim').length).toBe(first?.claims);
    expect($('.why-claim code').text()).toContain('section');
  });
});

describe('the address for programs', () => {
  it.each([
    '/api/v1/nothing/',
    '/api/v1/claims/0000000000000000/',
    '/api/v1/claims/..%2f..%2fetc/',
    '/api/v1/documents/abc/',
    '/api/v1/inspections/no-such/',
    '/api/v1/bodies/nobody',
    '/bodies/nobody/data.json',
  ])('%s has the one shape of error', async (path) => {
    const { status, body } = await json(path);
    expect(status).toBe(404);
    expect(body).toEqual({ error: { code: 'not_found', message: expect.any(String) } });
  });

  it('finds a claim by search, with counts to narrow it', async () => {
    const { body } = await json('/api/v1/search/?q=definition&status=completed');
    const { claims } = body.data.result;
    expect(claims.total).toBeGreaterThan(3);
    expect(claims.hits.every((hit: { status: string }) => hit.status === 'completed')).toBe(true);
    expect(claims.facets.force.length).toBeGreaterThan(1);
  });

  it('says in the page what is wrong with what was looked for', async () => {
    const $ = await page('/search/?q=%22%22');
    expect($('[role=alert]').text()).not.toBe('');
  });
});

describe('a review in the page', () => {
  const FORM = { by: 'A. Reader', next: 'claim' };

  it('is kept, shown, and undone by no reload', async () => {
    const [row] = await store.reviewQueue({ limit: 1 });
    const id = row?.claimId ?? '';
    const to = row?.status === 'planned' ? 'in_progress' : 'planned';
    const before = await json(`/api/v1/claims/${id}/`);
    const done = await explorer.post(`/review/claims/${id}`, {
      ...FORM,
      action: 'correct',
      status: to,
      note: 'It says so.',
    });
    expect([done.status, done.headers.get('location')]).toEqual([303, `/claims/${id}/`]);
    const after = await json(`/api/v1/claims/${id}/`);
    expect(before.body.data.claim.status).not.toBe(to);
    expect(after.body.data.claim).toMatchObject({ status: to, review: { state: 'corrected' } });
    const $ = await page(`/claims/${id}/`);
    expect($('main').text()).toContain('correct, ');
    expect($('main').text()).toContain('A. Reader: It says so.');
    expect((await store.reviewQueue({ limit: 1 }))[0]?.claimId).not.toBe(id);
  });

  it.each([
    [{ action: 'confirm' }, 'needs a name'],
    [{ by: 'A. Reader' }, 'Choose what to say'],
    [{ by: 'A. Reader', action: 'correct' }, 'Nothing was changed'],
    [{ by: 'A. Reader', action: 'correct', status: 'wonderful' }, 'status cannot be wonderful'],
    [{ by: 'A. Reader', action: 'correct', dueDate: 'soon' }, 'takes a day'],
    [{ by: 'A. Reader', action: 'correct', recommendations: '99' }, 'no recommendation 99'],
    [{ by: 'A. Reader', action: 'note' }, 'Write the note first'],
    [{ by: 'A. Reader', action: 'reply', note: 'We did.' }, 'whose it is'],
    [{ by: 'x'.repeat(4_001), action: 'confirm' }, 'longer than'],
  ])('is refused with a reason: %j', async (form, reason) => {
    const [row] = await store.reviewQueue({ limit: 1 });
    const count = (await store.reviews()).length;
    const response = await explorer.post(
      `/review/claims/${row?.claimId}`,
      form as Record<string, string>,
    );
    expect(response.status).toBe(400);
    expect(load(await response.text())('main').text()).toContain(reason);
    expect((await store.reviews()).length).toBe(count);
  });

  it('adds a claim that was missed, by its words, and rejects it again', async () => {
    const [document] = await store.findDocuments('letters/barsetshire-2025-signed-letter.txt');
    const slug = document?.documentId.slice(7) ?? '';
    const quote = 'I am grateful to the inspection team for a clear and useful report.';
    const added = await explorer.post(`/review/documents/${slug}`, {
      ...FORM,
      action: 'add',
      quote,
      status: 'acknowledged',
      speaker: 'policing_body',
      recommendations: 'none',
    });
    expect(added.headers.get('location')).toBe(`/documents/${slug}/`);
    const { body } = await json(`/api/v1/documents/${slug}/`);
    const claim = body.data.claims.find((one: { quote: string }) => one.quote === quote);
    expect(claim.review.state).toBe('added');
    const rejected = await explorer.post(`/review/claims/${claim.id}`, {
      ...FORM,
      action: 'reject',
      next: 'queue',
    });
    expect(rejected.headers.get('location')).toBe('/review/?saved=1');
    expect((await json(`/api/v1/claims/${claim.id}/`)).status).toBe(404);
  });

  it('corrects who answers, and says what there is not', async () => {
    const [document] = await store.findDocuments('letters/loamshire-2025-page-break.txt');
    const slug = document?.documentId.slice(7) ?? '';
    const wrong = await explorer.post(`/review/documents/${slug}`, {
      ...FORM,
      action: 'correct',
      force: 'nowhere',
    });
    expect(wrong.status).toBe(400);
    const right = await explorer.post(`/review/documents/${slug}`, {
      ...FORM,
      action: 'correct',
      responseDate: '2025-12-01',
    });
    expect(right.status).toBe(303);
    const { body } = await json(`/api/v1/documents/${slug}/`);
    expect(body.data.responseDate.value).toBe('2025-12-01');
  });
});
