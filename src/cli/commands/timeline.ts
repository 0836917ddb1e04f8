import { STANDING_LINE } from '../../compare/index.js';
import type { TimelineRow } from '../../store/index.js';
import { print, printJson } from '../io.js';
import { examples, formatOption, positive } from '../options.js';
import { table } from '../print/table.js';
import { counted, reviewMark, shortId, spoken } from '../print/words.js';
import type { AddCommand } from './command.js';
import { resolveForce } from './resolveForce.js';
import { firstOf, SHOWN } from './shown.js';

interface Options {
  limit?: number;
  topic?: string;
}

export const addTimeline: AddCommand = (program, handle) => {
  program
    .command('timeline <force>')
    .description('lay out what the responses of one body say, from letter to letter')
    .option('--topic <topic>', 'id of a topic, such as iicsa_definition')
    .option('--limit <n>', `at most so many in the table (${SHOWN} without it)`, positive)
    .addOption(formatOption())
    .addHelpText(
      'after',
      examples(
        'timeline loamshire',
        'timeline loamshire --topic iicsa_definition',
        'timeline loamshire --json',
      ),
    )
    .action(
      handle(async (context, force: string, options: Options) => {
        const rows = await context.reading(async (store) =>
          store.timeline(await resolveForce(store, force), options.topic),
        );
        if (context.json) return printJson(context.io, rows);
        return print(
          context.io,
          `${timelineText(rows, context.io.columns, options.limit)}${STANDING_LINE}`,
        );
      }),
    );
};

/** Promises are followed to later letters: whether one returns to the topic, and never whether it was kept. */
function later(row: TimelineRow): string {
  if (row.due === null) return '';
  return row.returnedTo === null
    ? `${row.due}; no later letter held returns to it`
    : `${row.due}; on the topic again ${row.returnedTo.replaceAll(',', ', ')}`;
}

function timelineText(
  rows: readonly TimelineRow[],
  width: number,
  limit: number | undefined,
): string {
  const letters = new Set(rows.map(({ source }) => source)).size;
  const basis = `${counted(rows.length, 'claim')} in ${counted(letters, 'response')}.`;
  if (rows.length === 0) return `${basis}\n`;
  const { shown, note } = firstOf(rows, limit);
  const cells = shown.map((row) => [
    row.responseDate ?? 'no date',
    `${row.inspection ?? '-'} ${row.recommendations ?? ''}`.trim(),
    `${spoken(row.status)} (${spoken(row.speaker)})${reviewMark(row.reviewState)}`,
    row.quote,
    later(row),
    shortId(row.claimId),
  ]);
  const heads = ['Letter', 'On', 'What it says', 'Words', 'Due', 'Claim'];
  return `${table(heads, cells, width)}\n${basis}\n${note}`;
}
