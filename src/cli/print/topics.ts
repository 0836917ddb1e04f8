import { STANDING_LINE, type TopicCell, type TopicComparison } from '../../compare/index.js';
import { SPEAKERS, STATUSES } from '../../model/index.js';
import { table } from './table.js';
import { counted, spoken } from './words.js';

/** Narrower columns would cut words. */
const COLUMN = 16;

/** Of a cell, what each speaker says: "chief constable: completed 2, planned 1". */
export function topicCellText({ statuses }: TopicCell): string {
  return SPEAKERS.flatMap((speaker) => {
    const counts = statuses[speaker];
    if (!counts) return [];
    const words = STATUSES.flatMap((status) =>
      counts[status] === undefined ? [] : [`${spoken(status)} ${counts[status]}`],
    );
    return [`${spoken(speaker)}: ${words.join(', ')}`];
  }).join('\n');
}

export function topicComparisonText({ topics, rows }: TopicComparison, width: number): string {
  const shown = topics.filter(({ id }) =>
    rows.some(({ cells }) => cells.some(({ topic }) => topic === id)),
  );
  const basis = `Claims of ${counted(rows.length, 'body', 'bodies')}, each from the newest response that speaks of the topic, whatever report it answers.`;
  if (shown.length === 0)
    return `No document that is held speaks of these topics.\n${STANDING_LINE}`;
  const each = Math.max(1, Math.floor((width - COLUMN - 4) / (COLUMN + 3)));
  const tables: string[] = [];
  for (let from = 0; from < shown.length; from += each) {
    const some = shown.slice(from, from + each);
    const lines = rows
      .filter(({ cells }) => cells.some(({ topic }) => some.some(({ id }) => id === topic)))
      .map((row) => [
        row.force.name,
        ...some.map(({ id }) => {
          const cell = row.cells.find(({ topic }) => topic === id);
          return cell ? `${cell.responseDate ?? 'undated'}\n${topicCellText(cell)}` : '-';
        }),
      ]);
    tables.push(table(['Force', ...some.map(({ id }) => spoken(id))], lines, width));
  }
  return [...tables, basis, STANDING_LINE].join('\n\n');
}
