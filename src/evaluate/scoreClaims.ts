import { type Claim, type ResponseRecord, STATUSES, type Status } from '../model/index.js';
import type { GoldDocument } from './gold.js';
import {
  accepts,
  goldKeys,
  jointRight,
  linkRight,
  type Matching,
  matchClaims,
  type Pair,
  sameSet,
  statusRight,
} from './match.js';
import { type Share, type Tally, tallyLabels } from './tally.js';

/** The topics that the gold knows; its "other" stands for none of them (CODEBOOK.md section 9). */
export const GOLD_TOPICS: readonly string[] = [
  'iicsa_definition',
  'hydrant_problem_profile',
  'hydrant_recording_guidance',
  'operation_makesafe',
];

/** What is asked of each gold claim that was found; null where the gold does not say. */
const QUESTIONS = {
  status: statusRight,
  speaker: ({ gold, claim }: Pair) => gold.speaker === claim.speaker,
  recommendations: linkRight,
  topics: ({ gold, claim }: Pair) => sameSet(known(gold.topics), known(claim.topics)),
  fit: ({ gold, claim }: Pair) => (gold.fit === undefined ? null : gold.fit === claim.fit),
  reported: ({ gold, claim }: Pair) =>
    gold.reported === undefined ? null : gold.reported === claim.reported,
  subject: ({ gold, claim }: Pair) =>
    gold.subject === undefined ? null : gold.subject === claim.subject,
  inspection: ({ gold, claim }: Pair) =>
    gold.inspection === undefined ? null : gold.inspection === claim.inspection,
  claim_date: ({ gold, claim }: Pair) => gold.claim_date === (claim.claimDate?.value ?? null),
  due_date: ({ gold, claim }: Pair) =>
    gold.due_date === undefined ? null : gold.due_date === (claim.dueDate?.value ?? null),
} satisfies Record<string, (pair: Pair) => boolean | null>;

export type Question = keyof typeof QUESTIONS;
export const QUESTION_NAMES = Object.keys(QUESTIONS) as Question[];

/** What precision and recall are told of. */
export const TALLY_NAMES = [
  'soft',
  'strict',
  'joint',
  'recommendations',
  'topics',
  'claim_date',
  'due_date',
] as const;
export type TallyName = (typeof TALLY_NAMES)[number];

/** A cell of the confusion table; null is "no claim". */
export interface Confusion {
  gold: Status | null;
  predicted: Status | null;
}

/** Counts of the claims of one letter, ready to be added up. */
export interface ClaimCounts {
  tallies: Record<TallyName, Tally>;
  questions: Record<Question, Share>;
  statuses: Record<Status, Tally>;
  confusion: Confusion[];
  /** Tempting passages that were taken for claims. */
  falseAttributions: Share;
  /** Predictions of `completed` that no gold bears out, of all that count. */
  falseCompleted: Share;
}

/** Whether a question is answered rightly for a pair; null where the gold does not say. */
export function answer(question: Question, pair: Pair): boolean | null {
  return QUESTIONS[question](pair);
}

/** Counts what the claims of a record are worth beside the gold. Details are asked of softly matched claims. */
export function countClaims(
  record: ResponseRecord,
  gold: GoldDocument,
  matching: Matching,
): ClaimCounts {
  const { pairs } = matching;
  const counts = noCounts();
  counts.tallies.soft = spanTally(matching);
  counts.tallies.strict = spanTally(matchClaims(record, gold, true));
  const own = pairs.filter(({ lent }) => !lent);
  counts.tallies.joint = {
    ...counts.tallies.soft,
    found: pairs.filter(jointRight).length,
    hits: own.filter(jointRight).length,
  };
  for (const pair of pairs) {
    for (const question of QUESTION_NAMES) {
      const right = answer(question, pair);
      if (right === null) continue;
      counts.questions[question].n++;
      if (right) counts.questions[question].count++;
    }
    const { gold: truth, claim } = pair;
    add(counts.tallies.recommendations, tallyLabels(goldKeys(truth), claim.recommendations));
    add(counts.tallies.topics, tallyLabels(known(truth.topics), known(claim.topics)));
    add(counts.tallies.claim_date, dates(truth.claim_date, claim.claimDate?.value));
    add(counts.tallies.due_date, dates(truth.due_date, claim.dueDate?.value));
    // A status that careful people also accept counts as the gold's own.
    const status = statusRight(pair) ? claim.status : truth.status;
    counts.confusion.push({ gold: status, predicted: claim.status });
    for (const one of STATUSES) {
      add(
        counts.statuses[one],
        tallyLabels(status === one ? [one] : [], claim.status === one ? [one] : []),
      );
    }
  }
  for (const missed of matching.missed) {
    counts.confusion.push({ gold: missed.status, predicted: null });
  }
  for (const extra of matching.extra) {
    counts.confusion.push({ gold: null, predicted: extra.status });
  }
  counts.falseAttributions = {
    count: matching.falseAttributions.length,
    n: matching.tempting,
  };
  counts.falseCompleted = {
    count: falseCompleted(matching).length,
    n: judged(matching).filter(({ status }) => status === 'completed').length,
  };
  return counts;
}

/** Predictions that are right or wrong: all but those on debatable gold. */
export function judged(matching: Matching): Claim[] {
  return [...matching.right, ...matching.extra];
}

/** A prediction of `completed` that no gold claim bears out. */
export interface FalseCompleted {
  claim: Claim;
  /** What the gold says there: another status, or null where it has no claim. */
  gold: Status | null;
}

/** Predictions of `completed` where the gold has another status or no claim. */
export function falseCompleted(matching: Matching): FalseCompleted[] {
  return judged(matching).flatMap((claim): FalseCompleted[] => {
    if (claim.status !== 'completed') return [];
    const met = matching.met.get(claim) ?? [];
    if (met.some((gold) => accepts(gold, 'completed'))) return [];
    return [{ claim, gold: met.find((gold) => !gold.optional)?.status ?? null }];
  });
}

/** Counts for a document that could not be read: all its claims are missed. */
export function unreadClaims(gold: GoldDocument): ClaimCounts {
  const counts = noCounts();
  const missed = gold.claims.filter(({ optional }) => !optional);
  for (const name of ['soft', 'strict', 'joint'] as const) {
    counts.tallies[name].gold = missed.length;
  }
  counts.confusion = missed.map(({ status }) => ({ gold: status, predicted: null }));
  counts.falseAttributions.n = gold.not_claims.length;
  return counts;
}

/** Several predictions on one quote count once: a hit is a prediction with a gold claim of its own. */
function spanTally({ pairs, missed, extra }: Matching): Tally {
  const hits = pairs.filter(({ lent }) => !lent).length;
  return {
    found: pairs.length,
    gold: pairs.length + missed.length,
    hits,
    predicted: hits + extra.length,
  };
}

function noCounts(): ClaimCounts {
  const tally = (): Tally => ({ found: 0, gold: 0, hits: 0, predicted: 0 });
  const share = (): Share => ({ count: 0, n: 0 });
  return {
    tallies: filled(TALLY_NAMES, tally),
    questions: filled(QUESTION_NAMES, share),
    statuses: filled(STATUSES, tally),
    confusion: [],
    falseAttributions: share(),
    falseCompleted: share(),
  };
}

function filled<K extends string, V>(keys: readonly K[], value: () => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, value()])) as Record<K, V>;
}

function add(sum: Tally, one: Tally): void {
  sum.found += one.found;
  sum.gold += one.gold;
  sum.hits += one.hits;
  sum.predicted += one.predicted;
}

function known(topics: readonly string[]): string[] {
  return [...new Set(topics)].filter((topic) => GOLD_TOPICS.includes(topic));
}

function dates(gold: string | null | undefined, found: string | undefined): Tally {
  return tallyLabels(gold ? [gold] : [], found ? [found] : []);
}
