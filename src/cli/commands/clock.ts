import { CLOCK_WORDS, type ClockValue, STANDING_LINE } from '../../compare/index.js';
import type { ClockRow } from '../../store/index.js';
import { print, printJson } from '../io.js';
import { examples, formatOption } from '../options.js';
import { table } from '../print/table.js';
import { counted, spoken } from '../print/words.js';
import { addBodyOptions, type BodyOptions, bodyFilter } from './bodyOptions.js';
import type { AddCommand } from './command.js';

export const addClock: AddCommand = (program, handle) => {
  const command = program
    .command('clock')
    .description('count the days from a report to each response, by both readings of the 56 days');
  addBodyOptions(command)
    .addOption(formatOption())
    .addHelpText(
      'after',
      examples('clock', 'clock --inspection group-cse-2025', 'clock --force loamshire --json'),
    )
    .action(
      handle(async (context, options: BodyOptions) => {
        const rows = await context.reading(async (store) =>
          store.clock(await bodyFilter(store, options)),
        );
        if (context.json) return printJson(context.io, rows);
        return print(context.io, `${clockText(rows, context.io.columns)}${STANDING_LINE}`);
      }),
    );
};

function clockText(rows: readonly ClockRow[], width: number): string {
  const basis = `${counted(rows.length, 'response')} of ${new Set(rows.map(({ force }) => force)).size} bodies.`;
  if (rows.length === 0) return `${basis}\n`;
  const cells = rows.map((row) => [
    row.inspection,
    row.forceName,
    row.day === null ? '-' : String(row.day),
    row.datedBefore
      ? 'dated before the report: one of the dates is wrong'
      : (CLOCK_WORDS[row.value as ClockValue] ?? spoken(row.value)),
    row.counted === null ? 'no date' : `${row.counted} (${spoken(row.countedBasis ?? '')})`,
    row.day56 === null ? '-' : `${row.day56} / ${row.day57}`,
  ]);
  const heads = ['Inspection', 'Force', 'Day', 'Standing', 'Counted to', 'Day 56 / 57'];
  return `${table(heads, cells, width)}\n${basis} Day 1 is the day on which the report came out.\n`;
}
