import { print, printJson } from '../io.js';
import { examples, formatOption } from '../options.js';
import { table } from '../print/table.js';
import { counted } from '../print/words.js';
import type { AddCommand } from './command.js';

export const addForces: AddCommand = (program, handle) => {
  program
    .command('forces')
    .description('list the forces of which a response is held')
    .addOption(formatOption())
    .addHelpText('after', examples('forces', 'forces --json'))
    .action(
      handle(async (context) => {
        const forces = await context.reading((store) => store.forces());
        if (context.json) return printJson(context.io, forces);
        const rows = forces.map((row) => [
          row.id,
          row.name,
          String(row.documents),
          String(row.claims),
        ]);
        const heads = ['Id', 'Force', 'Documents', 'Claims'];
        const shown = rows.length > 0 ? `${table(heads, rows, context.io.columns)}\n` : '';
        return print(context.io, `${shown}${counted(forces.length, 'force')}.`);
      }),
    );
};
