/**
 * How long the pages of the explorer take, the first of each kind, three times over: `npx tsx scripts/measure-pages.ts
 * STORE [STORE...]`, made by scripts/multiply-store.ts. Prints milliseconds and bytes; nothing is asserted, for the figures
 * hang on the machine.
 */
import { loadavg } from 'node:os';
import { loadLexicon } from '../src/lexicon/index.js';
import { createSite } from '../src/serve/index.js';
import { pageOf } from '../src/serve/parts/layout.js';
import { ROUTES } from '../src/serve/routes.js';
import { standingOf } from '../src/serve/site.js';
import { openStore } from '../src/store/index.js';

const RUNS = 3;
const stores = process.argv.slice(2);
if (stores.length === 0) throw new Error('usage: measure-pages.ts STORE...');

const lexicon = loadLexicon();
for (const path of stores) {
  const store = await openStore(path, { readOnly: true });
  const site = createSite(store, lexicon, { mode: 'live', withSources: true, withReviewers: true });
  const { documents, claims } = await store.counts();
  say(`${path}: ${documents} letters, ${claims} claims, load ${loadavg()[0]?.toFixed(1)}`);
  for (const route of ROUTES) {
    const [first] = await firstOf(route.all(site));
    if (!first) continue;
    const query = new URLSearchParams(route.pattern === 'search/' ? { q: 'definition' } : {});
    const times: string[] = [];
    let bytes = 0;
    for (let n = 0; n < RUNS; n++) {
      const began = performance.now();
      const view = await route.view(site, first, query);
      if (view) bytes = Buffer.byteLength(pageOf(view, site, await standingOf(site)));
      times.push((performance.now() - began).toFixed(0).padStart(5));
    }
    say(`  /${route.pattern.padEnd(52)} ${times.join(' ')} ms ${String(bytes).padStart(9)} bytes`);
  }
  await store.close();
}

async function firstOf<T>(all: AsyncIterable<T>): Promise<[T] | []> {
  for await (const one of all) return [one];
  return [];
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
