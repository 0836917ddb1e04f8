import type { InspectionRow, Lexicon } from '../../lexicon/index.js';
import type { ForceRef, PartialDate } from '../../model/index.js';
import { agree, dayNumber, surelyBefore } from './dayNumber.js';
import { similarities } from './similarity.js';

/** What is known of the inspection that a document answers. */
export interface Clues {
  title: string;
  published: PartialDate | null;
  responseDate: PartialDate | null;
  /** The words around the title, which may say what the title leaves out: "progress report", "tranche 2". */
  around: string;
  forces: readonly ForceRef[];
}

export interface Linked {
  row: InspectionRow;
  /** Likeness of the title with what the dates add or take away; 1 is an exact title without dates. */
  score: number;
  likeness: number;
}

/** A title must be at least so alike, whatever the dates say. */
const ALIKE = 0.4;

/** The likeness and dates together that make a link. */
const ENOUGH = 0.62;

/** What tells one of several reports on a subject from the others. */
const KINDS: readonly RegExp[] = [
  /\bprogress report\b/i,
  /\b(?:re-?inspection|re-?visit|follow-up)\b/i,
  /\binterim\b/i,
  /\bfinal (?:inspection )?report\b/i,
  /\b(?:tranche|phase|part) (?:1|one|i)\b/i,
  /\b(?:tranche|phase|part) (?:2|two|ii)\b/i,
];

function kindScore(row: InspectionRow, around: string): number {
  const kinds = KINDS.filter((kind) => kind.test(row.title));
  return kinds.some((kind) => kind.test(around)) ? 0.12 : 0;
}

function dateScore(row: InspectionRow, clues: Clues): number {
  let score = 0;
  if (clues.published && row.published) {
    if (agree(clues.published, row.published)) score += clues.published.length === 10 ? 0.35 : 0.2;
    // The month of fieldwork is often given for that of publication.
    else if (row.fieldwork && agree(clues.published, row.fieldwork)) score += 0.15;
    else if (Math.abs(dayNumber(clues.published) - dayNumber(row.published)) > 45) score -= 0.35;
  }
  if (clues.responseDate && row.published) {
    if (surelyBefore(clues.responseDate, row.published)) score -= 0.25;
    else if (dayNumber(clues.responseDate) - dayNumber(row.published) < 200) score += 0.1;
    // Not more, for a letter may be late or bear the wrong year.
    else score -= 0.1;
  }
  return score;
}

/** A report on one force is answered by that force's body only. */
function concerns(row: InspectionRow, forces: readonly ForceRef[]): boolean {
  return row.scope === 'national' || forces.some((force) => row.forces.includes(force.id));
}

/** The catalogued inspection that the clues point to; null where none is near enough. */
export function linkInspection(clues: Clues, lexicon: Lexicon): Linked | null {
  let best: Linked | null = null;
  for (const [row, likeness] of similarities(clues.title, lexicon)) {
    if (likeness < ALIKE || !concerns(row, clues.forces)) continue;
    const score = likeness + dateScore(row, clues) + kindScore(row, clues.around);
    if (!best || score > best.score) best = { row, score, likeness };
  }
  return best && best.score >= ENOUGH ? best : null;
}
