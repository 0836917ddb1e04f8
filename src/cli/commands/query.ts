import { stringify } from 'csv-stringify/sync';
import { UsageError } from '../../model/index.js';
import { QUERY_LIMITS, type QueryResult, runQuery } from '../../store/index.js';
import { type Io, print, printJson, remark, write } from '../io.js';
import { examples, formatOption, positive } from '../options.js';
import { table } from '../print/table.js';
import { counted } from '../print/words.js';
import type { AddCommand } from './command.js';

interface Options {
  format: 'table' | 'csv' | 'json';
  rows: number;
  timeout: number;
  rawCsv?: true;
}

/** Longer cells are cut in a table, which is for the eye; CSV and JSON have them whole. */
const MOST_IN_CELL = 300;

export const addQuery: AddCommand = (program, handle) => {
  program
    .command('query')
    .argument('<sql>', 'one statement that reads: SELECT, WITH, VALUES or EXPLAIN')
    .description('ask the store in SQL; nothing can be changed by it')
    .option('--rows <n>', 'at most so many rows', positive, QUERY_LIMITS.rows)
    .option('--timeout <s>', 'stop it after so many seconds', positive, QUERY_LIMITS.ms / 1_000)
    .option('--raw-csv', 'do not guard cells of CSV that a spreadsheet would take for a formula')
    .addOption(formatOption(['table', 'csv', 'json']))
    .addHelpText(
      'after',
      `\ndata/data-dictionary.md says what each table, view and column holds. In CSV an empty cell is NULL.
${examples(
  "query \"SELECT force_name FROM coverage WHERE inspection = 'group-cse-2025' AND state = 'no_document'\"",
  'query "SELECT status, count(*) AS n FROM claims_flat WHERE duplicate_of IS NULL GROUP BY status" --format csv',
  'query "SELECT name, type FROM sqlite_schema ORDER BY name" --rows 100',
)}`,
    )
    .action(
      handle(async (context, sql: string, options: Options) => {
        const { io, storePath } = context;
        // Says what is wrong with the store, if anything is.
        await context.reading(() => Promise.resolve());
        const result = await runQuery(storePath, sql, {
          rows: options.rows,
          ms: options.timeout * 1_000,
        });
        if (context.json) await printJson(io, asObjects(result));
        else if (options.format === 'csv')
          await write(io.out, csv(result, options.rawCsv ?? false));
        else await printTable(io, result);
        if (result.stoppedAt === 'rows') {
          remark(io, `Stopped after ${options.rows} rows; there are more: raise it with --rows.`);
        } else if (result.stoppedAt === 'characters') {
          const megabytes = QUERY_LIMITS.characters / 1e6;
          remark(
            io,
            `Stopped at ${megabytes} million characters; there are more rows: ask for less.`,
          );
        }
      }),
    );
};

async function printTable(io: Io, { columns, rows }: QueryResult): Promise<void> {
  const cells = rows.map((row) =>
    row.map((cell) => {
      const text = cell === null ? '' : String(cell);
      return text.length > MOST_IN_CELL ? `${text.slice(0, MOST_IN_CELL)}…` : text;
    }),
  );
  const shown = rows.length > 0 ? `${table(columns, cells, io.columns)}\n` : '';
  await print(io, `${shown}${counted(rows.length, 'row')}.`);
}

/** RFC 4180, with a line of names. */
function csv({ columns, rows }: QueryResult, isRaw: boolean): string {
  return stringify([columns, ...rows], { escape_formulas: !isRaw, record_delimiter: 'windows' });
}

/** @throws {UsageError} if two columns have one name: an object would keep only one of them. */
function asObjects({ columns, rows, stoppedAt }: QueryResult) {
  const twice = columns.find((name, at) => columns.indexOf(name) !== at);
  if (twice !== undefined) {
    throw new UsageError(`Two columns are called ${twice}: name one of them otherwise with AS.`);
  }
  return {
    columns,
    stoppedAt,
    rows: rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]]))),
  };
}
