import { Argument, Option } from 'commander';
import { compare } from '../../compare/index.js';
import { UsageError } from '../../model/index.js';
import type { Context } from '../context.js';
import { print, printJson, remark, write } from '../io.js';
import { examples, formatOption, gather } from '../options.js';
import { comparisonText } from '../print/comparison.js';
import { timelineText } from '../print/timeline.js';
import { writeWhole } from '../writeWhole.js';
import type { AddCommand } from './command.js';
import { resolveForce } from './resolveForce.js';

const KINDS = ['status', 'timeline', 'matrix'] as const;

interface Options {
  format: 'text' | 'svg' | 'json';
  output?: string;
  all?: true;
  force?: string[];
  count: 'bodies' | 'claims';
}

/** A chart in each of its forms; only the one that is asked for is made. */
interface Chart {
  value: unknown;
  text(width: number): string;
  svg(): string;
}

export const addChart: AddCommand = (program, handle) => {
  program
    .command('chart')
    .addArgument(
      new Argument(
        '<kind>',
        'status: bars for each recommendation; timeline: letters and promises of a body; matrix',
      ).choices(KINDS),
    )
    .argument('[name]', 'id of an inspection (status, matrix) or name of a force (timeline)')
    .description('draw what responses say, in the terminal or as a picture (SVG)')
    .addOption(formatOption(['text', 'svg', 'json']))
    .option('--output <file>', 'the picture to a file, whole or not at all')
    .option('--all', 'also bodies of which no document is held (status, matrix)')
    .option('--force <force>', 'only this force (matrix, status; may be repeated)', gather)
    .addOption(
      new Option('--count <what>', 'what the bars of status count')
        .choices(['bodies', 'claims'])
        .default('bodies'),
    )
    .addHelpText(
      'after',
      examples(
        'chart status group-cse-2025',
        'chart status group-cse-2025 --all --output status.svg',
        'chart timeline barsetshire --format svg > timeline.svg',
        'chart matrix group-cse-2025 --output matrix.svg',
      ),
    )
    .action(
      handle(
        async (
          context,
          kind: (typeof KINDS)[number],
          name: string | undefined,
          options: Options,
        ) => {
          const chart =
            kind === 'timeline'
              ? await timeline(context, name)
              : await ofComparison(context, kind, name, options);
          return show(context, chart, options);
        },
      ),
    );
};

async function show(context: Context, chart: Chart, { format, output }: Options): Promise<void> {
  if (output !== undefined) {
    const data = context.json ? `${JSON.stringify(chart.value, null, 2)}\n` : chart.svg();
    await writeWhole(output, pieces(data));
    remark(context.io, `Written to ${output}.`);
    return;
  }
  if (context.json) return printJson(context.io, chart.value);
  if (format === 'svg') return write(context.io.out, chart.svg());
  return print(context.io, chart.text(context.io.columns));
}

async function* pieces(data: string): AsyncGenerator<string> {
  yield data;
}

async function timeline(context: Context, name: string | undefined): Promise<Chart> {
  if (name === undefined) {
    throw new UsageError(
      'Name a force: section55 chart timeline FORCE; section55 forces lists them.',
    );
  }
  const { timelineOf, timelineSvg } = await import('../../export/index.js');
  const value = await context.reading(async (store) =>
    timelineOf(store, await resolveForce(store, name)),
  );
  return { value, text: (width) => timelineText(value, width), svg: () => timelineSvg(value) };
}

async function ofComparison(
  context: Context,
  kind: 'status' | 'matrix',
  inspection: string | undefined,
  options: Options,
): Promise<Chart> {
  const { barChart, barSvg, barText, matrixSvg } = await import('../../export/index.js');
  const lexicon = await context.lexicon();
  const comparison = await context.reading(async (store) => {
    const forces = options.force
      ? await Promise.all(options.force.map((force) => resolveForce(store, force, lexicon)))
      : undefined;
    return compare(store, lexicon, { inspection, all: options.all, forces });
  });
  if (kind === 'matrix') {
    return {
      value: comparison,
      text: (width) => comparisonText(comparison, width),
      svg: () => matrixSvg(comparison),
    };
  }
  const value = barChart(comparison, options.count);
  return { value, text: (width) => barText(value, width), svg: () => barSvg(value) };
}
