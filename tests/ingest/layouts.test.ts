import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cleanSource } from '../../src/ingest/cleaning.js';
import { readDocument } from '../../src/ingest/index.js';
import { composeSource } from '../../src/ingest/layout/composeSource.js';
import { printedPages } from '../../src/ingest/pdf/printedItems.js';
import { expectLaws, shown } from './helpers.js';

/*
 * PDFs of several makers with what a person reads in them, block by block. Each is read twice: as it is, with its tags
 * if it has any, and by coordinates alone. `UPDATE_EXPECTED=1` writes what is read; look at every line of the change.
 */

const LAYOUTS = fileURLToPath(new URL('../../fixtures/layouts', import.meta.url));
const MOST_BYTES = 60_000;

const names = readdirSync(LAYOUTS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** `cell 0/1/0 | words`, `heading 2 | words`. */
type Row = string;

function rowsOf(document: Parameters<typeof shown>[0]): Row[] {
  return shown(document).map(([kind, words, rest = {}]) => {
    const place = kind === 'cell' ? ` ${rest.table}/${rest.row}/${rest.column}` : '';
    const head = `${kind}${place}${rest.header ? ' head' : ''}`;
    return `${head}${rest.level === undefined ? '' : ` ${rest.level}`} | ${words}`;
  });
}

/** Words of the document by coordinates alone. */
async function byCoordinates(bytes: Uint8Array): Promise<Row[]> {
  const pages = await printedPages(bytes, true);
  const readings = pages.map((printed) => ({ printed, layer: 'native' as const, plain: null }));
  const cleaned = cleanSource(composeSource(readings, []));
  return rowsOf({ ...(await readDocument(bytes)), ...cleaned });
}

describe.each(names)('%s', (name) => {
  const path = join(LAYOUTS, name, 'source.pdf');
  const expected = (form: string) => join(LAYOUTS, name, `${form}.json`);

  it.each(['expected', 'coordinates'])('is read as a person reads it (%s)', async (form) => {
    const bytes = readFileSync(path);
    const document = await readDocument(bytes);
    expectLaws(document);
    const rows = form === 'expected' ? rowsOf(document) : await byCoordinates(bytes);
    if (process.env.UPDATE_EXPECTED === '1') {
      const isSame = form !== 'expected' && read(expected('expected')) === written(rows);
      if (!isSame) writeFileSync(expected(form), written(rows));
    }
    // Where tags and coordinates give the same, one file says both.
    const file = existsSync(expected(form)) ? expected(form) : expected('expected');
    expect(written(rows)).toBe(read(file));
  });

  it('is small', () => expect(statSync(path).size).toBeLessThan(MOST_BYTES));
});

function written(rows: readonly Row[]): string {
  return `${JSON.stringify(rows, null, 2)}\n`;
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}

it('compares with what is held, and does not write it', () => {
  expect(process.env.UPDATE_EXPECTED === '1' && process.env.CI !== undefined).toBe(false);
  expect(names.length).toBeGreaterThan(8);
});
