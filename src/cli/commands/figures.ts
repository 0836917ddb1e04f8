import { STANDING_LINE } from '../../compare/index.js';
import type { FigureRow } from '../../store/index.js';
import { print, printJson } from '../io.js';
import { examples, formatOption, positive } from '../options.js';
import { table } from '../print/table.js';
import { counted, shortId } from '../print/words.js';
import { addBodyOptions, type BodyOptions, bodyFilter } from './bodyOptions.js';
import type { AddCommand } from './command.js';
import { firstOf, SHOWN } from './shown.js';

interface Options extends BodyOptions {
  limit?: number;
  unit?: string;
}

export const addFigures: AddCommand = (program, handle) => {
  const command = program
    .command('figures')
    .description('list the numbers that responses offer, with what is counted and the words')
    .option('--unit <words>', 'only where what is counted is called so, such as officers or %');
  addBodyOptions(command)
    .option('--limit <n>', `at most so many in the table (${SHOWN} without it)`, positive)
    .addOption(formatOption())
    .addHelpText(
      'after',
      `
Under a number stands the period that the words beside it name. What a number is a share of is not worked out: it stands in the
sentence, which --json gives.
${examples('figures', 'figures --unit officers', 'figures --inspection group-cse-2025 --json')}`,
    )
    .action(
      handle(async (context, options: Options) => {
        const rows = await context.reading(async (store) =>
          store.figures({ ...(await bodyFilter(store, options)), unit: options.unit }),
        );
        if (context.json) return printJson(context.io, rows);
        return print(
          context.io,
          `${figuresText(rows, context.io.columns, options.limit)}${STANDING_LINE}`,
        );
      }),
    );
};

function figuresText(rows: readonly FigureRow[], width: number, limit: number | undefined): string {
  const documents = new Set(rows.map(({ documentId }) => documentId)).size;
  const basis = `${counted(rows.length, 'figure')} in ${counted(documents, 'response')}.`;
  if (rows.length === 0) return `${basis}\n`;
  const { shown, note } = firstOf(rows, limit);
  const cells = shown.map((row) => [
    row.forceNames ?? 'not found',
    row.responseDate ?? 'no date',
    `${row.value} ${row.unit}${row.period === null ? '' : `\n${row.period}`}`,
    `${row.inspection ?? '-'} ${row.recommendations ?? ''}`.trim(),
    row.quote,
    shortId(row.claimId),
  ]);
  const heads = ['Force', 'Letter', 'Figure, period', 'On', 'Words', 'Claim'];
  return `${table(heads, cells, width)}\n${basis}\n${note}`;
}
