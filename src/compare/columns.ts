import type { ResponseRecord } from '../model/index.js';
import type { CatalogueInspection } from './catalogue.js';
import type { Column } from './comparison.js';

/**
 * The recommendations of an inspection: the catalogue's in its order, then those that only the documents name, by
 * kind and number.
 */
export function columnsOf(
  inspection: string,
  catalogue: CatalogueInspection | null,
  records: readonly ResponseRecord[],
): Column[] {
  const columns = new Map<string, Column>();
  for (const row of catalogue?.recommendations ?? []) {
    columns.set(row.key, {
      key: row.key,
      kind: row.kind,
      number: row.number,
      text: row.paraphrase,
      due: row.due,
      addressedToForces: row.addressedToForces,
      source: 'catalogue',
    });
  }
  const own = new Map<string, Column>();
  for (const recommendation of records.flatMap((record) => record.recommendations)) {
    const { key } = recommendation;
    if (recommendation.inspection !== inspection || columns.has(key)) continue;
    const known = own.get(key);
    own.set(key, {
      key,
      kind: recommendation.kind,
      number: recommendation.number,
      text: known?.text ?? recommendation.text,
      due: known?.due ?? recommendation.due?.value ?? null,
      addressedToForces: null,
      source: 'document',
    });
  }
  return [...columns.values(), ...[...own.values()].sort((a, b) => byKey(a.key, b.key))];
}

/** `2` before `10` before `afi:1` before `coc:1` before `coc:1/2`. */
function byKey(a: string, b: string): number {
  return padded(a) < padded(b) ? -1 : padded(a) > padded(b) ? 1 : 0;
}

function padded(key: string): string {
  return key.replace(/\d+/g, (digits) => digits.padStart(6, '0'));
}
