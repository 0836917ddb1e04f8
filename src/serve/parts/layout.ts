import { STANDING_LINE } from '../../compare/index.js';
import { type Markup, markup } from '../../export/index.js';
import { type Href, hrefFrom, paths } from '../links.js';
import type { Site, Standing } from '../site.js';
import type { View } from '../view.js';

/** Only what comes from where the page comes from; no script or style within it. */
export const CONTENT_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

/** A view as a whole page. */
export function pageOf(view: View, site: Site, standing: Standing): string {
  const href = hrefFrom(view.path);
  return documentOf(site, href, {
    title: view.title,
    path: view.path,
    body: markup`<nav class="trail" aria-label="You are here"><ol>${[
      { path: paths.front, name: 'Section55' },
      ...view.trail,
    ].map(({ path, name }) => markup`<li><a href="${href(path)}">${name}</a></li>`)}</ol></nav>
<main id="main" tabindex="-1">
<h1>${view.title}</h1>
${view.body(href)}
${downloads(view, site, href)}
</main>`,
    standing,
  });
}

/** A page that only says something: an error, mostly. */
export function messagePage(
  site: Site,
  standing: Standing,
  { title, words, root }: { title: string; words: string; root: string },
): string {
  return documentOf(site, (path) => `${root}${path}`, {
    title,
    path: null,
    body: markup`<main id="main" tabindex="-1"><h1>${title}</h1><p>${words}</p><p><a href="${root}">To the front page</a></p></main>`,
    standing,
  });
}

interface Page {
  title: string;
  path: string | null;
  body: Markup;
  standing: Standing;
}

function documentOf(site: Site, href: Href, { title, path, body, standing }: Page): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="same-origin">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}">
<title>${title}${path === '' ? null : ' – Section55'}</title>
<link rel="icon" type="image/svg+xml" href="${href('assets/icon.svg')}">
<link rel="stylesheet" href="${href('assets/explorer.css')}">
<script type="module" src="${href('assets/explorer.js')}"></script>
</head>
<body>
<a class="skip" href="#main">To the content</a>
<header>
<p class="name"><a href="${href(paths.front)}">Section55</a> <span>what responses to HMICFRS reports say</span></p>
<nav aria-label="Main"><ul>
${mainLinks(site).map(([to, name]) => markup`<li><a href="${href(to)}"${to === path ? CURRENT : null}>${name}</a></li>\n`)}</ul></nav>
</header>
${body}
<footer>
${standingLines(standing)}
</footer>
</body>
</html>
`.text;
}

const CURRENT = markup` aria-current="page"`;

function mainLinks({ mode }: Site): (readonly [string, string])[] {
  return [
    [paths.front, 'Inspections'],
    [paths.bodies, 'Bodies'],
    [paths.topics, 'Topics'],
    [paths.documents, 'Documents'],
    [paths.search, 'Search'],
    ...(mode === 'live' ? ([[paths.review, 'Review']] as const) : []),
    [paths.about, 'About'],
  ];
}

/** What every table rests on: stands at the foot of every page. */
function standingLines(standing: Standing): Markup {
  const { documents, forces, bodiesKnown, claims, version, rulePack } = standing;
  return markup`<p class="standing">${STANDING_LINE} Where nothing is said or held, that is no refusal.</p>
<p>It rests on ${documents} ${documents === 1 ? 'document' : 'documents'} of ${forces} of ${bodiesKnown} bodies, and ${claims} claims read from them by section55 ${version}, rule pack ${rulePack.replace('sha256:', '').slice(0, 12)}. Check each quotation against the letter before you print it.</p>`;
}

function downloads({ table, command, sql, path }: View, { mode }: Site, href: Href): Markup {
  // What was asked of the page is asked of its files as well: the script adds it, and without one the address is shown.
  return markup`<section class="downloads" aria-labelledby="downloads"><h2 id="downloads">This page as data</h2><ul>
${table === null ? null : markup`<li><a href="${href(`${path}data.csv`)}" download data-keep-query>Table (CSV)</a></li>\n`}<li><a href="${href(`${path}data.json`)}" data-keep-query>JSON</a></li>
</ul>
${command === null ? null : markup`<p>The same from the command line: <code>${command}</code></p>`}
${sql === null ? null : markup`<p>Over the database's views: <code>section55 query "${sql}"</code></p>`}
${mode === 'live' ? markup`<p><a href="${href(`api/v1/${path}`)}" data-keep-query>Address for programs</a></p>` : null}
</section>`;
}
