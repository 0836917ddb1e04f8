import { Option } from 'commander';
import { STANDING_LINE } from '../../compare/index.js';
import {
  type ClaimFilter,
  type ClaimStats,
  STATS_GROUPS,
  type StatsGroup,
} from '../../store/index.js';
import { print, printJson } from '../io.js';
import { examples, formatOption } from '../options.js';
import { table } from '../print/table.js';
import { counted, spoken } from '../print/words.js';
import { addClaimOptions, claimFilter } from './claimOptions.js';
import type { AddCommand } from './command.js';

interface Options extends ClaimFilter {
  by?: StatsGroup[];
}

/** Values that are words of closed lists; the others are ids. */
const WORDS: readonly StatsGroup[] = ['status', 'speaker', 'fit'];

export const addStats: AddCommand = (program, handle) => {
  const command = program
    .command('stats')
    .description('count claims by status, speaker, force, inspection and topic')
    .addOption(
      new Option('--by <group>', 'count only by this (may be repeated)')
        .choices(STATS_GROUPS)
        .argParser((value: string, before: string[] = []) => [...before, value]),
    );
  addClaimOptions(command)
    .addOption(formatOption())
    .addHelpText(
      'after',
      examples(
        'stats',
        'stats --by status --inspection group-cse-2025',
        'stats --by force --topic iicsa_definition --status completed',
      ),
    )
    .action(
      handle(async (context, options: Options) => {
        const found = await context.reading(async (store) =>
          store.stats(await claimFilter(store, options), options.by ?? STATS_GROUPS),
        );
        if (context.json) return printJson(context.io, found);
        return print(context.io, `${statsText(found, context.io.columns)}${STANDING_LINE}`);
      }),
    );
};

function statsText(found: ClaimStats, width: number): string {
  const { groups, claims, documents, bodies, bodiesKnown, duplicates } = found;
  const of = bodiesKnown === null ? '' : ` of ${bodiesKnown}`;
  const same =
    duplicates === 0
      ? ''
      : ` Not counted: ${counted(duplicates, 'document')} of the store that ${duplicates === 1 ? 'is' : 'are'} the same response as another.`;
  const basis = `n = ${counted(claims, 'claim')} in ${counted(documents, 'response')} of ${bodies}${of} bodies.${same}`;
  const tables = (Object.keys(groups) as StatsGroup[]).map((group) => {
    const rows = (groups[group] ?? []).map((row) => [
      row.value === null ? 'none' : WORDS.includes(group) ? spoken(row.value) : row.value,
      ...(WORDS.includes(group) ? [] : [row.name ?? '']),
      String(row.claims),
      String(row.documents),
      ...(group === 'force' ? [] : [`${row.bodies}${of}`]),
    ]);
    const heads = [`By ${group}`, ...(WORDS.includes(group) ? [] : ['Name'])];
    const counts = ['Claims', 'Responses', ...(group === 'force' ? [] : ['Bodies'])];
    return `${table([...heads, ...counts], rows, width)}\n`;
  });
  return `${basis}\n\n${tables.join('\n')}${basis}\n`;
}
