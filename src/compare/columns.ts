import type { NamedRecommendation } from '../store/index.js';
import type { CatalogueInspection } from './catalogue.js';
import type { Column } from './comparison.js';

/**
 * The recommendations of an inspection: the catalogue's in its order, then those that only the documents name, by
 * kind and number.
 */
export function columnsOf(
  catalogue: CatalogueInspection | null,
  named: readonly NamedRecommendation[],
): Column[] {
  const columns = (catalogue?.recommendations ?? []).map(
    (row): Column => ({
      key: row.key,
      kind: row.kind,
      number: row.number,
      text: row.paraphrase,
      due: row.due,
      addressedToForces: row.addressedToForces,
      source: 'catalogue',
    }),
  );
  const known = new Set(columns.map(({ key }) => key));
  const own = named
    .filter(({ key }) => !known.has(key))
    .map((row): Column => ({ ...row, addressedToForces: null, source: 'document' }));
  return [...columns, ...own.sort((a, b) => byKey(a.key, b.key))];
}

/** `2` before `10` before `afi:1` before `coc:1` before `coc:1/2`. */
function byKey(a: string, b: string): number {
  return padded(a) < padded(b) ? -1 : padded(a) > padded(b) ? 1 : 0;
}

function padded(key: string): string {
  return key.replace(/\d+/g, (digits) => digits.padStart(6, '0'));
}
