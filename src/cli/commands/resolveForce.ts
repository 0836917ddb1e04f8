import type { Catalogue } from '../../compare/index.js';
import { UsageError } from '../../model/index.js';
import type { Store } from '../../store/index.js';

/**
 * The id of a force named by its id or name, in any case; of the forces held, a part of the name is enough if it is clear.
 * @throws {UsageError} saying which forces are held, if none or several fit.
 */
export async function resolveForce(
  store: Store,
  named: string,
  catalogue?: Catalogue,
): Promise<string> {
  const held = await store.forces();
  const wanted = named.toLowerCase();
  const all = [...held, ...(catalogue?.rows.bodies ?? [])];
  const exact = all.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  if (exact) return exact.id;
  const near = held.filter(({ name }) => name.toLowerCase().includes(wanted));
  const [only] = near;
  if (only && near.length === 1) return only.id;
  const names = (near.length > 1 ? near : held).map(({ id }) => id).join(', ');
  throw new UsageError(
    near.length > 1
      ? `${named} may mean ${names}: name one of them.`
      : `No force is called ${named}${names ? `; the store has responses of ${names}` : ''}.`,
  );
}
