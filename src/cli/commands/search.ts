import { Option } from 'commander';
import { STANDING_LINE } from '../../compare/index.js';
import type { SearchQuery } from '../../store/index.js';
import { print, printJson } from '../io.js';
import { examples, formatOption, positive } from '../options.js';
import { foundClaims, foundLetters } from '../print/found.js';
import { addClaimOptions, claimFilter } from './claimOptions.js';
import type { AddCommand } from './command.js';

const LIMIT = 10;

interface Options extends Omit<SearchQuery, 'words' | 'within' | 'once'> {
  in?: 'letters' | 'claims';
  duplicates?: true;
  limit: number;
}

/** What only claims have: to narrow by it is to look for claims. */
const OF_CLAIMS = ['topic', 'recommendation', 'status', 'speaker'] as const;

export const addSearch: AddCommand = (program, handle) => {
  const command = program
    .command('search')
    .argument(
      '<words...>',
      'words; "several in quotes" follow each other; word*, -word, this OR that',
    )
    .description('find words in letters and claims, with how they spread over forces')
    .addOption(new Option('--in <where>', 'look only there').choices(['letters', 'claims']));
  addClaimOptions(command)
    .option('--duplicates', 'also in documents that are the same response as another')
    .option('--limit <n>', 'list at most so many of each', positive, LIMIT)
    .addOption(formatOption())
    .addHelpText(
      'after',
      `\nEnglish words are found in all their forms: adopt finds adopted and adoption. A page that holds the words is
found; words that stand on two pages are not. To narrow by status, speaker, topic or recommendation looks for claims only.
${examples(
  "search 'problem profile'",
  'search \'"problem profile" -training\' --in claims --status planned',
  'search hydrant --force barsetshire --json',
)}`,
    )
    .action(
      handle(async (context, words: string[], options: Options) => {
        const found = await context.reading(async (store) =>
          store.search({
            ...(await claimFilter(store, options)),
            words: words.join(' '),
            within: OF_CLAIMS.some((name) => options[name] !== undefined) ? 'claims' : options.in,
            once: options.duplicates !== true,
            limit: options.limit,
          }),
        );
        if (context.json) return printJson(context.io, found);
        const { columns } = context.io;
        const parts = [
          ...(found.claims ? [foundClaims(found.claims, columns)] : []),
          ...(found.letters ? [foundLetters(found.letters, columns)] : []),
        ];
        return print(context.io, `${parts.join('\n')}\n${STANDING_LINE}`);
      }),
    );
};
