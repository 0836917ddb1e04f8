import { type Command, Option } from 'commander';
import { gather } from './options.js';

/** What the one who publishes says of a dataset, for `export` and `cite`. */
export interface DatasetOptions {
  title?: string;
  author?: string[];
  doi?: string;
  licence?: string;
  url?: string;
}

/** Identifiers of https://spdx.org/licenses/ that suit a dataset. */
const LICENCES = ['CC-BY-4.0', 'CC0-1.0', 'OGL-UK-3.0', 'ODbL-1.0', 'ODC-By-1.0'];

export function addDatasetOptions(command: Command): Command {
  return command
    .option('--title <title>', 'title of the dataset')
    .option(
      '--author <name>',
      'who made the dataset: a body, or a person as "Family, Given" (may be repeated)',
      gather,
    )
    .option('--doi <doi>', 'DOI of the dataset')
    .addOption(new Option('--licence <id>', 'licence of the dataset').choices(LICENCES))
    .option('--url <url>', 'where the dataset is published');
}

/** Options of the command line as the dataset takes them. */
export function datasetNotes({ title, author, doi, licence, url }: DatasetOptions) {
  return { title, authors: author, doi, licence, url };
}
