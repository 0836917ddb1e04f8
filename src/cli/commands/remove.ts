import { print, printJson } from '../io.js';
import { examples, formatOption } from '../options.js';
import { shortId } from '../print/words.js';
import type { AddCommand } from './command.js';
import { resolveDocument } from './resolveDocument.js';

export const addRemove: AddCommand = (program, handle) => {
  program
    .command('remove')
    .argument('<document...>', 'beginning of an id, a path or a file name')
    .description('take documents out of the store; the files themselves are not touched')
    .addOption(formatOption())
    .addHelpText('after', examples('remove letters/draft.pdf', 'remove 3fa9c2d1 77b0e4aa'))
    .action(
      handle(async (context, named: string[]) => {
        const gone = await context.existing(async (store) => {
          // All are looked up first: a slip in one name removes nothing.
          const documents = await Promise.all(named.map((name) => resolveDocument(store, name)));
          for (const { documentId } of documents) await store.remove(documentId);
          return documents;
        });
        if (context.json) return printJson(context.io, gone);
        const lines = gone.map((row) => `Removed ${row.source} (${shortId(row.documentId)}).`);
        return print(context.io, lines.join('\n'));
      }),
    );
};
