import {
  basisText,
  type Comparison,
  FLAG_WORDS,
  POSITION_WORDS,
  STANDING_LINE,
  TABLE_HEADER,
} from '../../compare/index.js';
import { COMPARISON_POSITIONS } from '../../model/index.js';
import { recommendationWords } from '../citation/words.js';
import { type Markup, markup } from '../markup.js';
import { POSITION_MARKS } from './marks.js';
import { box, CHARACTER, LINE, MARGIN, svgFile, text } from './svg.js';

const ROW = 24;
const COLUMN = 64;
const LEGEND_COLUMN = 300;

/** The matrix of a comparison: a letter and a filling in each cell. Rows in the order of names, which is no ranking. */
export function matrixSvg(comparison: Comparison): string {
  const { inspection, columns: all, rows } = comparison;
  const columns = all.filter(({ addressedToForces }) => addressedToForces !== false);
  const label = (row: Comparison['rows'][number]) =>
    `${row.force.name}${row.documents.length > 0 ? `, ${row.responseDate ?? 'undated'}` : ''}`;
  const labels = Math.ceil(Math.max(80, ...rows.map((row) => label(row).length * CHARACTER)));
  const grid = labels + 10 + columns.length * COLUMN;
  const width = Math.max(760, grid + 2 * MARGIN);
  const parts: Markup[] = columns.map((column, n) =>
    text(labels + 10 + (n + 0.5) * COLUMN, 14, column.key, { bold: true, anchor: 'middle' }),
  );
  let y = LINE + 4;
  for (const row of rows) {
    parts.push(text(labels, y + 16, label(row), { anchor: 'end' }));
    for (const [n, column] of columns.entries()) {
      const cell = row.cells.find(({ recommendation }) => recommendation === column.key);
      if (!cell) continue;
      const { letter, fill } = POSITION_MARKS[cell.position];
      const differ = cell.flags.includes('speakers_differ');
      const words = `${row.force.name}, ${recommendationWords(column.key)}: ${POSITION_WORDS[cell.position]}${differ ? ` (${FLAG_WORDS.speakers_differ})` : ''}`;
      const x = labels + 10 + n * COLUMN;
      parts.push(
        box({ x, y, width: COLUMN - 4, height: ROW - 4 }, fill, words),
        text(x + COLUMN / 2 - 2, y + 15, `${letter}${differ ? ' a' : ''}`, {
          bold: true,
          anchor: 'middle',
        }),
      );
    }
    y += ROW;
  }
  const legend = legendOf(comparison, y + LINE, width - 2 * MARGIN);
  const published = inspection.published === null ? '' : `, published ${inspection.published}`;
  const asks = columns.map(
    ({ key, text: words }) => `${key}: ${words ?? '(its text is not known)'}`,
  );
  return svgFile({
    title: `${TABLE_HEADER}, by body and recommendation`,
    description: [
      `Matrix of ${inspection.title ?? inspection.id}.`,
      basisText(comparison),
      ...rows.map(
        (row) =>
          `${row.force.name}: ${row.cells
            .filter(({ recommendation }) => columns.some(({ key }) => key === recommendation))
            .map((cell) => `${cell.recommendation} ${POSITION_WORDS[cell.position]}`)
            .join(', ')}.`,
      ),
    ].join(' '),
    subtitle: [
      `${inspection.title ?? inspection.id} (${inspection.id}${published})`,
      basisText(comparison),
    ],
    notes: [...asks, STANDING_LINE],
    width,
    height: y + LINE + legend.height,
    body: markup`${parts}${legend.body}`,
  });
}

/** The positions that occur, each with its letter and filling. */
function legendOf({ rows }: Comparison, top: number, width: number) {
  const cells = rows.flatMap((row) => row.cells);
  const present = COMPARISON_POSITIONS.filter((position) =>
    cells.some((cell) => cell.position === position && position !== 'not_addressed_to_forces'),
  );
  const across = Math.max(1, Math.floor(width / LEGEND_COLUMN));
  const entries = present.map((position, n) => {
    const { letter, fill } = POSITION_MARKS[position];
    const x = (n % across) * LEGEND_COLUMN;
    const y = top + Math.floor(n / across) * ROW;
    return [
      box({ x, y, width: 26, height: ROW - 4 }, fill, POSITION_WORDS[position]),
      text(x + 13, y + 15, letter, { bold: true, anchor: 'middle' }),
      text(x + 34, y + 15, POSITION_WORDS[position]),
    ];
  });
  const differ = cells.some(({ flags }) => flags.includes('speakers_differ'));
  const lines = Math.ceil(present.length / across);
  const note = differ ? [text(0, top + lines * ROW + 15, `a: ${FLAG_WORDS.speakers_differ}`)] : [];
  return { body: markup`${entries.flat()}${note}`, height: (lines + note.length) * ROW };
}
