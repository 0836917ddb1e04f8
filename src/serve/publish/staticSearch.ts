import { markup, STATUS_WORDS } from '../../export/index.js';
import { paths } from '../links.js';
import { quotedOf } from '../quotes.js';
import type { Site } from '../site.js';
import type { View } from '../view.js';

/** A claim as the script of a static site looks for it. */
interface SearchRow {
  id: string;
  text: string;
  force: string;
  status: string;
}

/** Every claim that may be published, in the order of documents. */
export async function searchRows({ store }: Site): Promise<SearchRow[]> {
  const rows: SearchRow[] = [];
  for await (const record of store.records({ withText: true })) {
    const force = record.forces.map(({ name }) => name).join(', ') || 'a body that was not found';
    for (const { claim } of quotedOf(record)) {
      rows.push({ id: claim.id, text: claim.quote, force, status: STATUS_WORDS[claim.status] });
    }
  }
  return rows;
}

/** The page of a static site on which its script searches; without one it says where else to look. */
export function searchPage(): View {
  return {
    path: paths.search,
    title: 'Search',
    trail: [],
    data: { claims: 'claims.json' },
    table: null,
    command: null,
    sql: null,
    body: (href) => markup`
<form class="search" role="search" data-search><div><label for="q">Words in claims</label> <input id="q" name="q" type="search" required></div><button>Search</button></form>
<noscript><p>Searching these pages needs a script. Without one, go by <a href="${href(paths.topics)}">topics</a>, <a href="${href(paths.bodies)}">bodies</a> or <a href="${href('')}">inspections</a>.</p></noscript>
<p id="count" aria-live="polite"></p>
<ol id="found" class="hits"></ol>`,
  };
}
