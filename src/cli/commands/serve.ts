import { print, printJson, remark } from '../io.js';
import { examples, formatOption, port } from '../options.js';
import { keepReviewBy } from '../serve/keepReview.js';
import { originalsOf } from '../serve/originals.js';
import { boxesBy, picturesOf } from '../serve/pictures.js';
import type { AddCommand } from './command.js';

export const addServe: AddCommand = (program, handle) => {
  program
    .command('serve')
    .description('open what is held as pages for a browser on this machine, until Ctrl-C')
    .option('--port <n>', 'port (5555 without it; 0 for any that is free)', port)
    .addOption(formatOption())
    .addHelpText(
      'after',
      `
Only this machine is answered, at 127.0.0.1. Reviews given in the pages are those of section55 review.
${examples('serve', 'serve --port 0', 'serve --store responses.sqlite')}`,
    )
    .action(
      handle(async (context, options: { port?: number }) => {
        const { createSite, DEFAULT_PORT, startServer } = await import('../../serve/index.js');
        const lexicon = await context.lexicon();
        await context.reading(async (store) => {
          const pool = await context.createPool(1);
          const interrupted = interruption(context.io.onInterrupt);
          try {
            const site = createSite(store, lexicon, {
              mode: 'live',
              withSources: true,
              withReviewers: true,
            });
            const serving = await startServer(
              {
                site,
                keepReview: keepReviewBy((work) => context.existing(work), lexicon),
                picture: picturesOf(store, boxesBy(pool)),
                original: originalsOf(store),
              },
              options.port ?? DEFAULT_PORT,
            );
            if (context.json) await printJson(context.io, { url: serving.url, port: serving.port });
            else await print(context.io, `Open ${serving.url} in a browser. Ctrl-C ends it.`);
            await interrupted;
            await serving.close();
            remark(context.io, 'The pages are closed.');
          } finally {
            await pool.close();
          }
        });
      }),
    );
};

/** Resolves at the first Ctrl-C. */
function interruption(onInterrupt: (handler: () => void) => () => void): Promise<void> {
  return new Promise((resolve) => {
    const release = onInterrupt(() => {
      release();
      resolve();
    });
  });
}
