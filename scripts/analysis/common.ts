import { parseArgs } from 'node:util';
import { stringify } from 'csv-stringify/sync';
import { type Lexicon, loadLexicon, openStore, type Store } from 'section55';

/** What every script of this folder takes. */
const OPTIONS = {
  store: { type: 'string', default: process.env.SECTION55_STORE ?? './section55.sqlite' },
  packs: { type: 'string', multiple: true, default: [] as string[] },
  inspection: { type: 'string', default: 'group-cse-2025' },
  force: { type: 'string' },
  topic: { type: 'string', default: 'iicsa_definition' },
  recommendation: { type: 'string', default: '4' },
} as const;

export interface Asked {
  store: Store;
  lexicon: Lexicon;
  inspection: string;
  force: string | undefined;
  topic: string;
  recommendation: string;
}

type Row = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Opens the store that is named on the command line for reading, and prints as CSV what a script finds in it. The first
 * row gives the columns; without a row nothing but a remark is printed.
 */
export async function printRows(find: (asked: Asked) => Promise<readonly Row[]>): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  const store = await openStore(values.store, { readOnly: true });
  try {
    const lexicon = loadLexicon({ packs: values.packs });
    const rows = await find({ ...values, store, lexicon, force: values.force });
    if (rows.length > 0)
      process.stdout.write(
        stringify([...rows], { header: true, escape_formulas: true, cast: { boolean: String } }),
      );
    process.stderr.write(`${rows.length} rows. A claim is not compliance: read the quotation.\n`);
  } finally {
    await store.close();
  }
}
