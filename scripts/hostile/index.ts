import { HOSTILE_KINDS, type HostileKind } from './kinds.js';
import { Random } from './random.js';

export type { HostileKind } from './kinds.js';

/** A hostile file. Kind and seed make it again. */
export interface HostileFile {
  kind: HostileKind;
  seed: number;
  bytes: Buffer;
}

export const KIND_NAMES = Object.keys(HOSTILE_KINDS) as HostileKind[];

/** The one file of a kind and seed. */
export function hostileFile(kind: HostileKind, seed: number): HostileFile {
  return { kind, seed, bytes: HOSTILE_KINDS[kind](new Random(seed)) };
}

/** `count` files from `seed` on: every kind in its turn. */
export function* hostileFiles(
  count: number,
  seed: number,
  kinds = KIND_NAMES,
): Generator<HostileFile> {
  for (let index = 0; index < count; index++) {
    yield hostileFile(kinds[index % kinds.length] as HostileKind, seed + index);
  }
}
