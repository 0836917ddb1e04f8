import type { ResponseRecord } from '../model/index.js';
import type { Store } from '../store/index.js';
import type { Catalogue } from './catalogue.js';
import { chooseInspection } from './chooseInspection.js';
import { columnsOf } from './columns.js';
import type { Column } from './comparison.js';

/**
 * The recommendations of an inspection: the catalogue's, then those that only held documents name.
 * @param store null to ask the catalogue alone; `named` must then be one of its ids.
 * @throws {UsageError} if the inspection is not known.
 */
export async function recommendationsOf(
  store: Store | null,
  catalogue: Catalogue,
  named: string,
): Promise<Column[]> {
  if (store === null) {
    const row = catalogue.rows.inspections.find(({ id }) => id === named);
    return columnsOf(named, row ?? null, []);
  }
  const chosen = await chooseInspection(store, catalogue, named);
  const records: ResponseRecord[] = [];
  for await (const record of store.records({ inspection: chosen.id })) records.push(record);
  return columnsOf(chosen.id, chosen.catalogue, records);
}
