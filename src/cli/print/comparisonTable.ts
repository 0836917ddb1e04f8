import { stringify } from 'csv-stringify/sync';
import {
  basisText,
  type Comparison,
  FLAG_WORDS,
  POSITION_WORDS,
  STANDING_LINE,
  TABLE_HEADER,
} from '../../compare/index.js';

/** The matrix as CSV: a row per body, a column per recommendation; nothing between two commas is "not known". */
export function comparisonCsv({ columns, rows }: Comparison): string {
  const heads = ['force_id', 'force', 'policing_body', 'response_date', 'day', 'clock', 'notes'];
  const lines = rows.map((row) => [
    row.force.id,
    row.force.name,
    row.policingBody?.name ?? null,
    row.responseDate,
    row.clock?.day ?? null,
    row.clock?.value ?? null,
    notesOf(row),
    ...columns.map(({ key }) => cellOf(row, key)?.position ?? null),
  ]);
  return stringify([[...heads, ...columns.map(({ key }) => key)], ...lines], {
    record_delimiter: 'unix',
    escape_formulas: true,
  });
}

/** The matrix as a table in Markdown, with what it rests on above and the standing line below. */
export function comparisonMarkdown(comparison: Comparison): string {
  const { columns, rows, inspection } = comparison;
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [
    `## ${TABLE_HEADER}: ${inspection.title ?? inspection.id}`,
    '',
    basisText(comparison),
    '',
    line(['Force', 'Response', ...columns.map(({ key }) => key)]),
    line(['Force', 'Response', ...columns].map(() => '---')),
    ...rows.map((row) =>
      line([
        row.force.name,
        row.documents.length === 0 ? '' : (row.responseDate ?? 'undated'),
        ...columns.map(({ key }) => {
          const cell = cellOf(row, key);
          return cell ? POSITION_WORDS[cell.position] : '';
        }),
      ]),
    ),
    '',
    STANDING_LINE,
    '',
  ].join('\n');
}

/** What flags say: of the whole row once, else with the recommendation. */
function notesOf({ cells }: Comparison['rows'][number]): string {
  const flags = [...new Set(cells.flatMap((cell) => cell.flags))];
  return flags
    .map((flag) => {
      const keys = cells
        .filter((cell) => cell.flags.includes(flag))
        .map((cell) => cell.recommendation);
      return keys.length === cells.length
        ? FLAG_WORDS[flag]
        : `${FLAG_WORDS[flag]} (${keys.join(', ')})`;
    })
    .join('; ');
}

function cellOf(row: Comparison['rows'][number], key: string) {
  return row.cells.find(({ recommendation }) => recommendation === key);
}

/** Words that stay words within a cell. */
function escaped(words: string): string {
  return words.replace(/[\\|`*_[\]<>]/g, (sign) => `\\${sign}`).replace(/\s+/g, ' ');
}
