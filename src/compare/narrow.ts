import type { ComparisonPosition, Speaker } from '../model/index.js';
import type { Comparison, Row } from './comparison.js';

/** What is left of the rows of a comparison; null does not narrow. */
export interface Narrowing {
  region: string | null;
  /** Rows with a cell of this position; with `speaker`, both of one cell. */
  position: ComparisonPosition | null;
  /** Rows with a cell that rests on a claim in the words of this speaker. */
  speaker: Speaker | null;
}

/** The comparison with fewer rows: what it rests on stays, since every count was made before. */
export function narrow(
  comparison: Comparison,
  narrowing: Narrowing,
  regions: ReadonlyMap<string, string>,
): Comparison {
  return {
    ...comparison,
    rows: comparison.rows.filter((row) => passes(row, narrowing, regions)),
  };
}

function passes(
  row: Row,
  { region, position, speaker }: Narrowing,
  regions: ReadonlyMap<string, string>,
): boolean {
  if (region !== null && regions.get(row.force.id) !== region) return false;
  if (position === null && speaker === null) return true;
  return row.cells.some(
    (cell) =>
      (position === null || cell.position === position) &&
      (speaker === null || cell.claims.some((claim) => claim.speaker === speaker)),
  );
}
