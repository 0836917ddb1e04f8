import type { ResponseRecord, Span } from '../../model/index.js';
import { matchSpans } from './mask.js';

const NAME = "[A-Z][\\w'’-]{1,30}";
/** A courtesy title and the names after it: "Ms Marchbanks", "Dame Vera Strickland". */
const WITH_COURTESY = new RegExp(
  `\\b(?:Mrs?|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Cllr|Councillor|Rev)\\.? (?:${NAME} ){0,2}${NAME}`,
  'g',
);
/** Words that follow a rank in the name of an office or group, not of a person. */
const OFFICE =
  'Police|Crime|Council|Board|Group|Panel|Office|Team|Forum|Committee|Lead|Meeting|Response|Comments?|Deputy|Assistant|Chief|Fire|And|For|Of|The|Section|Recommendations?|Constabulary|Service';
/** At least two names after a rank; the rank itself is an office, and stays. */
const WITH_RANK = new RegExp(
  `(?<=\\b(?:Constable|Commissioner|Superintendent|Inspector|Commander|Mayor|Sergeant) )(?!(?:${OFFICE})\\b)${NAME} (?!(?:${OFFICE})\\b)(?:${NAME} )?${NAME}`,
  'g',
);

/** Every office holder that records name. */
export function officeHolders(record: Pick<ResponseRecord, 'policingBodies'>): string[] {
  return record.policingBodies.flatMap(({ officeHolder }) => officeHolder?.name ?? []);
}

/**
 * Spans of persons' names: those of the office holders wherever they stand, and what follows a courtesy title or a
 * rank. A surname alone may be a word or a place, and is found only after a title.
 */
export function nameSpans(text: string, holders: readonly string[]): Span[] {
  const whole = holders.flatMap((holder) => {
    const words = holder.split(/\s+/).filter((word) => word !== '');
    if (words.length === 0) return [];
    const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return [new RegExp(`(?<!\\w)${escaped.join('[\\s._-]{1,4}')}(?!\\w)`, 'gi')];
  });
  return matchSpans(text, [...whole, WITH_COURTESY, WITH_RANK]);
}
