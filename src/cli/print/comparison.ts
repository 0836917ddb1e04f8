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
import { SPEAKERS, STATUSES } from '../../model/index.js';
import { fieldWords } from './review.js';
import { table } from './table.js';
import { spoken } from './words.js';
import { wrap } from './wrap.js';

/** Narrower columns would cut words. */
const COLUMN = 16;

export interface ComparisonTextOptions {
  /** The words under the tables. Default false. */
  quotes?: boolean | undefined;
  /** In each cell what each speaker says, the chief officer beside the policing body. Default false. */
  bySpeaker?: boolean | undefined;
}

/** The matrix as tables that fit the width, with what it rests on above and the standing line below. */
export function comparisonText(
  comparison: Comparison,
  width: number,
  { quotes = false, bySpeaker = false }: ComparisonTextOptions = {},
): string {
  const parts = [
    head(comparison, width),
    legend(comparison.columns, width),
    ...tables(comparison, width, bySpeaker),
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
function tables({ columns: all, rows }: Comparison, width: number, bySpeaker: boolean): string[] {
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
          `${row.force.name}${row.review ? ' [r]' : ''}\n${row.responseDate ?? (row.documents.length > 0 ? 'undated' : '')}`.trim(),
          ...some.map(({ key }) =>
            cellText(
              row.cells.find((cell) => cell.recommendation === key),
              bySpeaker,
            ),
          ),
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

function cellText(cell: Cell | undefined, bySpeaker: boolean): string {
  if (!cell) return '';
  if (bySpeaker && cell.claims.length > 0) return speakersText(cell);
  const differ = cell.flags.includes('speakers_differ') ? ' [a]' : '';
  return `${POSITION_WORDS[cell.position]}${differ}${cell.reviewed ? ' [r]' : ''}`;
}

/** What each speaker says: "chief constable: completed 2", a line each. */
function speakersText({ claims }: Cell): string {
  return SPEAKERS.flatMap((speaker) => {
    const own = claims.filter((claim) => claim.speaker === speaker);
    const said = STATUSES.flatMap((status) => {
      const count = own.filter((claim) => claim.status === status).length;
      return count === 0 ? [] : [`${spoken(status)} ${count}`];
    });
    return said.length === 0 ? [] : [`${spoken(speaker)}: ${said.join(', ')}`];
  }).join('\n');
}

function notes({ rows }: Comparison, width: number): string {
  const lines: string[] = [];
  if (rows.some((row) => row.cells.some((cell) => cell.flags.includes('speakers_differ')))) {
    lines.push(`[a] ${FLAG_WORDS.speakers_differ}.`);
  }
  if (rows.some((row) => row.cells.some(({ reviewed }) => reviewed))) {
    lines.push('[r] It rests on what a person has read: section55 review --list.');
  }
  for (const { force, review } of rows) {
    if (!review) continue;
    const fields = review.corrected.map(fieldWords).join(', ');
    const what = review.state === 'confirmed' ? 'confirmed' : `corrected (${fields})`;
    lines.push(`[r] ${force.name}: who answers what, and when, was ${what} by a person.`);
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
  const text = `“${claim.quote}” (${spoken(claim.status)}, ${spoken(claim.speaker)}, p. ${claim.page}${claim.review ? `, ${claim.review} by a person` : ''})`;
  return wrap(text, width - 6).map((line) => `      ${line}`);
}
