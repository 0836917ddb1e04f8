import {
  basisText,
  type Cell,
  type Column,
  type Comparison,
  FLAG_WORDS,
  POSITION_WORDS,
  STANDING_LINE,
  TABLE_HEADER,
} from '../../compare/index.js';
import { table } from './table.js';
import { spoken } from './words.js';
import { wrap } from './wrap.js';

/** Narrower columns would cut words. */
const COLUMN = 16;

/** The matrix as tables that fit the width, with what it rests on above and the standing line below. */
export function comparisonText(comparison: Comparison, width: number, quotes: boolean): string {
  const parts = [
    head(comparison, width),
    legend(comparison.columns, width),
    ...tables(comparison, width),
    notes(comparison, width),
    STANDING_LINE,
  ];
  if (quotes) parts.push(...quoted(comparison, width));
  return parts.filter((part) => part !== '').join('\n\n');
}

function head(comparison: Comparison, width: number): string {
  const { inspection } = comparison;
  const published = inspection.published ? `, published ${inspection.published}` : '';
  return [
    `${TABLE_HEADER}: ${inspection.title ?? inspection.id} (${inspection.id}${published})`,
    basisText(comparison),
  ]
    .flatMap((line) => wrap(line, width))
    .join('\n');
}

function legend(columns: readonly Column[], width: number): string {
  return columns
    .map((column) => {
      const to = column.addressedToForces === false ? ' Not addressed to forces.' : '';
      const due = column.due ? ` Due ${column.due}.` : '';
      const lines = wrap(`${column.text ?? '(its text is not known)'}${due}${to}`, width - 8);
      return lines.map((line, n) => `${(n === 0 ? column.key : '').padEnd(8)}${line}`).join('\n');
    })
    .join('\n');
}

/** As many columns side by side as are readable; the rest in further tables. */
function tables({ columns: all, rows }: Comparison, width: number): string[] {
  if (rows.length === 0) return ['No document that is held answers it.'];
  // The legend says of the others that they are not addressed to forces.
  const columns = all.filter((_, n) =>
    rows.some((row) => row.cells[n]?.position !== 'not_addressed_to_forces'),
  );
  const each = Math.max(1, Math.floor((width - COLUMN - 4) / (COLUMN + 3)));
  const found: string[] = [];
  for (let from = 0; from < Math.max(1, columns.length); from += each) {
    const some = columns.slice(from, from + each);
    found.push(
      table(
        ['Force', ...some.map(columnName)],
        rows.map((row) => [
          `${row.force.name}\n${row.responseDate ?? (row.documents.length > 0 ? 'undated' : '')}`.trim(),
          ...some.map(({ key }) => cellText(row.cells.find((cell) => cell.recommendation === key))),
        ]),
        width,
      ),
    );
  }
  return found;
}

const KIND_NAMES: Record<Column['kind'], string> = {
  recommendation: 'Recommendation',
  area_for_improvement: 'Area for improvement',
  cause_of_concern: 'Cause of concern',
};

function columnName(column: Column): string {
  const name = `${KIND_NAMES[column.kind]} ${column.number}`;
  return column.addressedToForces === false ? `${name} (not to forces)` : name;
}

function cellText(cell: Cell | undefined): string {
  if (!cell) return '';
  return `${POSITION_WORDS[cell.position]}${cell.flags.includes('speakers_differ') ? ' [a]' : ''}`;
}

function notes({ rows }: Comparison, width: number): string {
  const lines: string[] = [];
  if (rows.some((row) => row.cells.some((cell) => cell.flags.includes('speakers_differ')))) {
    lines.push(`[a] ${FLAG_WORDS.speakers_differ}.`);
  }
  for (const row of rows) {
    for (const { source, sameAs, relation } of row.documents) {
      if (sameAs === null) continue;
      const counts = row.documents.find(({ id }) => id === sameAs)?.source ?? sameAs;
      const how = relation === null ? '' : ` (${spoken(relation)})`;
      lines.push(`${row.force.name}: ${source} is the same response as ${counts}${how}.`);
    }
    const others = row.documents.filter(({ used, sameAs }) => !used && sameAs === null);
    if (others.length === 0) continue;
    lines.push(
      `${row.force.name}: ${FLAG_WORDS.several_documents}; also held: ${others
        .map((document) => `${document.source} (${document.responseDate ?? 'undated'})`)
        .join(', ')}.`,
    );
  }
  return lines.flatMap((line) => wrap(line, width)).join('\n');
}

function quoted({ rows }: Comparison, width: number): string[] {
  return rows
    .filter((row) => row.documents.length > 0)
    .map((row) => {
      const lines = row.cells.flatMap((cell) => [
        `  ${cell.recommendation}: ${POSITION_WORDS[cell.position]}`,
        ...cell.claims.flatMap((claim) => quote(claim, width)),
      ]);
      const general = row.general.flatMap((claim) => quote(claim, width));
      const aside = general.length > 0 ? ['  about no one recommendation:', ...general] : [];
      return [row.force.name, ...lines, ...aside].join('\n');
    });
}

function quote(claim: Cell['claims'][number], width: number): string[] {
  const text = `“${claim.quote}” (${spoken(claim.status)}, ${spoken(claim.speaker)}, p. ${claim.page})`;
  return wrap(text, width - 6).map((line) => `      ${line}`);
}
