import type { PartialDate, Span } from '../../model/index.js';

/** A place in a text where a date is named. Offsets are half-open UTF-16 offsets into the text given. */
export interface DateMention extends Span {
  /** No finer than the words allow: `2025-12-18`, `2025-12` or `2025`. */
  value: PartialDate;
  /** `stated`: the words name it in full. `implied`: worked out from a reference date or a convention. */
  basis: 'stated' | 'implied';
  /** Name of the recogniser that read it. */
  form: string;
}

/** What a recogniser may look at besides its own match. */
export interface Context {
  text: string;
  /** The date that relative words are counted from, usually the letter's; null where none is known. */
  reference: PartialDate | null;
}

/** What a recogniser makes of one match. `start` and `end` default to the whole match. */
export interface Reading extends Partial<Span> {
  value: PartialDate;
  basis: 'stated' | 'implied';
}

/** One form of writing a date. `pattern` is global; `read` returns null for a match that is no date. */
export interface Recogniser {
  readonly form: string;
  readonly pattern: RegExp;
  read(match: RegExpExecArray, context: Context): Reading | readonly Reading[] | null;
}

/** Drops or changes mentions once all recognisers have spoken. */
export type Refiner = (mentions: readonly DateMention[], context: Context) => DateMention[];
