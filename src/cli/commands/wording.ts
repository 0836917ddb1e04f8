import { STANDING_LINE } from '../../compare/index.js';
import type { SharedWording } from '../../store/index.js';
import { print, printJson } from '../io.js';
import { examples, formatOption, positive } from '../options.js';
import { counted, shortId, spoken } from '../print/words.js';
import { wrap } from '../print/wrap.js';
import { addBodyOptions, type BodyOptions, bodyFilter } from './bodyOptions.js';
import type { AddCommand } from './command.js';

interface Options extends BodyOptions {
  bodies?: number;
  limit?: number;
}

export const addWording: AddCommand = (program, handle) => {
  const command = program
    .command('wording')
    .description('list wording that responses of different bodies share, with each quote')
    .option('--bodies <n>', 'only what at least so many bodies share (2 without it)', positive)
    .option('--limit <n>', 'at most so many passages (50 without it)', positive);
  addBodyOptions(command)
    .addOption(formatOption())
    .addHelpText(
      'after',
      `
Runs of ten words and more are found, whatever the case and marks between them; shorter ones at times. Only claims are
compared, so that the report's own words do not count. Shared wording may be a copy, a template or chance.
${examples('wording', 'wording --inspection group-cse-2025 --bodies 3', 'wording --force loamshire --json')}`,
    )
    .action(
      handle(async (context, options: Options) => {
        const passages = await context.reading(async (store) =>
          store.wording({
            ...(await bodyFilter(store, options)),
            bodies: options.bodies,
            limit: options.limit,
          }),
        );
        if (context.json) return printJson(context.io, passages);
        return print(context.io, `${wordingText(passages, context.io.columns)}${STANDING_LINE}`);
      }),
    );
};

function wordingText(passages: readonly SharedWording[], width: number): string {
  if (passages.length === 0) return 'No wording is shared by different bodies.\n';
  return passages
    .map(({ words, length, bodies, claims }, n) => {
      const head = `${n + 1}. ${counted(bodies, 'body', 'bodies')}, ${counted(length, 'word')} in common: “${words}”`;
      const quotes = claims.flatMap((claim) =>
        wrap(
          `${claim.forceNames.join(', ') || 'force not found'}, ${claim.responseDate ?? 'undated'}, ${spoken(claim.status)}, claim ${shortId(claim.claimId)}: “${claim.quote}”`,
          width - 3,
        ).map((line) => `   ${line}`),
      );
      return [...wrap(head, width), ...quotes, ''].join('\n');
    })
    .join('\n');
}
