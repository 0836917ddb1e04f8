import { STANDING_LINE } from '../../compare/index.js';
import type { CoverageRow } from '../../store/index.js';
import { print, printJson } from '../io.js';
import { examples, formatOption } from '../options.js';
import { table } from '../print/table.js';
import { spoken } from '../print/words.js';
import { addBodyOptions, type BodyOptions, bodyFilter } from './bodyOptions.js';
import type { AddCommand } from './command.js';

interface Options extends BodyOptions {
  held?: boolean;
}

export const addCoverage: AddCommand = (program, handle) => {
  const command = program
    .command('coverage')
    .description(
      'list bodies of which nothing is held, and recommendations that a response leaves out',
    )
    .option('--held', 'only bodies of which a response is held');
  addBodyOptions(command)
    .addOption(formatOption())
    .addHelpText(
      'after',
      examples(
        'coverage --inspection group-cse-2025',
        'coverage --held',
        'coverage --force loamshire --json',
      ),
    )
    .action(
      handle(async (context, options: Options) => {
        const all = await context.reading(async (store) =>
          store.coverage(await bodyFilter(store, options)),
        );
        const rows = options.held ? all.filter(({ state }) => state === 'document_held') : all;
        if (context.json) return printJson(context.io, rows);
        return print(context.io, `${coverageText(rows, all, context.io.columns)}${STANDING_LINE}`);
      }),
    );
};

function coverageText(
  rows: readonly CoverageRow[],
  all: readonly CoverageRow[],
  width: number,
): string {
  const inspections = [...new Set(rows.map(({ inspection }) => inspection))];
  const parts = inspections.map((inspection) => {
    const own = all.filter((row) => row.inspection === inspection);
    const held = own.filter(({ state }) => state === 'document_held').length;
    const cells = rows
      .filter((row) => row.inspection === inspection)
      .map((row) => [
        row.forceName,
        spoken(row.state),
        row.responseDate ?? '-',
        row.state === 'document_held' ? (row.notMentioned ?? 'none') : '-',
      ]);
    const heads = ['Force', 'What is held', 'Dated', 'Not spoken of'];
    return `${inspection}: responses of ${held} of ${own.length} bodies.\n${table(heads, cells, width)}\n`;
  });
  const none = 'Nothing: no body is asked by an inspection of that id.\n';
  return `${parts.join('\n') || none}That no document is held does not say that none exists.\n`;
}
