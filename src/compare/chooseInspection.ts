import { UsageError } from '../model/index.js';
import type { HeldInspection, Store } from '../store/index.js';
import type { Catalogue, CatalogueInspection } from './catalogue.js';

export interface ChosenInspection {
  id: string;
  title: string | null;
  published: string | null;
  catalogue: CatalogueInspection | null;
}

/**
 * The inspection to compare on: the one named (its id, or the beginning of one), else the only one held.
 * @throws {UsageError} saying which can be named, if none or several fit.
 */
export async function chooseInspection(
  store: Store,
  catalogue: Catalogue,
  named?: string,
): Promise<ChosenInspection> {
  const held = (await store.inspections()).filter((inspection) => inspection.catalogued);
  const id = named === undefined ? onlyHeld(held) : idOf(named, held, catalogue);
  const row = catalogue.rows.inspections.find((inspection) => inspection.id === id) ?? null;
  const known = held.find((inspection) => inspection.ref === id);
  return {
    id,
    title: row?.title ?? known?.title ?? null,
    published: row?.published ?? known?.published ?? null,
    catalogue: row,
  };
}

function onlyHeld(held: readonly HeldInspection[]): string {
  const [first, ...others] = held;
  if (!first) {
    throw new UsageError(
      'No document that is held answers a known inspection: import some first, or add the inspection to a pack (--packs).',
    );
  }
  if (others.length > 0) {
    throw new UsageError(`Several inspections are answered: name one of ${list(held)}.`);
  }
  return first.ref;
}

function idOf(named: string, held: readonly HeldInspection[], catalogue: Catalogue): string {
  if (/^document:/.test(named)) {
    throw new UsageError(
      `${named} is a name within one document: to compare on it, add the inspection to a pack (--packs) and import again.`,
    );
  }
  const ids = new Set([
    ...held.map((inspection) => inspection.ref),
    ...catalogue.rows.inspections.map((inspection) => inspection.id),
  ]);
  if (ids.has(named)) return named;
  const beginning = [...ids].filter((id) => id.startsWith(named)).sort();
  const [only] = beginning;
  if (only !== undefined && beginning.length === 1) return only;
  if (beginning.length > 1) {
    throw new UsageError(`${named} may mean ${beginning.join(', ')}: name one of them.`);
  }
  const known = held.length > 0 ? `; the store has answers to ${list(held)}` : '';
  throw new UsageError(`No inspection is called ${named}${known}.`);
}

function list(held: readonly HeldInspection[]): string {
  return held.map((inspection) => inspection.ref).join(', ');
}
