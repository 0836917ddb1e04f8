import type { ExportReport } from '../../export/index.js';
import { UsageError } from '../../model/index.js';
import type { Context } from '../context.js';
import { addDatasetOptions, type DatasetOptions, datasetNotes } from '../datasetOptions.js';
import { EXIT, print, printJson, remark, write } from '../io.js';
import { examples, formatOption } from '../options.js';
import { exportSummary } from '../print/exportSummary.js';
import { writeWhole } from '../writeWhole.js';
import type { AddCommand } from './command.js';

interface Options extends DatasetOptions {
  output?: string;
  withText?: true;
  withSources?: true;
  names: boolean;
  rawCsv?: true;
  excel?: true;
  force?: true;
}

export const addExport: AddCommand = (program, handle) => {
  const command = program
    .command('export')
    .argument('[dir]', 'a folder to make; else the records go to --output or the standard output')
    .description('write what is held in forms for other programs: a folder to publish, or records')
    .addOption(formatOption(['jsonl']))
    .option('--output <file>', 'records to a file, whole or not at all')
    .option('--with-text', 'the reading text too, to which all offsets refer (records only)')
    .option('--with-sources', 'the letters’ texts too (folder only)')
    .option('--no-names', 'leave out office holders and names of persons (folder only)')
    .option(
      '--raw-csv',
      'no apostrophe before what a spreadsheet takes for a formula (folder only)',
    )
    .option('--excel', 'begin CSV files with a mark by which Excel knows UTF-8 (folder only)')
    .option('--force', 'write also where other files are; they are kept beside it (folder only)');
  addDatasetOptions(command)
    .addHelpText(
      'after',
      examples(
        'export published/',
        'export published/ --no-names --licence CC-BY-4.0 --author "A Newsroom"',
        'export --output records.jsonl --with-text',
      ),
    )
    .action(
      handle(async (context, dir: string | undefined, options: Options) =>
        dir === undefined ? exportRecords(context, options) : toFolder(context, dir, options),
      ),
    );
};

const FOLDER_ONLY: readonly (readonly [keyof Options, string])[] = [
  ['withSources', '--with-sources'],
  ['rawCsv', '--raw-csv'],
  ['excel', '--excel'],
  ['force', '--force'],
];

async function exportRecords(context: Context, options: Options): Promise<number> {
  const { output, withText } = options;
  const astray = FOLDER_ONLY.find(([key]) => options[key] !== undefined)?.[1];
  const flag = options.names ? astray : '--no-names';
  if (flag !== undefined) {
    throw new UsageError(`${flag} is for an export into a folder: section55 export DIR ${flag}.`);
  }
  const { jsonlLines } = await import('../../export/index.js');
  return context.reading(async (store) => {
    const lines = jsonlLines(store, { withText });
    if (output === undefined) {
      for await (const line of lines) await write(context.io.out, line);
      return EXIT.ok;
    }
    await writeWhole(output, lines);
    remark(context.io, `Written to ${output}.`);
    return EXIT.ok;
  });
}

async function toFolder(context: Context, dir: string, options: Options): Promise<number> {
  if (options.output !== undefined || options.withText) {
    throw new UsageError(
      `An export into a folder takes neither --output nor --with-text: leave out ${dir}, or use --with-sources.`,
    );
  }
  const { exportFolder } = await import('../../export/index.js');
  const lexicon = await context.lexicon();
  const stop = new AbortController();
  const off = context.io.onInterrupt(() => stop.abort());
  let report: ExportReport;
  try {
    report = await context.reading((store) =>
      exportFolder(store, lexicon, dir, {
        ...datasetNotes(options),
        withSources: options.withSources,
        noNames: !options.names,
        csv: { guard: !options.rawCsv, bom: options.excel },
        force: options.force,
        signal: stop.signal,
      }),
    );
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    remark(context.io, 'Interrupted: nothing was written.');
    return EXIT.interrupted;
  } finally {
    off();
  }
  if (context.json) await printJson(context.io, report);
  else await print(context.io, exportSummary(dir, report, context.io.columns));
  return EXIT.ok;
}
