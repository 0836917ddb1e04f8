import { print, printJson, remark } from '../io.js';
import { examples, formatOption } from '../options.js';
import { counted } from '../print/words.js';
import { boxesBy, picturesOf } from '../serve/pictures.js';
import type { AddCommand } from './command.js';

interface Options {
  withSources?: true;
  withReviewers?: true;
  force?: true;
}

/** Pages between two lines of progress. */
const SAY_EVERY = 500;

export const addPublish: AddCommand = (program, handle) => {
  program
    .command('publish')
    .argument('<dir>', 'a folder to make')
    .description('write the pages of serve as files that any web host can show')
    .option('--with-sources', 'whole letters too, and pictures of their pages')
    .option('--with-reviewers', 'the names of those who have reviewed')
    .option('--force', 'write also where other files are; they are kept beside it')
    .addOption(formatOption())
    .addHelpText(
      'after',
      `
Of each letter only the claims are shown, with a sentence either side. Contact details are blotted out, and passages that
look like a case or a victim left out. Read the pages before you put them on a web host.
${examples('publish site/', 'publish site/ --with-sources')}`,
    )
    .action(
      handle(async (context, dir: string, options: Options) => {
        const { createSite, publishSite } = await import('../../serve/index.js');
        const lexicon = await context.lexicon();
        const { made, kept } = await context.reading(async (store) => {
          const pool = await context.createPool(1);
          try {
            const site = createSite(store, lexicon, {
              mode: 'static',
              withSources: options.withSources ?? false,
              withReviewers: options.withReviewers ?? false,
            });
            return await publishSite(site, dir, {
              force: options.force,
              picture: picturesOf(store, boxesBy(pool)),
              onPage: (written) => {
                if (written % SAY_EVERY === 0) remark(context.io, `${written} pages written ...`);
              },
            });
          } finally {
            await pool.close();
          }
        });
        if (context.json) return printJson(context.io, { folder: dir, ...made, kept });
        if (kept !== null) remark(context.io, `What was there is kept as ${kept}.`);
        const pictures = made.pictures === 0 ? '' : ` and ${counted(made.pictures, 'picture')}`;
        return print(
          context.io,
          `${counted(made.pages, 'page')}${pictures} written: open ${dir}/index.html, or put the folder on a web host.`,
        );
      }),
    );
};
