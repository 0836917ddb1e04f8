import {
  EXCLUSIONS,
  type Exclusion,
  FITS,
  type Fit,
  SPEAKERS,
  type Speaker,
  STATUSES,
  type Status,
  UsageError,
} from '../../model/index.js';

export const ACTIONS = ['confirm', 'correct', 'reject', 'note', 'reply', 'add'] as const;
export type Action = (typeof ACTIONS)[number];

/** What a person asks for in a form: the judgement of a claim or of a document's own fields. Empty fields are left out. */
export interface AskedReview {
  /** The whole id of a claim or of a document. */
  target: { claim: string } | { document: string };
  action: Action;
  by: string;
  status?: Status;
  speaker?: Speaker;
  fit?: Fit;
  /** Keys; an empty list for none. */
  recommendations?: string[];
  /** ISO 8601 as exact as it is known, or `none`. */
  claimDate?: string;
  dueDate?: string;
  why?: Exclusion;
  note?: string;
  /** Of a reply: whose it is. */
  from?: string;
  /** Of a claim that was missed: its words. */
  quote?: string;
  /** Of a document. */
  force?: string;
  responseDate?: string;
  inspection?: string;
}

/** Keeps a review. @throws {UsageError} with what is wrong with it, in words for the person who gave it. */
export type KeepReview = (asked: AskedReview) => Promise<void>;

/** Longest words in a field of a form, in UTF-16 units. */
export const LONGEST_FIELD = 4_000;

/**
 * The review that a form asks for.
 * @throws {UsageError} if it says something that no form of ours can.
 */
export function askedReview(target: AskedReview['target'], form: URLSearchParams): AskedReview {
  const field = (name: string) => {
    const value = form.get(name)?.trim() ?? '';
    if (value.length > LONGEST_FIELD) {
      throw new UsageError(`${name} is longer than ${LONGEST_FIELD} characters: shorten it.`);
    }
    return value === '' ? undefined : value;
  };
  const oneOf = <T extends string>(name: string, list: readonly T[]): T | undefined => {
    const value = field(name);
    if (value === undefined) return undefined;
    const found = list.find((one) => one === value);
    if (!found) throw new UsageError(`${name} cannot be ${value}: choose ${list.join(', ')}.`);
    return found;
  };
  const by = field('by');
  if (by === undefined) throw new UsageError('A review needs a name: say who you are.');
  const action = oneOf('action', ACTIONS);
  if (action === undefined)
    throw new UsageError('Choose what to say: confirm, correct, reject or note.');
  const keys = field('recommendations');
  const asked: AskedReview = { target, action, by };
  const set = <K extends keyof AskedReview>(key: K, value: AskedReview[K] | undefined) => {
    if (value !== undefined) asked[key] = value;
  };
  set('status', oneOf('status', STATUSES));
  set('speaker', oneOf('speaker', SPEAKERS));
  set('fit', oneOf('fit', FITS));
  set('why', oneOf('why', EXCLUSIONS));
  set(
    'recommendations',
    keys === undefined
      ? undefined
      : keys === 'none'
        ? []
        : keys.split(/[\s,;]+/).filter((key) => key !== ''),
  );
  set('claimDate', field('claimDate'));
  set('dueDate', field('dueDate'));
  set('note', field('note'));
  set('from', field('from'));
  set('quote', field('quote'));
  set('force', field('force'));
  set('responseDate', field('responseDate'));
  set('inspection', field('inspection'));
  if (action === 'note' && asked.note === undefined) throw new UsageError('Write the note first.');
  if (action === 'reply' && (asked.note === undefined || asked.from === undefined)) {
    throw new UsageError('A reply needs its words and whose it is.');
  }
  if (action === 'add' && (!asked.quote || !asked.status || !asked.speaker)) {
    throw new UsageError('A claim that was missed needs its exact words, a status and a speaker.');
  }
  return asked;
}
