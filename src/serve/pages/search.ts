import { fileName, freelyMasked, type Markup, markup, STATUS_WORDS } from '../../export/index.js';
import { SPEAKERS, STATUSES, UsageError } from '../../model/index.js';
import type { FacetCount, SearchResult, Snippet } from '../../store/index.js';
import { type Href, paths } from '../links.js';
import { statusMark } from '../parts/marks.js';
import { counted, date, SPEAKER_WORDS } from '../parts/words.js';
import type { Site } from '../site.js';
import type { Query, View } from '../view.js';
import { choice } from './matrix.js';

/** Hits of each kind on a page. */
const SHOWN = 30;
/** Longest words that are looked for, in UTF-16 units. */
const LONGEST = 300;

/** Full-text search over letters and claims, with counts by body, report and status to narrow it. */
export async function searchView(site: Site, query: Query): Promise<View> {
  const words = (query.get('q') ?? '').slice(0, LONGEST);
  const force = query.get('force') || undefined;
  const inspection = query.get('inspection') || undefined;
  const status = STATUSES.find((one) => one === query.get('status'));
  const speaker = SPEAKERS.find((one) => one === query.get('speaker'));
  const { result, fault } = await found(site, {
    words,
    force,
    inspection,
    status,
    speaker,
    limit: SHOWN,
  });
  const names = new Map(site.lexicon.rows.bodies.map(({ id, name }) => [id, name]));
  const titles = new Map(site.lexicon.rows.inspections.map(({ id, title }) => [id, title]));
  const link = (href: Href, more: Record<string, string>) => {
    const asked = new URLSearchParams({
      q: words,
      ...(force ? { force } : {}),
      ...(inspection ? { inspection } : {}),
      ...(status ? { status } : {}),
      ...(speaker ? { speaker } : {}),
      ...more,
    });
    return href(`${paths.search}?${asked}`);
  };
  const claims = result?.claims?.hits ?? [];
  return {
    path: paths.search,
    title: words === '' ? 'Search' : `Search: ${words}`,
    trail: [],
    data: { words, result: result && publicResult(result) },
    table: {
      columns: [
        'claim_id',
        'forces',
        'inspection',
        'recommendations',
        'status',
        'speaker',
        'quote',
        'document_id',
        'page',
      ],
      rows: claims.map((hit) => [
        hit.claimId,
        hit.forceNames.join('; '),
        hit.inspection,
        hit.recommendations.join('; '),
        hit.status,
        hit.speaker,
        freelyMasked(hit.quote, null),
        hit.documentId,
        hit.page,
      ]),
    },
    command: words === '' ? null : `section55 search ${JSON.stringify(words)}`,
    sql: null,
    body: (href) => markup`
<form class="search" role="search" method="get"><div><label for="q">Words</label> <input id="q" name="q" type="search" value="${words}" required aria-describedby="q-hint"> <span class="note" id="q-hint">“several in quotation marks” must follow each other; word*, -word, this OR that</span></div>
${choice(
  'status',
  'Status',
  STATUSES.map((one) => [one, STATUS_WORDS[one]]),
  status ?? null,
)}
${choice(
  'speaker',
  'In the words of',
  SPEAKERS.map((one) => [one, SPEAKER_WORDS[one]]),
  speaker ?? null,
)}
${force ? markup`<input type="hidden" name="force" value="${force}">` : null}${inspection ? markup`<input type="hidden" name="inspection" value="${inspection}">` : null}<button>Search</button></form>
${narrowed(force && (names.get(force) ?? force), inspection && (titles.get(inspection) ?? inspection), link(href, {}), words, href)}
${fault === null ? null : markup`<p role="alert">${fault}</p>`}
${result ? resultMarkup(result, names, titles, href, (more) => link(href, more)) : words === '' ? markup`<p>Words in letters and claims, by the stem of English words.</p>` : null}`,
  };
}

async function found({ store }: Site, query: Parameters<Site['store']['search']>[0]) {
  if (query.words.trim() === '') return { result: null, fault: null };
  try {
    return { result: await store.search(query), fault: null };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { result: null, fault: error.message };
  }
}

function narrowed(
  force: string | undefined,
  inspection: string | undefined,
  _self: string,
  words: string,
  href: Href,
): Markup | null {
  if (!force && !inspection) return null;
  return markup`<p>Only ${[force, inspection].filter(Boolean).join(', ')}. <a href="${href(`${paths.search}?${new URLSearchParams({ q: words })}`)}">Search in all</a></p>`;
}

/** Passages as they may be told to other programs: without contact details. */
function publicResult({ letters, claims }: SearchResult) {
  return {
    letters: letters && {
      ...letters,
      hits: letters.hits.map((hit) => ({
        ...hit,
        source: fileName(hit.source),
        snippet: masked(hit.snippet),
      })),
    },
    claims: claims && {
      ...claims,
      hits: claims.hits.map((hit) => ({
        ...hit,
        source: fileName(hit.source),
        quote: freelyMasked(hit.quote, null),
        snippet: masked(hit.snippet),
      })),
    },
  };
}

function masked(snippet: Snippet): Snippet {
  return { ...snippet, text: freelyMasked(snippet.text, null) };
}

function resultMarkup(
  { letters, claims }: SearchResult,
  names: ReadonlyMap<string, string>,
  titles: ReadonlyMap<string, string>,
  href: Href,
  link: (more: Record<string, string>) => string,
): Markup {
  return markup`
<section aria-labelledby="claims"><h2 id="claims">${counted(claims?.total ?? 0, 'claim')}</h2>
${claims && claims.total > 0 ? facets(claims.facets, names, titles, link) : null}
<ol class="hits">${(claims?.hits ?? []).map((hit) => markup`<li>${statusMark(hit.status)} <strong>${STATUS_WORDS[hit.status]}</strong>, ${hit.forceNames.join(', ')}, ${date(hit.responseDate)}: “<a href="${href(paths.document(hit.documentId))}#c-${hit.claimId}">${snippet(hit.snippet)}</a>”</li>\n`)}</ol>
${claims && claims.total > claims.hits.length ? markup`<p class="note">The best ${claims.hits.length} are shown: narrow the search, or use the command line for all.</p>` : null}</section>
<section aria-labelledby="letters"><h2 id="letters">${counted(letters?.total ?? 0, 'page')} of letters</h2>
${letters && letters.total > 0 ? facets(letters.facets, names, titles, link) : null}
<ol class="hits">${(letters?.hits ?? []).map((hit) => markup`<li><a href="${href(paths.document(hit.documentId))}#page-${hit.page}">${hit.forceNames.join(', ') || fileName(hit.source)}, ${date(hit.responseDate)}, page ${hit.page}</a>: ${snippet(hit.snippet)}</li>\n`)}</ol></section>`;
}

function facets(
  {
    force,
    inspection,
    status,
  }: { force: FacetCount[]; inspection: FacetCount[]; status?: FacetCount[] },
  names: ReadonlyMap<string, string>,
  titles: ReadonlyMap<string, string>,
  link: (more: Record<string, string>) => string,
): Markup {
  const group = (
    name: string,
    label: string,
    counts: readonly FacetCount[],
    words: (value: string) => string,
  ) =>
    counts.length < 2
      ? null
      : markup`<div><dt>${label}</dt><dd>${counts.slice(0, 15).map(({ value, count }, n) => markup`${n > 0 ? ', ' : null}<a href="${link({ [name]: value })}">${words(value)}</a> ${count}`)}</dd></div>`;
  return markup`<dl class="facets">${group('status', 'Status', status ?? [], (value) => STATUS_WORDS[value as keyof typeof STATUS_WORDS] ?? value)}${group('force', 'Body', force, (value) => names.get(value) ?? value)}${group('inspection', 'Report', inspection, (value) => titles.get(value) ?? 'a report that the catalogue does not know')}</dl>`;
}

function snippet(given: Snippet): Markup {
  const { text, matches } = masked(given);
  let at = 0;
  const parts = matches.map(([start, end]) => {
    const part = markup`${text.slice(at, start)}<mark>${text.slice(start, end)}</mark>`;
    at = end;
    return part;
  });
  return markup`${parts}${text.slice(at)}`;
}
