import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { jsonlLines } from '../../export/index.js';
import { UsageError } from '../../model/index.js';
import { remark, write } from '../io.js';
import { examples, formatOption } from '../options.js';
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

/** Writes beside the file and renames at the end: a reader never sees half of it. */
async function writeWhole(path: string, lines: AsyncIterable<string>): Promise<void> {
  const part = `${path}.part`;
  try {
    await pipeline(Readable.from(lines), createWriteStream(part));
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    if (error instanceof Error && 'syscall' in error && 'code' in error) {
      throw new UsageError(
        `${path} cannot be written (${error.code}): check the folder, your rights and the room on the disk.`,
        { cause: error },
      );
    }
    throw error;
  }
}
