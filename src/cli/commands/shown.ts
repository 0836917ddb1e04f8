/** Nobody reads more of a table; --format json has no such limit. */
export const SHOWN = 200;

/** The first rows of a table, and a line that says what was left out, or ''. */
export function firstOf<T>(
  rows: readonly T[],
  limit = SHOWN,
): { shown: readonly T[]; note: string } {
  const shown = rows.slice(0, limit);
  const note =
    shown.length < rows.length
      ? `The first ${shown.length} of ${rows.length} are shown: --limit for more, --json for all.\n`
      : '';
  return { shown, note };
}
