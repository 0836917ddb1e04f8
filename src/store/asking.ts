import type { ReviewState } from '../model/review.js';
import type { Speaker, Status } from '../model/vocabulary.js';
import type { FlatClaim } from './store.js';

/** What narrows the answers about bodies; ids. */
export interface BodyFilter {
  inspection?: string | undefined;
  force?: string | undefined;
}

/** Where one response stands by the clock of section 55. No value is a verdict. */
export interface ClockRow {
  inspection: string;
  published: string | null;
  force: string;
  forceName: string;
  documentId: string;
  source: string;
  responseDate: string | null;
  /** The date counted to, and where it is known from. */
  counted: string | null;
  countedBasis: string | null;
  /** Day of the period, the day of publication being day 1; null where a date has no day. */
  day: number | null;
  /** Last day as the words of the Act count, and as it is commonly counted. */
  day56: string | null;
  day57: string | null;
  value: string;
  /** 1: the response is dated before the report, so that one of the two dates is wrong. */
  datedBefore: number;
}

/** What is held of one body for one inspection. */
export interface CoverageRow {
  inspection: string;
  force: string;
  forceName: string;
  policingBody: string | null;
  state: 'document_held' | 'unreadable' | 'no_document';
  documents: number;
  responseDate: string | null;
  source: string | null;
  /** Keys of recommendations to forces that the response does not speak of, by key; null without a document. */
  notMentioned: string | null;
}

/** Something that a response says is to come by a date, or a date set for a recommendation. */
export interface DueRow {
  kind: 'promise' | 'recommendation';
  /** As precise as it was given: a day, a month or a year. */
  due: string;
  dueBasis: string | null;
  inspection: string | null;
  recommendations: string | null;
  forceNames: string | null;
  responseDate: string | null;
  status: Status | null;
  speaker: Speaker | null;
  /** The words of the response, or what the recommendation asks. */
  words: string | null;
  claimId: string | null;
  source: string | null;
  /** What a person's review has made of the claim; null where nobody has judged it. */
  reviewState: ReviewState | null;
}

/** Both ends count. A month or year counts where one of its days does. */
export interface DueFilter extends BodyFilter {
  from: string;
  to: string;
}

/** A claim in the order of a body's letters. */
export interface TimelineRow {
  responseDate: string | null;
  source: string;
  inspection: string | null;
  recommendations: string | null;
  topics: string | null;
  status: Status;
  speaker: Speaker;
  due: string | null;
  quote: string;
  claimId: string;
  /** Later letters of the body with a claim on one of the same topics; only of a claim with a due date. */
  returnedTo: string | null;
  reviewState: ReviewState | null;
}

/** What narrows shared wording. */
export interface WordingFilter extends BodyFilter {
  /** Passages that at least so many bodies share. Default 2. */
  bodies?: number | undefined;
  /** Default 50. */
  limit?: number | undefined;
}

/**
 * Words that responses of different bodies share: a passage that was copied, or a common template. What is shared by
 * chance is possible; what the inspectorate wrote does not count, since only claims are compared.
 */
export interface SharedWording {
  /** The longest run of words that all of them have, as the first writes it. */
  words: string;
  /** How many words that is. */
  length: number;
  bodies: number;
  /** The claims in which they stand, by name of the force. */
  claims: FlatClaim[];
}

export interface FigureFilter extends BodyFilter {
  /** Part of the name of the unit. */
  unit?: string | undefined;
}

/** A number that a response offers. */
export interface FigureRow {
  value: number;
  /** What is counted, in the words of the response; '%' for a share. */
  unit: string;
  /** Over which time, in the words beside it; null where none say so. */
  period: string | null;
  claimId: string;
  quote: string;
  /** The sentence of the claim, which may give what the number is a share of. */
  sentence: string;
  status: Status;
  speaker: Speaker;
  claimDate: string | null;
  inspection: string | null;
  recommendations: string | null;
  documentId: string;
  source: string;
  forceNames: string | null;
  responseDate: string | null;
  page: number;
}
