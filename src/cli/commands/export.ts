import { jsonlLines } from '../../export/index.js';
import { remark, write } from '../io.js';
import { examples, formatOption } from '../options.js';
import { writeWhole } from '../writeWhole.js';
import type { AddCommand } from './command.js';

interface Options {
  output?: string;
  withText?: true;
}

export const addExport: AddCommand = (program, handle) => {
  program
    .command('export')
    .description('write every record that is held, in a form for other programs')
    .addOption(formatOption(['jsonl']))
    .option('--output <file>', 'write to a file, whole or not at all; else to the standard output')
    .option('--with-text', 'the reading text too, to which all offsets refer')
    .addHelpText(
      'after',
      examples(
        'export --format jsonl > records.jsonl',
        'export --output records.jsonl --with-text',
      ),
    )
    .action(
      handle(async (context, { output, withText }: Options) =>
        context.reading(async (store) => {
          const lines = jsonlLines(store, { withText });
          if (output === undefined) {
            for await (const line of lines) await write(context.io.out, line);
            return;
          }
          await writeWhole(output, lines);
          remark(context.io, `Written to ${output}.`);
        }),
      ),
    );
};
