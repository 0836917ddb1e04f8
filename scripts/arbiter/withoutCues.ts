import type { ArbiterExample } from './examples.js';

/** Signs of what a cue says; those that join the verdict to something else end with it. */
const OF_CUES = /^(?:VERDICT|CUE|RANK|HIT|OTHER):/;

/** How much a clause counts that is learnt a second time. */
const AGAIN = 0.5;

/**
 * The same clauses as if no cue knew their words. The cues were mended until they fit the letters that the arbiter
 * learns from, so that it would trust them more than they deserve in a letter that nobody has seen.
 */
export function withoutCues(examples: readonly ArbiterExample[]): ArbiterExample[] {
  return examples.map((example) => ({
    ...example,
    weight: example.weight * AGAIN,
    signs: example.signs.filter(
      (sign) => !OF_CUES.test(sign) && !sign.endsWith(`|${example.verdict}`),
    ),
  }));
}
