import { STANDING_LINE } from '../../compare/index.js';
import { InternalError } from '../../model/index.js';
import { print, printJson } from '../io.js';
import { examples, formatOption } from '../options.js';
import { markedLetter } from '../print/letter.js';
import { recordHead } from '../print/record.js';
import { documentReviewLines } from '../print/review.js';
import { table } from '../print/table.js';
import { counted, shortId } from '../print/words.js';
import type { AddCommand } from './command.js';
import { resolveDocument } from './resolveDocument.js';

export const addShow: AddCommand = (program, handle) => {
  program
    .command('show')
    .argument(
      '[document]',
      'beginning of its id, its path or its file name; all are listed if left out',
    )
    .description('print a letter with its claims marked where they stand')
    .addOption(formatOption())
    .addHelpText('after', examples('show', 'show letters/response.pdf', 'show 3fa9c2d1'))
    .action(
      handle(async (context, named: string | undefined) =>
        context.reading(async (store) => {
          const { io } = context;
          if (named === undefined) {
            const all = await store.documents();
            if (context.json) return printJson(io, all);
            const rows = all.map((document) => [
              shortId(document.documentId),
              document.forceNames.join('\n') || 'not found',
              [document.responseDate ?? 'undated', ...document.inspections].join('\n'),
              String(document.claims),
              document.source,
            ]);
            const heads = ['Id', 'Force', 'Dated, answers', 'Claims', 'Path'];
            const shown = rows.length > 0 ? `${table(heads, rows, io.columns)}\n` : '';
            return print(io, `${shown}${counted(all.length, 'document')}.`);
          }
          const { documentId } = await resolveDocument(store, named);
          const query = { documentId, withText: true, withReviews: context.json };
          for await (const record of store.records(query)) {
            if (context.json) return printJson(io, record);
            const letter = markedLetter(record, io.colour);
            const said = documentReviewLines(await store.reviews({ documentId }), io.columns);
            return print(io, `${recordHead(record)}${said}\n\n${letter}\n\n${STANDING_LINE}`);
          }
          throw new InternalError(`the document ${documentId} is listed but has no record`);
        }),
      ),
    );
};
