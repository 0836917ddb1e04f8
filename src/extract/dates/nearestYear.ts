import type { PartialDate } from '../../model/index.js';
import { makePartial, partsOf } from './partial.js';
import type { Context } from './types.js';

export type Direction = 'past' | 'future';

/** Signs of tense. `weak` ones are past only where no future auxiliary governs them ("will have finished"). */
const CUES =
  /\b(?<future>will|(?<=[’'])ll|shall|won[’']t|can|due|intends?|means? to|hopes? to|plans?|planned|aims?|expects?|expected|scheduled|timetabled|pencilled in|arranged|booked|to be|is to|are to|going to|should|must|meets|(?:re)?starts?|goes|comes|begins|opens|closes|moves|takes (?:up|effect)|returns|sits|next)\b|\b(?<past>was|were|had|has|did|since)\b|\b(?<weak>have|met|began|took|held|ran|made|gave|went|came|saw|wrote|told|found|left|stood|sat|spoke|\p{L}{3,20}ed)\b/giu;

/** The sentence is looked at this far on either side; dates lie close to their verb. */
const WINDOW = 160;

interface Tense {
  direction: Direction;
  firm: boolean;
}

/** The last sign of tense before the date, or null. "Will be published" is future though "published" comes last. */
function tenseBefore(text: string): Tense | null {
  let tense: Tense | null = null;
  for (const { groups } of text.matchAll(CUES)) {
    if (groups?.future) tense = { direction: 'future', firm: true };
    else if (groups?.past) tense = { direction: 'past', firm: true };
    else tense ??= { direction: 'past', firm: false };
  }
  return tense;
}

/** The first sign of tense after the date, or null. */
function tenseAfter(text: string): Direction | null {
  for (const { groups } of text.matchAll(CUES)) return groups?.future ? 'future' : 'past';
  return null;
}

/**
 * Whether a date without a year lies ahead or behind: by the verbs of its sentence before it, then by its
 * preposition ("by March") or noun ("the March deadline"), then by the verbs after it; else behind, as most of
 * a letter reports.
 */
export function directionAt(text: string, start: number, end: number): Direction {
  const before =
    text
      .slice(Math.max(0, start - WINDOW), start)
      .split(/[.!?;:\t\n]\s|\t/u)
      .at(-1) ?? '';
  const after = text.slice(end, end + WINDOW).split(/[.!?;\t]|\n\n/u)[0] ?? '';
  const tense = tenseBefore(before);
  if (tense?.firm) return tense.direction;
  if (/\b(?:by|until|till|before|beyond)\s(?:[\p{L}-]{2,9}\s){0,3}$/iu.test(before))
    return 'future';
  if (/^\s(?:deadline|target)\b/iu.test(after)) return 'future';
  return tense?.direction ?? tenseAfter(after) ?? 'past';
}

/**
 * Gives the year to a month (and day) named without one: the nearest such date on that side of the reference
 * date, which itself counts as either side. Null where the reference does not name a month.
 */
export function nearestYear(
  month: number,
  day: number | null,
  direction: Direction,
  reference: PartialDate,
): PartialDate | null {
  const at = partsOf(reference);
  if (at.month === null) return null;
  const order = month - at.month || (day !== null && at.day !== null ? day - at.day : 0);
  let year = at.year;
  if (direction === 'future' && order < 0) year++;
  if (direction === 'past' && order > 0) year--;
  return makePartial(year, month, day);
}

/** What a word before or after a month says of its year: "last March", "31 October this year". */
export function spokenYear(
  word: string,
  month: number,
  day: number | null,
  reference: PartialDate,
): PartialDate | null {
  const at = partsOf(reference);
  if (at.month === null) return null;
  const shift = { this: 0, last: -1, next: 1 }[word.toLowerCase()];
  return shift === undefined ? null : makePartial(at.year + shift, month, day);
}

/** Resolves a yearless month (and day) found at a span of the text; null without a usable reference. */
export function resolveYearless(
  month: number,
  day: number | null,
  context: Context,
  start: number,
  end: number,
): PartialDate | null {
  if (context.reference === null) return null;
  return nearestYear(month, day, directionAt(context.text, start, end), context.reference);
}
