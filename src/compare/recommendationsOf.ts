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
    return columnsOf(row ?? null, []);
  }
  const chosen = await chooseInspection(store, catalogue, named);
  return columnsOf(chosen.catalogue, await store.namedRecommendations(chosen.id));
}
