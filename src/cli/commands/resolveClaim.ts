import { UsageError } from '../../model/index.js';
import type { FoundClaim, Store } from '../../store/index.js';

/**
 * The claim with this id, or whose id begins so.
 * @throws {UsageError} if none or several fit.
 */
export async function resolveClaim(store: Store, named: string): Promise<FoundClaim> {
  const found = await store.findClaims(named);
  const [only] = found;
  if (!only) {
    throw new UsageError(`No claim that is held has the id ${named}: section55 claims lists them.`);
  }
  if (found.length > 1) {
    const ids = found.map(({ claim }) => claim.id).join(', ');
    throw new UsageError(`${named} may mean ${ids}: give more of the id.`);
  }
  return only;
}
