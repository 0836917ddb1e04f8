import {
  basisText,
  type Cell,
  type CellClaim,
  type Column,
  type Comparison,
  FLAG_WORDS,
  POSITION_WORDS,
  type Row,
  STANDING_LINE,
  TABLE_HEADER,
} from '../../compare/index.js';
import { COMPARISON_POSITIONS, POSITION_MEANINGS, SPEAKER_MEANINGS } from '../../model/index.js';
import { POSITION_MARKS, STATUS_WORDS } from '../chart/marks.js';
import { recommendationWords } from '../citation/words.js';
import { type Markup, markup } from '../markup.js';
import type { QuoteContext } from './contexts.js';
import { STYLE } from './style.js';

export interface PageOptions {
  /** Quotes are shown at once, not only when they are asked for. Default false. */
  open?: boolean | undefined;
}

/**
 * A comparison as one page that needs nothing else: no script, no picture, no network. The letter in each cell is
 * explained under the table; each claim opens to its words in the letter.
 */
export function comparisonPage(
  comparison: Comparison,
  contexts: ReadonlyMap<string, QuoteContext>,
  options: PageOptions = {},
): string {
  const { inspection, columns, rows } = comparison;
  const name = inspection.title ?? inspection.id;
  const published = inspection.published === null ? '' : `, published ${inspection.published}`;
  const asked = columns.filter(({ addressedToForces }) => addressedToForces !== false);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${TABLE_HEADER}: ${name}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${TABLE_HEADER}</h1>
<p>${name} (${inspection.id}${published})</p>
<p>${basisText(comparison)}</p>
<p class="standing">${STANDING_LINE} Where nothing is said or held, that is no refusal.</p>
</header>
<main>
<h2>What is asked</h2>
<dl>
${columns.map(asks)}</dl>
${
  rows.length === 0
    ? markup`<p>No document that is held answers it.</p>`
    : markup`<table>
<caption>${TABLE_HEADER} on each recommendation, in the order of names</caption>
<thead><tr><th scope="col">Force and policing body</th>${asked.map(columnHead)}</tr></thead>
<tbody>
${rows.map((row) => tableRow(row, asked, contexts, options))}</tbody>
</table>`
}
<h2>What the letters mean</h2>
<dl>
${present(rows).map((position) => markup`<dt><span class="mark">${POSITION_MARKS[position].letter}</span></dt><dd>${POSITION_WORDS[position]}: ${POSITION_MEANINGS[position]}</dd>\n`)}</dl>
</main>
<footer>
<p>Characters shown as █ are contact details and the like, which are left out. Check each quotation against the letter before you print it.</p>
</footer>
</body>
</html>
`.text;
}

function asks({ key, text, due, addressedToForces }: Column): Markup {
  const until = due === null ? '' : ` Until ${due}.`;
  const others = addressedToForces === false ? ' Not addressed to forces.' : '';
  return markup`<dt>${key}</dt><dd>${text ?? '(its text is not known)'}${until}${others}</dd>\n`;
}

function columnHead({ key }: Column): Markup {
  const words = recommendationWords(key);
  return markup`<th scope="col">${words.charAt(0).toUpperCase()}${words.slice(1)}</th>`;
}

function tableRow(
  row: Row,
  columns: readonly Column[],
  contexts: ReadonlyMap<string, QuoteContext>,
  options: PageOptions,
): Markup {
  const cells = columns.flatMap(({ key }) =>
    row.cells.filter(({ recommendation }) => recommendation === key),
  );
  const body =
    row.policingBody === null
      ? null
      : markup`<br><span class="note">${row.policingBody.name}</span>`;
  const dated =
    row.documents.length === 0
      ? null
      : markup`<br><span class="note">response ${row.responseDate === null ? 'undated' : `dated ${row.responseDate}`}</span>`;
  return markup`<tr><th scope="row">${row.force.name}${body}${dated}${general(row, contexts, options)}</th>${cells.map((cell) => tableCell(cell, contexts, options))}</tr>\n`;
}

function general(
  { general: claims }: Row,
  contexts: ReadonlyMap<string, QuoteContext>,
  options: PageOptions,
): Markup | null {
  return claims.length === 0
    ? null
    : details(`about no one recommendation: ${claims.length}`, claims, contexts, options);
}

function tableCell(
  cell: Cell,
  contexts: ReadonlyMap<string, QuoteContext>,
  options: PageOptions,
): Markup {
  const { letter } = POSITION_MARKS[cell.position];
  const flags = cell.flags.map((flag) => markup`<br><span class="note">${FLAG_WORDS[flag]}</span>`);
  const count = `${cell.claims.length} ${cell.claims.length === 1 ? 'claim' : 'claims'}`;
  return markup`<td${cell.claims.length === 0 ? SILENCE : null}><span class="mark">${letter}</span>${POSITION_WORDS[cell.position]}${flags}${cell.claims.length === 0 ? null : details(count, cell.claims, contexts, options)}</td>`;
}

const SILENCE = markup` class="silence"`;
const OPEN = markup` open`;

function details(
  summary: string,
  claims: readonly CellClaim[],
  contexts: ReadonlyMap<string, QuoteContext>,
  { open }: PageOptions,
): Markup {
  return markup`<details${open ? OPEN : null}><summary>${summary}</summary>${claims.map((claim) => quotation(claim, contexts.get(claim.id)))}</details>`;
}

function quotation(claim: CellClaim, context: QuoteContext | undefined): Markup {
  if (context === undefined) {
    return markup`<p class="note">Its words are left out: the passage looks like a case or a victim.</p>`;
  }
  const due = claim.dueDate === null ? '' : `, until ${claim.dueDate}`;
  return markup`<blockquote>${context.before}<mark>${context.quote}</mark>${context.after}</blockquote><p class="note">${STATUS_WORDS[claim.status]}${due}; ${SPEAKER_MEANINGS[claim.speaker]}; ${context.fileName}, page ${claim.page}, claim ${claim.id}</p>`;
}

function present(rows: readonly Row[]) {
  const found = new Set(rows.flatMap((row) => row.cells.map(({ position }) => position)));
  return COMPARISON_POSITIONS.filter((position) => found.has(position));
}
