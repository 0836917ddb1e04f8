import { addDatasetOptions, type DatasetOptions, datasetNotes } from '../datasetOptions.js';
import { print, printJson } from '../io.js';
import { examples, formatOption } from '../options.js';
import { wrap } from '../print/wrap.js';
import type { AddCommand } from './command.js';
import { resolveClaim } from './resolveClaim.js';

interface Options extends DatasetOptions {
  format: 'text' | 'plain' | 'bibtex' | 'json';
}

export const addCite: AddCommand = (program, handle) => {
  const command = program
    .command('cite')
    .argument('[claim]', 'id of a claim, or its beginning; the dataset as a whole if left out')
    .description('give a citation of a claim, or of all that is held, in plain words and BibTeX')
    .addOption(formatOption(['text', 'plain', 'bibtex', 'json']));
  addDatasetOptions(command)
    .addHelpText(
      'after',
      examples(
        'cite 87549c9354',
        'cite 87549c9354 --format bibtex >> sources.bib',
        'cite --author "A Newsroom" --doi 10.5281/zenodo.1234',
      ),
    )
    .action(
      handle(async (context, named: string | undefined, options: Options) => {
        const cited = await context.reading(async (store) => {
          const {
            citeClaim,
            claimBibtex,
            claimCitation,
            datasetBibtex,
            datasetCitation,
            describeDataset,
          } = await import('../../export/index.js');
          const dataset = await describeDataset(store, datasetNotes(options));
          if (named === undefined) {
            return {
              value: dataset,
              plain: datasetCitation(dataset),
              bibtex: datasetBibtex(dataset),
            };
          }
          const value = citeClaim(await resolveClaim(store, named), dataset);
          return { value, plain: claimCitation(value), bibtex: claimBibtex(value) };
        });
        const { value, plain, bibtex } = cited;
        if (context.json) return printJson(context.io, { ...value, plain, bibtex });
        if (options.format === 'plain') return print(context.io, plain);
        if (options.format === 'bibtex') return print(context.io, bibtex);
        return print(context.io, `${wrap(plain, context.io.columns).join('\n')}\n\n${bibtex}`);
      }),
    );
};
