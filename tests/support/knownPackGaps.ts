/** Examples of the packs that do not hold yet. The list may only grow shorter. */
export const KNOWN: ReadonlySet<string> = new Set<string>([
  'cue.not_done.cell misses: Not started.',
]);
