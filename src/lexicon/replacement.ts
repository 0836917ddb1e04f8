import type { Lexicon } from './load.js';

/** From a copy of a lexicon to the one that it was copied from. */
const ORIGIN = new WeakMap<Lexicon, Lexicon>();

/** A model that some lexicons use in the place of the program's: a letter must not meet one that knows it. */
export class Replacement<T> {
  private readonly values = new WeakMap<Lexicon, { value: T }>();

  /** The same lexicon with `value`; what was replaced in it before stays so. */
  with(lexicon: Lexicon, value: T): Lexicon {
    const copy = { ...lexicon };
    ORIGIN.set(copy, lexicon);
    this.values.set(copy, { value });
    return copy;
  }

  /** `value` that was put in, or null where nothing was replaced. */
  of(lexicon: Lexicon): { value: T } | null {
    for (let one: Lexicon | undefined = lexicon; one; one = ORIGIN.get(one)) {
      const found = this.values.get(one);
      if (found) return found;
    }
    return null;
  }
}
