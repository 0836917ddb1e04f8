import { fileName, freelyMasked, markup } from '../../export/index.js';
import { PROBLEMS, type ProblemCode } from '../../model/index.js';
import type { HeldInspection, StoredFailure } from '../../store/index.js';
import { paths } from '../links.js';
import { counted, date } from '../parts/words.js';
import { type Site, standingOf } from '../site.js';
import type { View } from '../view.js';

/** Failures that the front page names; all of them stand on a page of their own. */
const MOST_FAILURES = 5;

/** What is held, the failures first; the inspections, and a field to search. */
export async function frontView(site: Site): Promise<View> {
  const [standing, inspections, failures] = await Promise.all([
    standingOf(site),
    inspectionsOf(site),
    site.store.failures(),
  ]);
  return {
    path: paths.front,
    title: 'What responses to HMICFRS reports say',
    trail: [],
    data: { held: standing, failures: failures.map(failureData), inspections },
    table: {
      columns: ['inspection', 'title', 'published', 'documents', 'bodies', 'claims'],
      rows: inspections.map((one) => [
        one.ref,
        one.title,
        one.published,
        one.documents,
        one.forces,
        one.claims,
      ]),
    },
    command: 'section55 inspections',
    sql: null,
    body: (href) => markup`
<p>Police forces in England and Wales are inspected by HMICFRS, and the local policing body must publish comments on each report (section 55 of the Police Act 1996). Here those comments can be compared, in their own words.</p>
${
  failures.length === 0
    ? null
    : markup`<section class="failures" aria-labelledby="failures"><h2 id="failures">${counted(failures.length, 'file')} could not be read</h2>
<ul>${failures.slice(0, MOST_FAILURES).map((failure) => failureItem(failureData(failure)))}</ul>
<p>Any of them may be a response. <a href="${href(paths.failures)}">All files that could not be read</a></p></section>`
}
<section aria-labelledby="held"><h2 id="held">What is held</h2>
<dl class="figures">
<div><dt>Documents</dt><dd>${standing.documents}</dd></div>
<div><dt>Bodies</dt><dd>${standing.forces} of ${standing.bodiesKnown}</dd></div>
<div><dt>Inspections answered</dt><dd>${inspections.length}</dd></div>
<div><dt>Claims</dt><dd>${standing.claims}</dd></div>
</dl></section>
<form class="search" role="search" action="${href(paths.search)}" method="get"><label for="q">Search letters and claims</label> <input id="q" name="q" type="search" required> <button>Search</button></form>
<section aria-labelledby="inspections"><h2 id="inspections">Inspections</h2>
${
  inspections.length === 0
    ? markup`<p>No document is held. Import some: <code>section55 import letters/</code></p>`
    : markup`<div class="wide" role="region" aria-label="Table of inspections" tabindex="0"><table>
<thead><tr><th scope="col">Report</th><th scope="col">Published</th><th scope="col" class="number">Documents</th><th scope="col" class="number">Bodies</th><th scope="col" class="number">Claims</th></tr></thead>
<tbody>
${inspections.map((one) => markup`<tr><th scope="row">${one.catalogued ? markup`<a href="${href(paths.inspection(one.ref))}">${one.title ?? one.ref}</a>` : (one.title ?? 'A report without a title')}${one.documentId === null ? null : markup` <span class="note">only in <a href="${href(paths.document(one.documentId))}">one document</a></span>`}</th><td>${date(one.published, 'not known')}</td><td class="number">${one.documents}</td><td class="number">${one.forces}</td><td class="number">${one.claims}</td></tr>\n`)}</tbody></table></div>`
}</section>`,
  };
}

/** Files that could not be read, each with what to do. */
export async function failuresView({ store }: Site): Promise<View> {
  const failures = (await store.failures()).map(failureData);
  return {
    path: paths.failures,
    title: 'Files that could not be read',
    trail: [],
    data: { failures },
    table: {
      columns: ['file', 'code', 'message', 'remedy'],
      rows: failures.map(({ file, code, message, remedy }) => [file, code, message, remedy]),
    },
    command: null,
    sql: null,
    body: () =>
      failures.length === 0
        ? markup`<p>Every file was read.</p>`
        : markup`<p>${counted(failures.length, 'file')}. Any of them may be a response: read those by eye.</p>
<div class="wide" role="region" aria-label="Files" tabindex="0"><table><thead><tr><th scope="col">File</th><th scope="col">Why</th><th scope="col">What to do</th></tr></thead><tbody>
${failures.map(({ file, code, message, remedy }) => markup`<tr><th scope="row">${file}</th><td><code>${code}</code> ${message}</td><td>${remedy}</td></tr>\n`)}</tbody></table></div>`,
  };
}

/** Inspections that held documents answer, the newest first; those of unknown date last. */
export async function inspectionsOf({ store }: Site): Promise<HeldInspection[]> {
  const held = await store.inspections();
  return held.sort(
    (a, b) =>
      Number(b.catalogued) - Number(a.catalogued) ||
      (a.published === b.published ? 0 : (a.published ?? '') < (b.published ?? '') ? 1 : -1) ||
      (a.ref < b.ref ? -1 : 1),
  );
}

function failureItem({ file, message, remedy }: ReturnType<typeof failureData>) {
  return markup`<li>${file}: ${message} ${remedy}</li>\n`;
}

function failureData(failure: StoredFailure) {
  const { sources, code, message } = failure;
  return {
    file: freelyMasked(fileName(sources[0] ?? ''), null),
    code,
    message: freelyMasked(message, null),
    remedy: remedyOf(failure),
  };
}

function remedyOf({ code }: StoredFailure): string {
  return Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code as ProblemCode].remedy : '';
}
