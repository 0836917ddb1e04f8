import type { Cell, Row } from '../../compare/index.js';
import { type Markup, markup } from '../../export/index.js';
import { anchorOfKey, type Href, paths } from '../links.js';
import { claimCards } from '../parts/claims.js';
import { positionWords } from '../parts/marks.js';
import { clockWords, date, recommendationTitle } from '../parts/words.js';
import { type Quoted, quotesOf } from '../quotes.js';
import type { Site } from '../site.js';
import type { View } from '../view.js';
import { comparisonOf } from './matrix.js';

/** What one body's response says on each recommendation of an inspection, with its words. */
export async function answerView(
  site: Site,
  inspection: string,
  force: string,
): Promise<View | null> {
  const comparison = await comparisonOf(site, inspection);
  const row = comparison?.rows.find((one) => one.force.id === force);
  if (!comparison || !row) return null;
  const used = row.documents.filter((document) => document.used).map(({ id }) => id);
  const quotes = await quotesOf(site.store, used);
  const title = comparison.inspection.title ?? inspection;
  return {
    path: paths.answer(inspection, force),
    title: `${row.force.name}: what the response says`,
    trail: [{ path: paths.inspection(inspection), name: title }],
    data: {
      inspection: comparison.inspection,
      columns: comparison.columns,
      ...row,
      quotes: shownQuotes(row, quotes),
    },
    table: {
      columns: [
        'recommendation',
        'position',
        'claim_id',
        'status',
        'speaker',
        'quote',
        'page',
        'due_date',
        'document_id',
      ],
      rows: row.cells.flatMap((cell) =>
        cell.claims.flatMap(({ id }) => {
          const quoted = quotes.get(id);
          if (!quoted) return [];
          const { claim, documentId } = quoted;
          return [
            [
              cell.recommendation,
              cell.position,
              id,
              claim.status,
              claim.speaker,
              claim.quote,
              claim.evidence.page,
              claim.dueDate?.value ?? null,
              documentId,
            ],
          ];
        }),
      ),
    },
    command: `section55 compare ${inspection} --force ${force} --quotes`,
    sql: `SELECT * FROM response_matrix WHERE inspection = '${inspection.replace(/'/g, "''")}' AND force_id = '${force.replace(/'/g, "''")}'`,
    body: (href) => markup`
${head(row, title, inspection, href)}
${comparison.columns.map((column) => {
  const cell = row.cells.find(({ recommendation }) => recommendation === column.key);
  return cell ? cellSection(cell, column.text, inspection, quotes, href) : null;
})}
${
  row.general.length === 0
    ? null
    : markup`<section aria-labelledby="general"><h2 id="general">About no one recommendation</h2>
${claimCards(
  row.general.map(({ id }) => quotes.get(id)),
  { href },
)}</section>`
}`,
  };
}

/** Only what may be published: a claim that is left out has no quote. */
function shownQuotes(row: Row, quotes: ReadonlyMap<string, Quoted>) {
  const ids = [...row.cells.flatMap(({ claims }) => claims), ...row.general].map(({ id }) => id);
  return Object.fromEntries(
    [...new Set(ids)].flatMap((id) => {
      const quoted = quotes.get(id);
      return quoted
        ? [[id, { before: quoted.before, quote: quoted.claim.quote, after: quoted.after }]]
        : [];
    }),
  );
}

function head(row: Row, title: string, inspection: string, href: Href): Markup {
  return markup`<dl class="facts">
<div><dt>Report</dt><dd><a href="${href(paths.inspection(inspection))}">${title}</a></dd></div>
<div><dt>Force</dt><dd><a href="${href(paths.body(row.force.id))}">${row.force.name}</a></dd></div>
${row.policingBody === null ? null : markup`<div><dt>Policing body</dt><dd>${row.policingBody.name}</dd></div>\n`}${
  row.documents.length === 0
    ? markup`<div><dt>Response</dt><dd>No document of this body is held. That is no refusal.</dd></div>`
    : markup`<div><dt>Response</dt><dd>dated ${date(row.responseDate)}; ${clockWords(row.clock)}</dd></div>
<div><dt>Documents</dt><dd><ul>${row.documents.map(({ id, used, responseDate, sameAs, source }) => markup`<li><a href="${href(paths.document(id))}">${fileOf(source)}</a>, ${date(responseDate)}${used ? ': what follows is read from it' : null}${sameAs === null ? null : ': the same response again'}</li>`)}</ul></dd></div>`
}</dl>`;
}

function fileOf(source: string): string {
  return source.split(/[/\\!]/).at(-1) ?? source;
}

function cellSection(
  cell: Cell,
  text: string | null,
  inspection: string,
  quotes: ReadonlyMap<string, Quoted>,
  href: Href,
): Markup {
  const key = cell.recommendation;
  const id = anchorOfKey(key);
  return markup`<section aria-labelledby="${id}"><h2 id="${id}"><a href="${href(paths.recommendation(inspection, key))}">${recommendationTitle(key)}</a></h2>
${text === null ? null : markup`<p class="asked">${text}</p>`}
<p class="position at-${cell.position}">${positionWords(cell.position)}${cell.flags.includes('speakers_differ') ? '; the chief officer and the policing body differ' : null}</p>
${claimCards(
  cell.claims.map((claim) => quotes.get(claim.id)),
  { href },
)}</section>
`;
}
