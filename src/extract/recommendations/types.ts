import type { RecommendationKind, Span } from '../../model/index.js';

/** One recommendation, area for improvement or cause of concern, by its number. */
export interface RecommendationKey {
  /** `4`, `afi:1`, `coc:1`, or `coc:1/2` for recommendation 2 under cause of concern 1. */
  key: string;
  /** What is named; a recommendation under a cause of concern is a recommendation. */
  kind: RecommendationKind;
  /** In arabic digits, letters in lower case: "4", "2a", "b"; "1/2" under a cause of concern. */
  number: string;
}

/** A place in a text that names recommendations by number. Offsets are half-open offsets into the text given. */
export interface RecommendationMention extends Span {
  /** In the order named, ranges spelt out, none twice. */
  keys: RecommendationKey[];
  /** The words as printed: `text.slice(start, end)`. */
  label: string;
  /** `numbered`: "Rec. 4"; `short`: "R4"; `nested`: "cause of concern 1, recommendation 2"; `ordinal`: "the fourth recommendation". */
  form: 'numbered' | 'short' | 'nested' | 'ordinal';
}

/** Makes the key of a number, itself under a cause of concern where `cause` is given. */
export function makeKey(
  kind: RecommendationKind,
  number: string,
  cause: string | null = null,
): RecommendationKey {
  if (cause !== null) {
    return { key: `coc:${cause}/${number}`, kind: 'recommendation', number: `${cause}/${number}` };
  }
  // "Recommendation 1.2" is how papers number recommendation 2 under cause of concern 1.
  const nested = kind === 'recommendation' ? /^(\d{1,2})\.(\d{1,2})$/.exec(number) : null;
  if (nested) return makeKey(kind, nested[2] ?? '', nested[1] ?? '');
  const prefix = { recommendation: '', area_for_improvement: 'afi:', cause_of_concern: 'coc:' }[
    kind
  ];
  return { key: `${prefix}${number}`, kind, number };
}
