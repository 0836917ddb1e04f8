import { InvalidArgumentError } from 'commander';
import { STANDING_LINE } from '../../compare/index.js';
import { UsageError } from '../../model/index.js';
import type { DueRow } from '../../store/index.js';
import { print, printJson } from '../io.js';
import { examples, formatOption, positive } from '../options.js';
import { table } from '../print/table.js';
import { counted, reviewMark, shortId, spoken } from '../print/words.js';
import { addBodyOptions, type BodyOptions, bodyFilter } from './bodyOptions.js';
import type { AddCommand } from './command.js';
import { firstOf, SHOWN } from './shown.js';

interface Options extends BodyOptions {
  limit?: number;
  from?: string;
  to?: string;
}

/** Reads `2026-03-31`, `2026-03` or `2026` as the first or last day that it names. */
function edge(last: boolean) {
  return (value: string): string => {
    const [, year, month, day] =
      /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/.exec(value) ?? [];
    if (year === undefined)
      throw new InvalidArgumentError(
        'It must be a day, month or year such as 2026-03-31, 2026-03 or 2026.',
      );
    if (day !== undefined) return value;
    if (month === undefined) return `${year}-${last ? '12-31' : '01-01'}`;
    const end = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
    return `${year}-${month}-${last ? end : '01'}`;
  };
}

export const addDue: AddCommand = (program, handle) => {
  const command = program
    .command('due')
    .description('list promises and recommendations that fall due between two dates')
    .option('--from <date>', 'first day, month or year; default today', edge(false))
    .option(
      '--to <date>',
      'last day, month or year; default the end of the month of --from',
      edge(true),
    );
  addBodyOptions(command)
    .option('--limit <n>', `at most so many in the table (${SHOWN} without it)`, positive)
    .addOption(formatOption())
    .addHelpText(
      'after',
      examples(
        'due',
        'due --from 2026-03 --to 2026-07',
        'due --from 2025 --to 2026 --force loamshire --json',
      ),
    )
    .action(
      handle(async (context, options: Options) => {
        const from = options.from ?? new Date().toISOString().slice(0, 10);
        const to = options.to ?? edge(true)(from.slice(0, 7));
        if (to < from)
          throw new UsageError(
            `--to (${to}) lies before --from (${from}): give the earlier date first.`,
          );
        const rows = await context.reading(async (store) =>
          store.due({ ...(await bodyFilter(store, options)), from, to }),
        );
        if (context.json) return printJson(context.io, { from, to, rows });
        return print(
          context.io,
          `${dueText(rows, from, to, context.io.columns, options.limit)}${STANDING_LINE}`,
        );
      }),
    );
};

function dueText(
  rows: readonly DueRow[],
  from: string,
  to: string,
  width: number,
  limit: number | undefined,
): string {
  const promises = rows.filter(({ kind }) => kind === 'promise').length;
  const basis = `Due from ${from} to ${to}: ${counted(promises, 'statement')} of responses and ${counted(rows.length - promises, 'recommendation')}.`;
  if (rows.length === 0) return `${basis}\n`;
  const { shown, note } = firstOf(rows, limit);
  const cells = shown.map((row) => [
    row.due,
    row.kind === 'promise' ? (row.forceNames ?? '-') : 'set by the report',
    `${row.inspection ?? '-'} ${row.recommendations ?? ''}`.trim(),
    row.status === null ? 'asked' : `${spoken(row.status)}${reviewMark(row.reviewState)}`,
    row.words ?? '-',
    row.claimId === null ? '-' : shortId(row.claimId),
  ]);
  const heads = ['Due', 'Who', 'On', 'What the response says', 'Words', 'Claim'];
  return `${table(heads, cells, width)}\n${basis}\n${note}`;
}
