import { type Column, recommendationsOf } from '../../compare/index.js';
import { print, printJson } from '../io.js';
import { examples, formatOption } from '../options.js';
import { table } from '../print/table.js';
import { counted, spoken } from '../print/words.js';
import type { AddCommand } from './command.js';

export const addRecommendations: AddCommand = (program, handle) => {
  program
    .command('recommendations')
    .argument('<inspection>', 'id of an inspection, or its beginning')
    .description('list the recommendations of an inspection')
    .addOption(formatOption())
    .addHelpText(
      'after',
      examples('recommendations group-cse-2025', 'recommendations group-cse-2025 --json'),
    )
    .action(
      handle(async (context, named: string) => {
        const lexicon = await context.lexicon();
        // Where the catalogue has them, no store is needed.
        const row = lexicon.rows.inspections.find(({ id }) => id === named);
        const known = row && row.recommendations.length > 0;
        const columns = known
          ? await recommendationsOf(null, lexicon, named)
          : await context.reading((store) => recommendationsOf(store, lexicon, named));
        if (context.json) return printJson(context.io, columns);
        const heads = ['Key', 'Kind', 'Due', 'To forces', 'What it asks'];
        const rows = columns.map((column) => [
          column.key,
          spoken(column.kind),
          column.due ?? '-',
          toForces(column),
          column.text ?? '(its text is not known)',
        ]);
        const shown = rows.length > 0 ? `${table(heads, rows, context.io.columns)}\n` : '';
        return print(context.io, `${shown}${counted(columns.length, 'recommendation')}.`);
      }),
    );
};

function toForces({ addressedToForces }: Column): string {
  if (addressedToForces === null) return 'not known';
  return addressedToForces ? 'yes' : 'no';
}
