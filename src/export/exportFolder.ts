import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../compare/index.js';
import type { Store } from '../store/index.js';
import { citationFile } from './describe/citationFile.js';
import { codebook } from './describe/codebook.js';
import { csvwMetadata } from './describe/csvw.js';
import { dataPackage } from './describe/datapackage.js';
import { type Dataset, type DatasetNotes, describeDataset } from './describe/dataset.js';
import { readMe } from './describe/readMe.js';
import { CHECKSUM_FILE, checksums, describeFile, filesIn } from './folder/checksums.js';
import { type FolderOptions, makeFolder } from './folder/wholeFolder.js';
import type { CsvOptions } from './formats/csv.js';
import type { GazetteerBody } from './rows/catalogueRows.js';
import { type Left, writeCorpus } from './writeCorpus.js';

/** What an export needs of the lexicon; a whole lexicon is one. */
export interface ExportCatalogue extends Catalogue {
  readonly rows: Catalogue['rows'] & { readonly bodies: readonly GazetteerBody[] };
}

export interface ExportOptions extends DatasetNotes, FolderOptions {
  /** The letters’ reading texts too, in `texts/` and in the records; contact details and cases are blotted out. */
  withSources?: boolean | undefined;
  /** Leaves out the office holders, and names of persons wherever they are found. */
  noNames?: boolean | undefined;
  csv?: CsvOptions | undefined;
  /** Stops, leaving nothing behind. */
  signal?: AbortSignal | undefined;
}

/** What was written, to be told. */
export interface ExportReport {
  dataset: Dataset;
  /** Number of rows of each table, in their order. */
  tables: { name: string; rows: number }[];
  /** Paths of all files, relative to the folder. */
  files: { path: string; bytes: number }[];
  left: Left;
  /** Where what was in the way is kept now; null where nothing was. */
  kept: string | null;
}

/**
 * Writes what a store holds as a folder that may be published: tables as CSV, Parquet and SQLite, records as JSON Lines,
 * quotes as web annotations, with their descriptions and checksums. The same corpus, version and options give the
 * same bytes, in any order of import, time zone or locale. Whole or not at all.
 * @throws {UsageError} if a folder is in the way, or nothing can be written.
 */
export async function exportFolder(
  store: Store,
  catalogue: ExportCatalogue,
  path: string,
  options: ExportOptions = {},
): Promise<ExportReport> {
  const { made, kept } = await makeFolder(path, options, async (folder) => {
    const dataset = await describeDataset(store, options);
    return fill(folder, store, catalogue, dataset, options);
  });
  return { ...made, kept };
}

async function fill(
  folder: string,
  store: Store,
  catalogue: ExportCatalogue,
  dataset: Dataset,
  options: ExportOptions,
): Promise<Omit<ExportReport, 'kept'>> {
  for (const name of ['csv', 'parquet', ...(options.withSources ? ['texts'] : [])]) {
    mkdirSync(join(folder, name));
  }
  const { tables, left } = await writeCorpus(folder, store, catalogue, options);
  const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const schemas = tables.map(({ table }) => table);
  put('CODEBOOK.md', codebook(dataset, schemas));
  put('CITATION.cff', citationFile(dataset));
  put('csv-metadata.json', json(csvwMetadata(dataset, schemas)));
  put('README.md', readMe(dataset, tables, left, options));
  const described = filesIn(folder).map((file) => describeFile(folder, file));
  put('datapackage.json', json(dataPackage(dataset, schemas, described)));
  const files = filesIn(folder).map((file) => describeFile(folder, file));
  put(CHECKSUM_FILE, checksums(files));
  return {
    dataset,
    tables: tables.map(({ table, rows }) => ({ name: table.name, rows })),
    files: [...files, describeFile(folder, CHECKSUM_FILE)].map(({ path, bytes }) => ({
      path,
      bytes,
    })),
    left,
  };
}
