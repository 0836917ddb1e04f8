import type { Lexicon } from './load.js';

/**
 * Wraps a function that compiles something from a lexicon (an index, a pattern) so that it runs once for each
 * lexicon. @example export const forceNames = view((lexicon) => new Map(lexicon.rows.bodies.map(...)));
 */
export function view<T>(compile: (lexicon: Lexicon) => T): (lexicon: Lexicon) => T {
  const compiled = new WeakMap<Lexicon, { value: T }>();
  return (lexicon) => {
    const known = compiled.get(lexicon);
    if (known) return known.value;
    const value = compile(lexicon);
    compiled.set(lexicon, { value });
    return value;
  };
}
