import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepReviewBy } from '../../src/cli/serve/keepReview.js';
import { originalsOf } from '../../src/cli/serve/originals.js';
import { type Lexicon, loadLexicon } from '../../src/lexicon/index.js';
import { readLetter } from '../../src/pipeline.js';
import { createApp, type PagePicture } from '../../src/serve/server/app.js';
import { createSite, type Site, type SiteOptions } from '../../src/serve/site.js';
import { openStore, type Store } from '../../src/store/index.js';
import { ROOT } from './sourceFiles.js';

export const HOST = '127.0.0.1:5555';

export function explorerLexicon(): Lexicon {
  return loadLexicon({ packs: [join(ROOT, 'fixtures/packs')] });
}

/** Fills a store with the letters of fixtures/letters, read from their texts. */
export async function storeOfLetters(path: string, lexicon: Lexicon): Promise<Store> {
  const store = await openStore(path);
  await store.useCatalogue(lexicon);
  const folder = join(ROOT, 'fixtures/letters');
  for (const slug of readdirSync(folder).sort()) {
    const source = ['source.txt', 'source.md']
      .map((name) => join(folder, slug, name))
      .find((name) => existsSync(name));
    if (!source) continue;
    await store.save(await readLetter(readFileSync(source), lexicon), `letters/${slug}.txt`);
  }
  return store;
}

export interface Explorer {
  site: Site;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  send(path: string, method: string): Promise<Response>;
  post(
    path: string,
    form: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<Response>;
}

/** The explorer over a store, asked without a socket. */
export function explorerOf(
  store: Store,
  lexicon: Lexicon,
  options: Partial<SiteOptions> = {},
  picture: PagePicture = () => Promise.resolve(null),
): Explorer {
  const site = createSite(store, lexicon, {
    mode: 'live',
    withSources: true,
    withReviewers: true,
    ...options,
  });
  const app = createApp({
    site,
    hosts: new Set([HOST, 'localhost:5555']),
    keepReview: keepReviewBy((work) => work(store), lexicon),
    picture,
    original: originalsOf(store),
  });
  return {
    site,
    get: async (path, headers = {}) =>
      app.request(`http://${HOST}${path}`, { headers: { host: HOST, ...headers } }),
    send: async (path, method) =>
      app.request(`http://${HOST}${path}`, { method, headers: { host: HOST } }),
    post: async (path, form, headers = {}) =>
      app.request(`http://${HOST}${path}`, {
        method: 'POST',
        headers: {
          host: HOST,
          origin: `http://${HOST}`,
          'content-type': 'application/x-www-form-urlencoded',
          ...headers,
        },
        body: new URLSearchParams(form).toString(),
      }),
  };
}
