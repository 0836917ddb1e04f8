import { UsageError } from '../../model/index.js';
import type { ImportedFile, ImportRun } from '../../store/index.js';
import { print, printJson } from '../io.js';
import { examples, formatOption, positive } from '../options.js';
import { table } from '../print/table.js';
import { counted, shortId } from '../print/words.js';
import { type ReportedFile, reported } from '../report.js';
import type { AddCommand } from './command.js';

const OUTCOMES: Record<ImportedFile['outcome'], string> = {
  added: 'imported',
  updated: 'read anew',
  unchanged: 'known already',
  failed: 'failed',
};

const STATES: Record<ImportRun['state'], string> = {
  running: 'not ended',
  finished: 'finished',
  stopped: 'stopped',
  broken: 'store failed',
};

export const addImports: AddCommand = (program, handle) => {
  program
    .command('imports')
    .argument('[run]', 'number of a run; all are listed if left out', positive)
    .description('list past imports, or what came of each file in one')
    .addOption(formatOption())
    .addHelpText('after', examples('imports', 'imports 3', 'imports 3 --json'))
    .action(
      handle(async (context, number: number | undefined) =>
        context.reading(async (store) => {
          const { io, json } = context;
          const runs = await store.imports();
          if (number === undefined) {
            if (json) return printJson(io, runs);
            return print(io, listed(runs, io.columns));
          }
          const run = runs.find(({ id }) => id === number);
          if (!run) {
            throw new UsageError(`There is no import ${number}: section55 imports lists them.`);
          }
          const files: ReportedFile[] = [];
          for await (const file of store.importFiles(number)) files.push(reported(file));
          if (json) return printJson(io, { ...run, fileReports: files });
          return print(io, `${listed([run], io.columns)}\n${filesTable(files, io.columns)}`);
        }),
      ),
    );
};

function listed(runs: readonly ImportRun[], width: number): string {
  const rows = runs.map((run) => [
    String(run.id),
    run.startedAt.slice(0, 16).replace('T', ' '),
    [...run.paths, ...(run.manifest === null ? [] : [run.manifest])].join('\n') || 'failed files',
    countsOf(run),
    STATES[run.state],
  ]);
  const heads = ['Run', 'Began (UTC)', 'What', 'Files', 'State'];
  const shown = rows.length > 0 ? `${table(heads, rows, width)}\n` : '';
  return `${shown}${counted(runs.length, 'import')}.`;
}

function countsOf({ counts }: ImportRun): string {
  const outcomes = Object.keys(OUTCOMES) as (keyof typeof OUTCOMES)[];
  const lines = outcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${OUTCOMES[outcome]}`);
  return lines.join('\n') || 'none';
}

/** Failures first, for they are what the user must act on. */
function filesTable(files: readonly ReportedFile[], width: number): string {
  const failed = files.filter(({ outcome }) => outcome === 'failed');
  const others = files.filter(({ outcome }) => outcome !== 'failed');
  const rows = [...failed, ...others].map(
    ({ outcome, path, documentId, code, message, remedy }) => [
      OUTCOMES[outcome],
      path,
      code === null ? shortId(documentId ?? '') : `${code}: ${message} ${remedy}`,
    ],
  );
  if (rows.length === 0) return 'What came of its files is no longer kept.';
  return table(['Outcome', 'File', 'Document, or problem'], rows, width);
}
