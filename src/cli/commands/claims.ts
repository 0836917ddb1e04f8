import { Option } from 'commander';
import { STANDING_LINE } from '../../compare/index.js';
import { SPEAKERS, STATUSES } from '../../model/index.js';
import type { ClaimFilter } from '../../store/index.js';
import { print, printJson } from '../io.js';
import { examples, formatOption, positive } from '../options.js';
import { claimsTable } from '../print/claims.js';
import { counted } from '../print/words.js';
import type { AddCommand } from './command.js';
import { resolveForce } from './resolveForce.js';

export const addClaims: AddCommand = (program, handle) => {
  program
    .command('claims')
    .description('list claims with their words, whose they are and where they stand')
    .option('--force <force>', 'id or name of a force')
    .option('--topic <topic>', 'id of a topic, such as iicsa_definition')
    .option('--recommendation <key>', 'key of a recommendation: 4, afi:1, coc:1/2')
    .addOption(new Option('--status <status>', 'what is claimed').choices(STATUSES))
    .addOption(new Option('--speaker <speaker>', 'whose words').choices(SPEAKERS))
    .option('--inspection <id>', 'id of an inspection')
    .option('--limit <n>', 'at most so many', positive)
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
      handle(async (context, options: ClaimFilter) => {
        const { force, topic, recommendation, status, speaker, inspection, limit } = options;
        const claims = await context.reading(async (store) =>
          store.claims({
            force: force === undefined ? undefined : await resolveForce(store, force),
            topic,
            recommendation,
            status,
            speaker,
            inspection,
            limit,
          }),
        );
        if (context.json) return printJson(context.io, claims);
        const found = counted(claims.length, 'claim');
        const shown = claims.length > 0 ? `${claimsTable(claims, context.io.columns)}\n` : '';
        return print(context.io, `${shown}${found}. ${STANDING_LINE}`);
      }),
    );
};
