import { print, printJson } from '../io.js';
import { examples, formatOption } from '../options.js';
import { table } from '../print/table.js';
import { counted, shortId } from '../print/words.js';
import type { AddCommand } from './command.js';

export const addInspections: AddCommand = (program, handle) => {
  program
    .command('inspections')
    .description('list the inspections that responses answer')
    .addOption(formatOption())
    .addHelpText('after', examples('inspections', 'inspections --json'))
    .action(
      handle(async (context) => {
        const inspections = await context.reading((store) => store.inspections());
        if (context.json) return printJson(context.io, inspections);
        const rows = inspections.map((row) => [
          row.documentId === null ? row.ref : `${row.ref} of ${shortId(row.documentId)}`,
          row.title ?? '(no title)',
          row.published ?? '-',
          String(row.documents),
          String(row.forces),
          String(row.claims),
        ]);
        const heads = ['Id', 'Title', 'Published', 'Documents', 'Forces', 'Claims'];
        const shown = rows.length > 0 ? `${table(heads, rows, context.io.columns)}\n` : '';
        return print(context.io, `${shown}${counted(inspections.length, 'inspection')}.`);
      }),
    );
};
