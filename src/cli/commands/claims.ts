import { STANDING_LINE } from '../../compare/index.js';
import type { ClaimFilter } from '../../store/index.js';
import { print, printJson } from '../io.js';
import { examples, formatOption, positive } from '../options.js';
import { claimsTable } from '../print/claims.js';
import { counted } from '../print/words.js';
import { addClaimOptions, claimFilter } from './claimOptions.js';
import type { AddCommand } from './command.js';

/** Nobody reads more of a table; --format json has no such limit. */
const SHOWN = 200;

interface Options extends ClaimFilter {
  duplicates?: true;
}

export const addClaims: AddCommand = (program, handle) => {
  const command = program
    .command('claims')
    .description('list claims with their words, whose they are and where they stand');
  addClaimOptions(command)
    .option('--duplicates', 'also those of documents that are the same response as another')
    .option('--limit <n>', `at most so many (a table shows ${SHOWN} without it)`, positive)
    .addOption(formatOption())
    .addHelpText(
      'after',
      examples(
        'claims --topic iicsa_definition --status completed',
        'claims --status planned --inspection group-cse-2025 --json',
        'claims --speaker policing_body --recommendation 4',
      ),
    )
    .action(
      handle(async (context, options: Options) => {
        const limit = options.limit ?? (context.json ? undefined : SHOWN);
        const { claims, all, once } = await context.reading(async (store) => {
          const filter = { ...(await claimFilter(store, options)), once: !options.duplicates };
          const found = await store.claims({ ...filter, limit });
          if (context.json) return { claims: found, all: 0, once: 0 };
          const counts = found.length === limit ? await store.countClaims(filter) : found.length;
          const withSame = await store.countClaims({ ...filter, once: false });
          return { claims: found, all: counts, once: withSame - counts };
        });
        if (context.json) return printJson(context.io, claims);
        const found =
          claims.length < all
            ? `The first ${claims.length} of ${counted(all, 'claim')} (--limit for more)`
            : counted(all, 'claim');
        const same =
          options.duplicates || once === 0
            ? ''
            : ` ${once} more in documents that are the same response as another: --duplicates.`;
        const shown = claims.length > 0 ? `${claimsTable(claims, context.io.columns)}\n` : '';
        return print(context.io, `${shown}${found}.${same} ${STANDING_LINE}`);
      }),
    );
};
