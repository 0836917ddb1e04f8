import type { Recogniser } from '../types.js';
import { yearNumber } from '../words.js';

/** Words before a bare number that show it to be a year. */
const CUE =
  /\b(?:in|since|by|during|until|till|from|before|after|of|throughout|early|late|mid|end of|back to|for|between|and|to|or|yn|ers|erbyn|year)[\s-]$/iu;
/** "the 2023 report", "their 2022 inspection". */
const DESCRIBES =
  /^(?:[\s-](?:joint|national|progress|child|peel|thematic|initial|original|inspection))?[\s-](?:reports?|inspections?|re-inspection|profiles?|reviews?|letters?|response|recommendations?|strategy|plans?|audits?|surveys?|assessments?|update|figures|data|returns?|programme|edition|budget|elections?|findings|definition|version|finding|review)\b/iu;
/** "The 1996 Act" and "Police Act 1996" name a law, not a time. */
const LAW_BEFORE =
  /\b(?:Act|Acts|Regulations|Order|Rules|Bill|Measure|Directive|Ddeddf)(?:\s\([^)\n]{0,30}\))?\s$/u;
const LAW_AFTER = /^\s(?:Act|Regulations|Order|Rules|Bill)\b/u;
/** "in 2000 cases": a round figure before a plural counts things. */
const COUNTED = /^\s\p{Ll}{2,20}s\b/u;

/**
 * A year alone: "in 2024", "the 2023 report", "(2022)", or alone in a line or cell. Not a law's year, a pair
 * of years ("2025/26"), a figure, or the years in the name of an inspection programme ("PEEL 2023-25").
 */
export const yearOnly: Recogniser = {
  form: 'yearOnly',
  pattern:
    /(?<![\p{L}\p{N}£$€#/.,:-]|\bPEEL\s|[–—]\s?|\d\s)(?:20[0-4]\d|199\d|2O[0-4]\d)(?![\p{L}\p{N}%/]|[.,:]\d|-\d|[–—]\d)/gu,
  read(match, { text }) {
    const start = match.index;
    const end = start + match[0].length;
    const before = text.slice(Math.max(0, start - 48), start);
    const after = text.slice(end, end + 48);
    if (LAW_BEFORE.test(before) || LAW_AFTER.test(after)) return null;
    const year = yearNumber(match[0]);
    if (year === null) return null;
    const described = DESCRIBES.test(after);
    if (
      !described &&
      COUNTED.test(after) &&
      (year % 100 === 0 || /\b(?:of|for|to|and|from)\s$/iu.test(before))
    ) {
      return null;
    }
    const alone = /(?:^|[\n\t(])\s{0,2}$/u.test(before) && /^\s{0,2}(?:$|[\n\t)])/u.test(after);
    if (!described && !alone && !CUE.test(before)) return null;
    return { value: String(year), basis: 'stated' };
  },
};
