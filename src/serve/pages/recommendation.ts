import { type Cell, POSITION_WORDS, type Row } from '../../compare/index.js';
import { type Markup, markup, POSITION_MARKS } from '../../export/index.js';
import { COMPARISON_POSITIONS } from '../../model/index.js';
import { anchorOfKey, type Href, paths, slugOfKey } from '../links.js';
import { claimCards } from '../parts/claims.js';
import { positionLegend, positionWords } from '../parts/marks.js';
import { type Tile, tileMap } from '../parts/tileMap.js';
import { counted, date, recommendationTitle } from '../parts/words.js';
import { type Quoted, quotesOf } from '../quotes.js';
import type { Site } from '../site.js';
import type { View } from '../view.js';
import { comparisonOf } from './matrix.js';

/** Every body's words on one recommendation, side by side, and a map of what they say. */
export async function recommendationView(
  site: Site,
  inspection: string,
  slug: string,
): Promise<View | null> {
  const comparison = await comparisonOf(site, inspection);
  const column = comparison?.columns.find(({ key }) => slugOfKey(key) === encodeURIComponent(slug));
  if (!comparison || !column) return null;
  const title = comparison.inspection.title ?? inspection;
  const answers = comparison.rows.flatMap((row) => {
    const cell = row.cells.find(({ recommendation }) => recommendation === column.key);
    return cell ? [{ row, cell }] : [];
  });
  const documents = answers.flatMap(({ cell }) => cell.claims.map(({ documentId }) => documentId));
  const quotes = await quotesOf(site.store, documents);
  const found = COMPARISON_POSITIONS.filter((position) =>
    answers.some(({ cell }) => cell.position === position),
  );
  const speaking = answers.filter(({ cell }) => cell.claims.length > 0);
  const silent = answers.filter(({ cell }) => cell.claims.length === 0);
  return {
    path: paths.recommendation(inspection, column.key),
    title: `${recommendationTitle(column.key)}: every body’s words`,
    trail: [{ path: paths.inspection(inspection), name: title }],
    data: {
      inspection: comparison.inspection,
      recommendation: column,
      bodies: answers.map(({ row, cell }) => ({
        force: row.force,
        policingBody: row.policingBody,
        responseDate: row.responseDate,
        position: cell.position,
        flags: cell.flags,
        claims: cell.claims.flatMap(({ id }) => {
          const quoted = quotes.get(id);
          return quoted
            ? [
                {
                  ...quoted.claim,
                  before: quoted.before,
                  after: quoted.after,
                  documentId: quoted.documentId,
                },
              ]
            : [];
        }),
      })),
    },
    table: {
      columns: [
        'force',
        'position',
        'claim_id',
        'status',
        'speaker',
        'quote',
        'page',
        'due_date',
        'document_id',
      ],
      rows: answers.flatMap(({ row, cell }) => tableRows(row, cell, quotes)),
    },
    command: `section55 compare ${inspection} --recommendation ${column.key} --quotes --all`,
    sql: `SELECT * FROM response_matrix WHERE inspection = '${inspection.replace(/'/g, "''")}' AND recommendation = '${column.key}' ORDER BY force_name`,
    body: (href) => markup`
<p class="asked">${column.text ?? 'Its text is not known.'}${column.due === null ? null : ` By ${date(column.due)}.`}${column.addressedToForces === false ? ' Not addressed to forces.' : null}</p>
<section class="mapped" aria-labelledby="map"><h2 id="map">Map</h2>
${mapOf(site, answers, inspection, href)}
${positionLegend(found)}</section>
<section aria-labelledby="words"><h2 id="words">In their words: ${counted(speaking.length, 'body', 'bodies')}</h2>
<div class="side-by-side">
${speaking.map(({ row, cell }) => card(row, cell, inspection, quotes, href))}</div></section>
<section aria-labelledby="silent"><h2 id="silent">Without words on it: ${counted(silent.length, 'body', 'bodies')}</h2>
${found.map((position) => {
  const there = silent.filter(({ cell }) => cell.position === position);
  return there.length === 0
    ? null
    : markup`<h3>${positionWords(position)}: ${there.length}</h3><p>${there.map(({ row }, n) => markup`${n > 0 ? ', ' : null}<a href="${href(paths.body(row.force.id))}">${row.force.name}</a>`)}</p>\n`;
})}</section>`,
  };
}

interface Answer {
  row: Row;
  cell: Cell;
}

function tableRows(row: Row, cell: Cell, quotes: ReadonlyMap<string, Quoted>) {
  const claims = cell.claims.flatMap(({ id }) => quotes.get(id) ?? []);
  if (claims.length === 0) {
    return [[row.force.name, cell.position, null, null, null, null, null, null, null]];
  }
  return claims.map(({ claim, documentId }) => [
    row.force.name,
    cell.position,
    claim.id,
    claim.status,
    claim.speaker,
    claim.quote,
    claim.evidence.page,
    claim.dueDate?.value ?? null,
    documentId,
  ]);
}

function mapOf(
  site: Site,
  answers: readonly Answer[],
  inspection: string,
  href: Href,
): Markup | null {
  const { areas, bodies } = site.lexicon.rows;
  const asked = new Map(
    answers.map(({ row, cell }): [string, Tile] => [
      row.force.id,
      {
        mark: POSITION_MARKS[cell.position],
        words: POSITION_WORDS[cell.position],
        link:
          row.documents.length === 0
            ? null
            : `${href(paths.answer(inspection, row.force.id))}#${anchorOfKey(cell.recommendation)}`,
      },
    ]),
  );
  const shown = areas.filter(({ id }) => asked.has(id));
  return tileMap(
    shown,
    new Map(bodies.map(({ id, name }) => [id, name])),
    asked,
    'Map of the police areas, each a tile of one size',
  );
}

function card(
  row: Row,
  cell: Cell,
  inspection: string,
  quotes: ReadonlyMap<string, Quoted>,
  href: Href,
): Markup {
  const id = `b-${row.force.id}`;
  return markup`<section class="card" aria-labelledby="${id}"><h3 id="${id}"><a href="${href(paths.answer(inspection, row.force.id))}#${anchorOfKey(cell.recommendation)}">${row.force.name}</a></h3>
<p class="position at-${cell.position}">${positionWords(cell.position)}</p>
<p class="note">${row.policingBody?.name ?? ''}; response ${row.responseDate === null ? 'undated' : `dated ${date(row.responseDate)}`}</p>
${claimCards(
  cell.claims.map((claim) => quotes.get(claim.id)),
  { href },
)}</section>
`;
}
