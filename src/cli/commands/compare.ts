import { compare } from '../../compare/index.js';
import { UsageError } from '../../model/index.js';
import { print, printJson, write } from '../io.js';
import { examples, formatOption, gather } from '../options.js';
import { comparisonText } from '../print/comparison.js';
import type { AddCommand } from './command.js';
import { resolveForce } from './resolveForce.js';

interface Options {
  all?: true;
  force?: string[];
  recommendation?: string[];
  quotes?: true;
  format: 'text' | 'json' | 'html';
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
    .addOption(formatOption(['text', 'json', 'html']))
    .addHelpText(
      'after',
      examples(
        'compare',
        'compare group-cse-2025 --all',
        'compare group-cse-2025 --recommendation 1 --quotes',
        'compare group-cse-2025 --format html > matrix.html',
      ),
    )
    .action(
      handle(async (context, inspection: string | undefined, options: Options) => {
        const lexicon = await context.lexicon();
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
        if (contexts) {
          const { comparisonPage } = await import('../../export/index.js');
          const page = comparisonPage(comparison, contexts, { open: options.quotes });
          return write(context.io.out, page);
        }
        const { columns } = context.io;
        return print(context.io, comparisonText(comparison, columns, options.quotes ?? false));
      }),
    );
};
