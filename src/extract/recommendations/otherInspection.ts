import type { PartialDate } from '../../model/index.js';

/** "recommendation 2 of the 2023 report", "AFI 3 from 2022", "recommendation 4 of your earlier report". */
const AFTER =
  /^(?:\s?\([^()\n]{1,60}\))?(?:\s(?:from|of|in)\s(?<bare>(?:19|20)\d{2})(?![\d/-])|[^.;:\n]{0,30}?\s(?:of|in|from)\s(?:the|that|your|its|their|our|hmicfrs[’']s?|hmic[’']s?)\s(?:\p{L}+\s){0,2}?(?:(?<year>(?:19|20)\d{2})|previous|earlier|last|former|interim|original|first|preceding)\s(?:\p{L}+\s){0,2}?(?:reports?|inspections?|reviews?|letter|assessment)\b)/iu;
/** "the 2023 report's recommendation 2", "In the 2021 report, AFI 3". */
const BEFORE =
  /\b(?:(?<year>(?:19|20)\d{2})|previous|earlier|interim|original)\s(?:(?:hmicfrs|hmic|national|peel|progress)\s)?(?:(?:report|inspection|review)(?:[’']s)?,?\s|(?=$))(?:its\s|the\s)?$/iu;

/**
 * Whether the words around a mention say that it belongs to another inspection than the one answered: another
 * year's report, or an earlier one. `published` is the date of the one answered, where it is known.
 */
export function isOtherInspection(
  text: string,
  start: number,
  end: number,
  published: PartialDate | null,
): boolean {
  const found =
    AFTER.exec(text.slice(end, end + 110)) ??
    BEFORE.exec(text.slice(Math.max(0, start - 60), start));
  if (!found) return false;
  const year = found.groups?.year ?? found.groups?.bare;
  return year === undefined || published === null || !published.startsWith(year);
}
