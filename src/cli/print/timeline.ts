import type { Timeline } from '../../export/index.js';
import { table } from './table.js';
import { spoken } from './words.js';
import { wrap } from './wrap.js';

/** Letters and promises of one body as a table, for who has no picture. */
export function timelineText(timeline: Timeline, width: number): string {
  const { title, subtitle, letters, reports, notes } = timeline;
  const rows = letters.flatMap((letter) => {
    const head = [letter.date ?? 'undated', letter.inspections.join(', ') || letter.fileName];
    if (letter.promises.length === 0) return [[...head, '', 'no promise with a date']];
    return letter.promises.map(({ due, quote, status }, n) => [
      ...(n === 0 ? head : ['', '']),
      due,
      `“${quote}” (${spoken(status)})`,
    ]);
  });
  return [
    [title, ...subtitle].flatMap((line) => wrap(line, width)).join('\n'),
    table(['Written', 'On', 'Until', 'What is promised'], rows, width),
    [...reports.map(({ id, published }) => `${id}: published ${published}`), ...notes]
      .flatMap((line) => wrap(line, width))
      .join('\n'),
  ].join('\n\n');
}
