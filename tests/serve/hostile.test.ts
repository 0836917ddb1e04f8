import { type CheerioAPI, load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pathOf, ROUTES } from '../../src/serve/routes.js';
import { openStore, type Store } from '../../src/store/index.js';
import { type Explorer, explorerLexicon, explorerOf } from '../support/explorer.js';
import { HOSTILE_TEXTS } from '../support/hostileTexts.js';
import { makeRecord } from '../support/record.js';

/*
 * Whatever stands in a letter, a file's name, a manifest, a review or an address, it is only text on a page: the page has
 * the same elements as with harmless words.
 */

const lexicon = explorerLexicon();
const HARMLESS = 'harmless words';

/** A store whose every text that comes from outside is these words. */
async function storeOf(words: string): Promise<Store> {
  const store = await openStore(':memory:');
  const record = makeRecord({
    title: `Title ${words}`,
    recommendations: ['1', '2'],
    claims: [
      {
        quote: `We have adopted ${words}.`,
        recommendations: ['1'],
        topics: ['iicsa_definition'],
        because: [words],
      },
      {
        quote: `We will train ${words}.`,
        status: 'planned',
        recommendations: ['2'],
        due: '2025-12-18',
      },
    ],
    excluded: [{ text: `You found ${words}.`, why: 'hmicfrs_finding' }],
    positions: { 1: 'says_completed', 2: 'says_planned' },
    problems: [{ code: 'body_differs', severity: 'warning', message: words }],
    salt: words,
  });
  const [force] = record.forces;
  const [body] = record.policingBodies;
  if (!force || !body || !record.policingBody || !body.officeHolder) throw new Error('no force');
  force.name = `Force ${words}`;
  body.name = `Body ${words}`;
  body.officeHolder.name = `Holder ${words}`;
  // The queue has an order of its own, which must not hang on ids.
  record.claims.forEach((claim, n) => {
    claim.confidence = 0.5 + n / 10;
  });
  record.recommendations.forEach((one) => {
    one.text = words;
    one.label = words;
  });
  await store.save(record, `letters/${words.replaceAll('/', '_')}.txt`, {
    provenance: {
      sourceUrl: `https://example.org/?${words}`,
      retrieved: null,
      publishedOn: null,
      body: null,
      inspection: null,
      note: words,
    },
  });
  await store.saveFailure({
    documentId: null,
    source: `broken ${words.replaceAll('/', '_')}.pdf`,
    problem: { code: 'damaged', severity: 'error', message: words },
  });
  return store;
}

/** Elements and attributes in their order, without what texts are: what a browser would build. */
function built($: CheerioAPI): string[] {
  return $('*')
    .toArray()
    .map((element) => {
      const names = Object.keys($(element).attr() ?? {})
        .sort()
        .join(' ');
      return `${'  '.repeat($(element).parents().length)}${$(element).prop('tagName')} ${names}`;
    });
}

/** What may do something: addresses of scripts, and addresses that are no pages. */
function active($: CheerioAPI): string[] {
  const addresses = $('[href], [src], [action]')
    .toArray()
    .map((one) => $(one).attr('href') ?? $(one).attr('src') ?? $(one).attr('action') ?? '');
  return addresses.filter((address) => /^\s*[a-z]+:/i.test(address));
}

async function pagesOf(explorer: Explorer, store: Store, words: string) {
  const claims = await store.claims();
  const adopted = claims.filter(({ quote }) => quote.startsWith('We have adopted'));
  for (const { claimId: id } of adopted) {
    await explorer.post(`/review/claims/${id}`, { by: words, action: 'note', note: words });
    await explorer.post(`/review/claims/${id}`, {
      by: words,
      action: 'reply',
      note: words,
      from: words,
    });
  }
  const pages: { name: string; $: CheerioAPI }[] = [];
  for (const route of ROUTES) {
    let n = 0;
    for await (const params of route.all(explorer.site)) {
      // Pages without anything from outside are all alike.
      if (n++ >= 2) break;
      const path = `/${pathOf(route.pattern, params)}`;
      const asked = route.query
        ? `?${new URLSearchParams(
            Object.keys(route.query).map((name): [string, string] => [
              name,
              name === 'q' ? `${words} adopted` : words,
            ]),
          )}`
        : '';
      const response = await explorer.get(path + asked);
      pages.push({ name: `${route.pattern} ${n}`, $: load(await response.text()) });
    }
  }
  const force = await explorer.get('/bodies/barsetshire/');
  pages.push({ name: 'body', $: load(await force.text()) });
  const answer = await explorer.get('/inspections/group-cse-2025/bodies/barsetshire/');
  pages.push({ name: 'answer', $: load(await answer.text()) });
  const wrong = await explorer.get(`/bodies/${encodeURIComponent(words)}/`);
  pages.push({ name: 'missing', $: load(await wrong.text()) });
  return pages;
}

let expected: Map<string, { elements: string[]; $: CheerioAPI }>;
const opened: Store[] = [];
beforeAll(async () => {
  const store = await storeOf(HARMLESS);
  opened.push(store);
  const pages = await pagesOf(explorerOf(store, lexicon), store, HARMLESS);
  expected = new Map(pages.map(({ name, $ }) => [name, { elements: built($), $ }]));
});
afterAll(() => Promise.all(opened.map((store) => store.close())));

describe('hostile text in every place of every page', () => {
  it('is tried with at least 60 payloads, on every kind of page', () => {
    expect(new Set(HOSTILE_TEXTS).size).toBeGreaterThanOrEqual(60);
    expect(expected.size).toBeGreaterThan(ROUTES.length);
    const shown = [...expected.values()].filter(({ $ }) => $('body').text().includes(HARMLESS));
    // Every page that shows anything from outside shows these words.
    expect(shown.length).toBeGreaterThan(9);
  });

  it.each(HOSTILE_TEXTS.map((words) => [JSON.stringify(words).slice(0, 80), words]))(
    '%s',
    async (_, words) => {
      const store = await storeOf(words);
      try {
        const pages = await pagesOf(explorerOf(store, lexicon), store, words);
        for (const { name, $ } of pages) {
          expect(
            $('script')
              .toArray()
              .map((one) =>
                $(one)
                  .attr('src')
                  ?.replace(/^(?:\.\.\/)+|^\//, ''),
              ),
            name,
          ).toEqual(['assets/explorer.js']);
          expect(active($), name).toEqual([]);
          expect(
            $('*')
              .toArray()
              .flatMap((one) => Object.keys($(one).attr() ?? {}))
              .filter((attribute) => /^on|^style$/i.test(attribute)),
            name,
          ).toEqual([]);
          // Search finds other things by other words, and a page that is missing may be another message.
          if (!/^(?:search|missing)/.test(name))
            expect(built($), name).toEqual(expected.get(name)?.elements);
        }
      } finally {
        await store.close();
      }
    },
  );
});
