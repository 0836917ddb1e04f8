import { relatedTo } from '../../store/index.js';
import { print, printJson } from '../io.js';
import { examples, formatOption, positive } from '../options.js';
import { mediaWord } from '../print/media.js';
import { table } from '../print/table.js';
import { counted, shortId, spoken } from '../print/words.js';
import type { AddCommand } from './command.js';

/** Nobody reads more of a table; --format json has no such limit. */
const SHOWN = 200;

export const addDocuments: AddCommand = (program, handle) => {
  program
    .command('documents')
    .description('list what is held: each document, its kind, problems and duplicates')
    .option('--limit <n>', `at most so many in a table (${SHOWN} without it)`, positive)
    .addOption(formatOption())
    .addHelpText('after', examples('documents', 'documents --limit 1000', 'documents --json'))
    .action(
      handle(async (context, { limit = SHOWN }: { limit?: number }) => {
        const [documents, relations] = await context.reading(
          async (store) => [await store.documents(), await store.relations()] as const,
        );
        const related = relatedTo(relations);
        const all = documents.map((document) => ({
          ...document,
          related: related.get(document.documentId) ?? [],
        }));
        if (context.json) return printJson(context.io, all);
        const rows = all
          .slice(0, limit)
          .map((document) => [
            `${shortId(document.documentId)}\n${mediaWord(document.mediaType)}`,
            document.forceNames.join('\n') || 'not found',
            [document.responseDate ?? 'undated', ...document.inspections].join('\n'),
            String(document.claims),
            [
              ...document.problems.map(spoken),
              ...document.related.map(
                ({ documentId, kind }) => `${spoken(kind)}: ${shortId(documentId)}`,
              ),
            ].join('\n'),
            document.source,
          ]);
        const heads = [
          'Id, type',
          'Force',
          'Dated, answers',
          'Claims',
          'Problems, same as',
          'Path',
        ];
        const shown = rows.length > 0 ? `${table(heads, rows, context.io.columns)}\n` : '';
        const linked = all.filter((document) => document.related.length > 0).length;
        const same = linked > 0 ? `, ${linked} linked with another as one response` : '';
        const count = counted(all.length, 'document');
        const first =
          rows.length < all.length
            ? `The first ${rows.length} of ${count} (--limit for more)`
            : count;
        return print(context.io, `${shown}${first}${same}.`);
      }),
    );
};
