import { type Difference, diff } from '../../compare/index.js';
import { UsageError } from '../../model/index.js';
import type { Context } from '../context.js';
import { EXIT, print, printJson } from '../io.js';
import { examples, formatOption, positive } from '../options.js';
import { differenceText } from '../print/difference.js';
import { pastSnapshots, readingsOf, withSnapshot } from '../snapshots.js';
import type { AddCommand } from './command.js';

interface Options {
  from?: string;
  to?: string;
  exitCode?: true;
  limit?: number;
}

/** Of each list; --json has all. */
const SHOWN = 40;

export const addDiff: AddCommand = (program, handle) => {
  program
    .command('diff')
    .argument('[a]', 'a store, a file of records (export --output), or a folder (export DIR)')
    .argument('[b]', 'what to compare it with; the store of --store if left out')
    .description('what changed between two stores, exports, versions or rule packs, and why')
    .option(
      '--from <version>',
      'within the store: version, or the beginning of the rule packs’ hash',
    )
    .option('--to <version>', 'within the store: the other one; the current reading if left out')
    .option('--exit-code', 'end with 1 where anything differs, as diff does')
    .option('--limit <n>', `at most so many of each list in text (${SHOWN} without it)`, positive)
    .addOption(formatOption())
    .addHelpText(
      'after',
      `
With nothing named, each document's current reading is compared with the one before it. Within a store it is what the
program read that is compared; between stores and exports, what was read after all reviews.
${examples(
  'diff january.sqlite february.sqlite',
  'diff published-1/ published-2/ --json',
  'diff records-before.jsonl',
  'diff',
  'diff --from 0.1.0 --to 0.2.0',
  'diff old.sqlite new.sqlite --exit-code',
)}`,
    )
    .action(
      handle(async (context, a: string | undefined, b: string | undefined, options: Options) => {
        const difference = await differenceOf(context, a, b, options);
        if (context.json) await printJson(context.io, difference);
        else {
          const { columns } = context.io;
          await print(context.io, differenceText(difference, columns, options.limit ?? SHOWN));
        }
        return options.exitCode && differs(difference) ? EXIT.fault : EXIT.ok;
      }),
    );
};

/** @throws {UsageError} if two stores and two versions are asked for at once. */
async function differenceOf(
  context: Context,
  a: string | undefined,
  b: string | undefined,
  { from, to }: Options,
): Promise<Difference> {
  if (a !== undefined) {
    if (from !== undefined || to !== undefined) {
      throw new UsageError(
        '--from and --to are versions within one store: name no other, but --store.',
      );
    }
    const other = b ?? context.storePath;
    return withSnapshot(context, a, (one) => withSnapshot(context, other, (two) => diff(one, two)));
  }
  return context.reading(async (store) => {
    const [one, two] = await pastSnapshots(store, from, to);
    const difference = await diff(one, two);
    if (difference.a.documents > 0 || (from === undefined && to === undefined)) return difference;
    const names = (await readingsOf(store)).join(', ') || 'nothing';
    throw new UsageError(`No document was read with both; the store has ${names}.`);
  });
}

function differs({ documents, claims, positions }: Difference): boolean {
  const lists = [...Object.values(documents), ...Object.values(claims), positions];
  return lists.some((list) => list.length > 0);
}
