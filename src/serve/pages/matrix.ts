import {
  basisText,
  type Comparison,
  compare,
  FLAG_WORDS,
  type Narrowing,
  narrow,
  POSITION_WORDS,
  type Row,
  TABLE_HEADER,
} from '../../compare/index.js';
import { type Markup, markup, recommendationWords } from '../../export/index.js';
import { COMPARISON_POSITIONS, type ComparisonPosition, SPEAKERS } from '../../model/index.js';
import { anchorOfKey, type Href, paths } from '../links.js';
import { positionLegend, positionMark } from '../parts/marks.js';
import { counted, date, recommendationTitle, SPEAKER_WORDS } from '../parts/words.js';
import type { Site } from '../site.js';
import type { Query, View } from '../view.js';

/** The matrix of an inspection: every body that it is about, by recommendation. Null if nothing is known of it. */
export async function matrixView(
  site: Site,
  inspection: string,
  query: Query,
): Promise<View | null> {
  const comparison = await comparisonOf(site, inspection);
  if (!comparison) return null;
  const regions = regionsOf(site);
  const filters = filtersOf(query, regions);
  const { rows } = narrow(comparison, filters, regions);
  const columns = comparison.columns.filter(({ addressedToForces }) => addressedToForces !== false);
  const others = comparison.columns.filter(({ addressedToForces }) => addressedToForces === false);
  const { title, published } = comparison.inspection;
  const found = COMPARISON_POSITIONS.filter((position) =>
    comparison.rows.some((row) => row.cells.some((cell) => cell.position === position)),
  );
  return {
    path: paths.inspection(inspection),
    title: title ?? inspection,
    trail: [],
    data: { ...comparison, rows },
    table: {
      columns: [
        'force',
        'policing_body',
        'response_date',
        'recommendation',
        'position',
        'claims',
        'speakers_differ',
      ],
      rows: rows.flatMap((row) =>
        row.cells.map((cell) => [
          row.force.name,
          row.policingBody?.name ?? null,
          row.responseDate,
          cell.recommendation,
          cell.position,
          cell.claims.length,
          cell.flags.includes('speakers_differ'),
        ]),
      ),
    },
    command: `section55 compare ${inspection} --all`,
    sql: `SELECT * FROM response_matrix WHERE inspection = '${inspection.replace(/'/g, "''")}' ORDER BY force_name`,
    body: (href) => markup`
<p>HMICFRS report, published ${date(published, 'on a day that is not known')}. ${basisText(comparison)}</p>
${filterForm(comparison, filters, regions, found)}
${
  rows.length === 0
    ? markup`<p>No body is left: take a filter away.</p>`
    : markup`<p id="count" aria-live="polite">${counted(rows.length, 'body', 'bodies')}</p>
<div class="wide" role="region" aria-labelledby="matrix" tabindex="0"><table class="matrix">
<caption id="matrix">${TABLE_HEADER} on each recommendation, in the order of names</caption>
<thead><tr><th scope="col">Force and policing body</th>${columns.map(({ key }) => markup`<th scope="col"><a href="${href(paths.recommendation(inspection, key))}">${recommendationTitle(key)}</a></th>`)}</tr></thead>
<tbody>
${rows.map((row) =>
  matrixRow(
    row,
    inspection,
    columns.map(({ key }) => key),
    regions,
    href,
  ),
)}</tbody></table></div>`
}
${positionLegend(found)}
<h2>What is asked</h2>
<dl class="asks">${columns.map(({ key, text, due }) => markup`<div><dt><a href="${href(paths.recommendation(inspection, key))}">${recommendationTitle(key)}</a></dt><dd>${text ?? 'Its text is not known.'}${due === null ? null : ` By ${date(due)}.`}</dd></div>\n`)}</dl>
${others.length === 0 ? null : markup`<p>Not addressed to forces: ${others.map(({ key }, n) => markup`${n > 0 ? ', ' : null}<a href="${href(paths.recommendation(inspection, key))}">${recommendationWords(key)}</a>`)}.</p>`}`,
  };
}

/** Null if nothing is known of the inspection. */
export function comparisonOf(site: Site, inspection: string): Promise<Comparison | null> {
  return site.memory.recall(`comparison ${inspection}`, () => compared(site, inspection));
}

async function compared({ store, lexicon }: Site, inspection: string): Promise<Comparison | null> {
  const isKnown =
    lexicon.rows.inspections.some(({ id }) => id === inspection) ||
    (await store.inspections()).some((one) => one.catalogued && one.ref === inspection);
  return isKnown ? compare(store, lexicon, { inspection, all: true }) : null;
}

/** Region of each force that has one. */
export function regionsOf({ lexicon }: Site): ReadonlyMap<string, string> {
  return new Map(lexicon.rows.areas.map(({ id, region }) => [id, region]));
}

function filtersOf(query: Query, regions: ReadonlyMap<string, string>): Narrowing {
  const region = query.get('region');
  const position = COMPARISON_POSITIONS.find((one) => one === query.get('position'));
  const speaker = SPEAKERS.find((one) => one === query.get('speaker'));
  return {
    region: region !== null && [...regions.values()].includes(region) ? region : null,
    position: position ?? null,
    speaker: speaker ?? null,
  };
}

function filterForm(
  { rows }: Comparison,
  filters: Narrowing,
  regions: ReadonlyMap<string, string>,
  positions: readonly ComparisonPosition[],
): Markup {
  const present = [...new Set(rows.flatMap(({ force }) => regions.get(force.id) ?? []))].sort();
  return markup`<form class="filters" method="get" data-filters aria-label="Filters">
${choice(
  'region',
  'Region',
  present.map((region) => [region, region]),
  filters.region,
)}
${choice(
  'position',
  'What is said',
  positions.map((position) => [position, POSITION_WORDS[position]]),
  filters.position,
)}
${choice(
  'speaker',
  'In the words of',
  SPEAKERS.map((speaker) => [speaker, SPEAKER_WORDS[speaker]]),
  filters.speaker,
)}
<button>Show</button></form>`;
}

const SELECTED = markup` selected`;

/** A list to choose from, with "all" above it. */
export function choice(
  name: string,
  label: string,
  options: readonly (readonly [string, string])[],
  chosen: string | null,
): Markup {
  return markup`<div><label for="${name}">${label}</label> <select id="${name}" name="${name}"><option value="">all</option>${options.map(([value, words]) => markup`<option value="${value}"${value === chosen ? SELECTED : null}>${words}</option>`)}</select></div>`;
}

function matrixRow(
  row: Row,
  inspection: string,
  keys: readonly string[],
  regions: ReadonlyMap<string, string>,
  href: Href,
): Markup {
  const answer = href(paths.answer(inspection, row.force.id));
  const cells = keys.flatMap((key) =>
    row.cells.filter(({ recommendation }) => recommendation === key),
  );
  return markup`<tr data-region="${regions.get(row.force.id) ?? ''}" data-cells="${cells.map((cell) => `${cell.position}:${[...new Set(cell.claims.map(({ speaker }) => speaker))].join('+')}`).join(' ')}"><th scope="row"><a href="${href(paths.body(row.force.id))}">${row.force.name}</a>${row.policingBody === null ? null : markup`<span class="note">${row.policingBody.name}</span>`}${row.documents.length === 0 ? null : markup`<span class="note">response ${row.responseDate === null ? 'undated' : `dated ${date(row.responseDate)}`}${row.clock?.day == null ? null : `, ${`day ${row.clock.day}`}`}</span>`}</th>
${cells.map((cell) => {
  const words = POSITION_WORDS[cell.position];
  const flags = [
    ...cell.flags.map((flag) => FLAG_WORDS[flag]),
    ...(cell.reviewed ? ['rests on what a person has read'] : []),
  ].map((one) => markup`<span class="note">${one}</span>`);
  const linked =
    row.documents.length === 0
      ? words
      : markup`<a href="${answer}#${anchorOfKey(cell.recommendation)}">${words}</a>`;
  const count =
    cell.claims.length === 0
      ? null
      : markup`<span class="note">${counted(cell.claims.length, 'claim')}</span>`;
  return markup`<td class="at-${cell.position}">${positionMark(cell.position)} ${linked}${count}${flags}</td>\n`;
})}</tr>
`;
}
