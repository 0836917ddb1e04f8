import { nearestYear, resolveYearless, spokenYear } from '../nearestYear.js';
import { partsOf } from '../partial.js';
import type { Context, Recogniser } from '../types.js';
import { GAP, MONTH, monthNumber, standing } from '../words.js';

/** Words after which a capitalised month name is a month and neither a verb nor a person. */
const CUE =
  /\b(?:in|by|since|from|until|till|during|of|before|after|beyond|around|about|for|early|late|mid|and|or|to|through|each|every|between|month|this|last|next|hyd at|ym mis|ers|erbyn|mis)[\s-]$/iu;
/** "Every March" is no one month; "that June" hangs on another date. */
const UNANCHORED = /\b(?:each|every|that|the (?:following|previous|same))\s$/iu;
/** Names that are also verbs, adjectives or people's names. */
const DOUBTFUL = /^(?:may|mar|march|april|june|august|jan|sun|mai|medi|awst)$/iu;

function beforeOf(context: Context, start: number): string {
  return context.text.slice(Math.max(0, start - 16), start);
}

/** "in November", "last December", "its March meeting", "June of this year": a month; year from the reference. */
export const monthOnly: Recogniser = {
  form: 'monthOnly',
  pattern: standing(
    `(?:(?<near>this|last|next)${GAP})?(?<month>${MONTH})(?:,?${GAP}(?:of${GAP})?(?<spoken>this|last|next)${GAP}year)?`,
  ),
  read(match, context) {
    const { near, spoken, month: name = '' } = match.groups ?? {};
    const month = monthNumber(name);
    if (month === null || context.reference === null || !/^\p{Lu}/u.test(name)) return null;
    const end = match.index + match[0].length;
    const before = beforeOf(context, match.index);
    const after = context.text.slice(end, end + 24);
    if (UNANCHORED.test(before)) return null;
    if (/^\s(?:of\s)?(?:that\s|each|every|the (?:following|previous|same))/iu.test(after))
      return null;
    // A figure beside it belongs to a date that another recogniser reads, or refused.
    if (/\d\s?$/u.test(before) || /^[\s,/-]{0,2}\d/u.test(after)) {
      if (!/^\s\d{1,3}(?:\.\d|,\d{3}|%|\s\p{Ll})/u.test(after)) return null;
    }
    if (!near && !spoken && DOUBTFUL.test(name)) {
      const attributive =
        /\b(?:the|its|my|our|their|a|supplier[’']s)\s$/iu.test(before) && /^\s\p{Ll}/u.test(after);
      if (!attributive && !(CUE.test(before) && !/^\s\p{Lu}\p{Ll}/u.test(after))) return null;
    }
    if (near) return nearMonth(near, month, context);
    const value = spoken
      ? spokenYear(spoken, month, null, context.reference)
      : resolveYearless(month, null, context, match.index, end);
    return value === null ? null : { value, basis: 'implied' };
  },
};

/** "last March" is the latest one gone by, "next March" the first to come, "this March" that of the year. */
function nearMonth(near: string, month: number, context: Context) {
  if (context.reference === null) return null;
  const at = partsOf(context.reference);
  let value = spokenYear('this', month, null, context.reference);
  if (/last/iu.test(near)) {
    value =
      at.month === month
        ? spokenYear('last', month, null, context.reference)
        : nearestYear(month, null, 'past', context.reference);
  } else if (/next/iu.test(near)) {
    value =
      at.month === month
        ? spokenYear('next', month, null, context.reference)
        : nearestYear(month, null, 'future', context.reference);
  }
  return value === null ? null : { value, basis: 'implied' as const };
}
