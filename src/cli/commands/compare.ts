import { Option } from 'commander';
import { compare, compareByTopic } from '../../compare/index.js';
import type { Lexicon } from '../../lexicon/index.js';
import { UsageError } from '../../model/index.js';
import type { Context } from '../context.js';
import { print, printJson, write } from '../io.js';
import { examples, formatOption, gather } from '../options.js';
import { comparisonText } from '../print/comparison.js';
import { comparisonCsv, comparisonMarkdown } from '../print/comparisonTable.js';
import { topicComparisonText } from '../print/topics.js';
import type { AddCommand } from './command.js';
import { resolveForce } from './resolveForce.js';

interface Options {
  all?: true;
  force?: string[];
  recommendation?: string[];
  quotes?: true;
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
          const found = await compare(store, lexicon, {
            inspection,
            all: options.all,
            forces,
            recommendations: options.recommendation,
          });
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
