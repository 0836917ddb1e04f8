import { Option } from 'commander';
import { type Comparison, compare, compareByTopic, narrow } from '../../compare/index.js';
import type { Lexicon } from '../../lexicon/index.js';
import {
  COMPARISON_POSITIONS,
  type ComparisonPosition,
  SPEAKERS,
  type Speaker,
  UsageError,
} from '../../model/index.js';
import type { Context } from '../context.js';
import { print, printJson, write } from '../io.js';
import { examples, formatOption, gather } from '../options.js';
import { comparisonText } from '../print/comparison.js';
import { comparisonCsv, comparisonMarkdown } from '../print/comparisonTable.js';
import { topicComparisonText } from '../print/topics.js';
import type { AddCommand } from './command.js';
import { resolveForce } from './resolveForce.js';

/** As the options leave them: not given, or a value. */
type NarrowOptions = Pick<Options, 'region' | 'position' | 'speaker'>;

interface Options {
  all?: true;
  force?: string[];
  recommendation?: string[];
  quotes?: true;
  region?: string;
  position?: ComparisonPosition;
  speaker?: Speaker;
  by?: 'topic' | 'speaker';
  topic?: string[];
  format: 'text' | 'markdown' | 'csv' | 'json' | 'html';
}

export const addCompare: AddCommand = (program, handle) => {
  program
    .command('compare')
    .argument(
      '[inspection]',
      'id of an inspection, or its beginning; the only one held if left out',
    )
    .description('lay side by side what each response says on each recommendation')
    .option('--all', 'a row also for forces of which no document is held')
    .option('--force <force>', 'only this force (may be repeated)', gather)
    .option('--recommendation <key>', 'only this recommendation (may be repeated)', gather)
    .option('--region <name>', 'only forces of this region, such as Wales')
    .addOption(
      new Option('--position <position>', 'only forces with a cell of this position').choices(
        COMPARISON_POSITIONS,
      ),
    )
    .addOption(
      new Option(
        '--speaker <speaker>',
        'only forces with a cell in the words of this speaker',
      ).choices(SPEAKERS),
    )
    .option('--quotes', 'the words of the responses under the table')
    .addOption(
      new Option(
        '--by <what>',
        'speaker: the chief officer beside the policing body; topic: across inspections, likewise',
      ).choices(['topic', 'speaker']),
    )
    .option('--topic <topic>', 'with --by topic: only this topic (may be repeated)', gather)
    .addOption(formatOption(['text', 'markdown', 'csv', 'json', 'html']))
    .addHelpText(
      'after',
      examples(
        'compare',
        'compare group-cse-2025 --all',
        'compare group-cse-2025 --recommendation 1 --quotes',
        'compare group-cse-2025 --all --region Wales --position no_document',
        'compare group-cse-2025 --by speaker',
        'compare --by topic --topic iicsa_definition',
        'compare group-cse-2025 --all --format csv > matrix.csv',
        'compare group-cse-2025 --format html > matrix.html',
      ),
    )
    .action(
      handle(async (context, inspection: string | undefined, options: Options) => {
        const lexicon = await context.lexicon();
        if (options.by === 'topic' || options.topic) {
          return byTopic(context, lexicon, inspection, options);
        }
        const [comparison, contexts] = await context.reading(async (store) => {
          const forces = options.force
            ? await Promise.all(options.force.map((name) => resolveForce(store, name, lexicon)))
            : undefined;
          const whole = await compare(store, lexicon, {
            inspection,
            all: options.all,
            forces,
            recommendations: options.recommendation,
          });
          const found = narrowed(whole, options, lexicon);
          if (options.format !== 'html') return [found, null] as const;
          const { quoteContexts } = await import('../../export/index.js');
          return [found, await quoteContexts(store, found)] as const;
        });
        if (options.recommendation && comparison.columns.length === 0) {
          throw new UsageError(
            `${comparison.inspection.id} has no recommendation ${options.recommendation.join(', ')}: see section55 recommendations ${comparison.inspection.id}.`,
          );
        }
        if (context.json) return printJson(context.io, comparison);
        if (options.format === 'csv') return write(context.io.out, comparisonCsv(comparison));
        if (options.format === 'markdown') {
          return print(context.io, comparisonMarkdown(comparison));
        }
        if (contexts) {
          const { comparisonPage } = await import('../../export/index.js');
          const page = comparisonPage(comparison, contexts, { open: options.quotes });
          return write(context.io.out, page);
        }
        const { columns } = context.io;
        return print(
          context.io,
          comparisonText(comparison, columns, {
            quotes: options.quotes,
            bySpeaker: options.by === 'speaker',
          }),
        );
      }),
    );
};

/** @throws {UsageError} where something is asked for that goes with an inspection only, or a topic is not known. */
async function byTopic(
  context: Context,
  lexicon: Lexicon,
  inspection: string | undefined,
  options: Options,
): Promise<void> {
  if (inspection !== undefined || options.recommendation || options.force || options.all) {
    throw new UsageError(
      '--by topic goes across all inspections: leave out the inspection, --recommendation, --force and --all.',
    );
  }
  if (options.format !== 'text' && options.format !== 'json') {
    throw new UsageError('--by topic is printed as text or json.');
  }
  const known = lexicon.rows.topics.map(({ id }) => id);
  const strange = options.topic?.find((topic) => !known.includes(topic));
  if (strange !== undefined) {
    throw new UsageError(`${strange} is no topic: there are ${known.join(', ')}.`);
  }
  const found = await context.reading((store) => compareByTopic(store, lexicon, options.topic));
  if (context.json) return printJson(context.io, found);
  return print(context.io, topicComparisonText(found, context.io.columns));
}

/** @throws {UsageError} where no area of the packs lies in that region. */
function narrowed(
  comparison: Comparison,
  options: NarrowOptions,
  { rows: { areas } }: Lexicon,
): Comparison {
  const region = options.region ?? null;
  const position = options.position ?? null;
  const speaker = options.speaker ?? null;
  const regions = new Map(areas.map((area) => [area.id, area.region]));
  const known = [...new Set(regions.values())].sort();
  if (region !== null && !known.includes(region)) {
    throw new UsageError(`${region} is no region: there are ${known.join(', ')}.`);
  }
  return narrow(comparison, { region, position, speaker }, regions);
}
