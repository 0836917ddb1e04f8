import type { ArbiterLabel } from '../../lexicon/index.js';
import { EXCLUSIONS, type Exclusion } from '../../model/index.js';
import { claimProbability } from './arbiter.js';
import type { SentenceReading } from './sentences.js';

/** A clause as it stands among others. */
export interface Surveyed {
  /** What the first look gave each label. */
  p: readonly number[];
  /** What the clause tells of its own form and place: see `formOf`. */
  form: readonly number[];
}

/** Stretches and sentences in the order of the text, as far as the second look needs them. */
export type Stretch =
  | { kind: 'apart'; why: Exclusion }
  | { kind: 'sentence'; block: number; clauses: readonly Surveyed[] };

/** How much of what is remembered is kept from one clause to the next: half is gone after three. */
const KEPT = 0.8;
/** Probabilities below count as this much: a logarithm must not run away. */
const SMALLEST = 1e-5;

/** Numbers of a clause's own: its order among its sentence's, lengths, and what was known before it was weighed. */
export function formOf(reading: SentenceReading, index: number, place: number): number[] {
  const clause = reading.clauses[index];
  const words = clause ? reading.text.slice(clause.clause.start, clause.clause.end).trim() : '';
  return [
    index,
    reading.clauses.length,
    Math.log1p(words.length),
    Math.log1p(reading.text.length),
    clause?.led ? 1 : 0,
    clause?.hit?.row.fragment ? 1 : 0,
    reading.answering ? 1 : 0,
    Math.min(5, reading.under.keys.length + reading.own.length + reading.paragraphKeys.length),
    reading.block.ofBody ?? -1,
    place,
  ];
}

/** Sums of probabilities, of which one can be taken out again. */
class Sum {
  private readonly sums: number[];
  private n = 0;

  constructor(width: number) {
    this.sums = new Array<number>(width).fill(0);
  }

  add(p: readonly number[]): void {
    this.n++;
    for (const [i, one] of p.entries()) this.sums[i] = (this.sums[i] ?? 0) + one;
  }

  /** Mean of all but `p`; zeros where there is no other. */
  without(p: readonly number[]): number[] {
    const others = this.n - 1;
    return this.sums.map((sum, i) => (others > 0 ? (sum - (p[i] ?? 0)) / others : 0));
  }
}

interface Standing extends Surveyed {
  sentence: number;
  block: number;
  /** Index of its stretch. */
  at: number;
}

/** What came before each clause, fading with distance. */
function fading(clauses: readonly Surveyed[], width: number): number[][] {
  let memory = new Array<number>(width).fill(0);
  return clauses.map(({ p }) => {
    const before = memory;
    memory = memory.map((one, i) => KEPT * one + (1 - KEPT) * (p[i] ?? 0));
    return before;
  });
}

/** For each stretch how near the last one set apart is, by why it is: 1 for the one before, less the further away. */
function nearness(stretches: readonly Stretch[]): number[][] {
  let why: Exclusion | null = null;
  let distance = 0;
  return stretches.map((stretch) => {
    const near = EXCLUSIONS.map((one) => (one === why ? 1 / (1 + distance / 2) : 0));
    if (stretch.kind === 'apart') {
      why = stretch.why;
      distance = 0;
    } else distance++;
    return near;
  });
}

function sumsBy(clauses: readonly Standing[], key: (one: Standing) => number, width: number) {
  const sums = new Map<number, Sum>();
  for (const clause of clauses) {
    const sum = sums.get(key(clause)) ?? new Sum(width);
    sums.set(key(clause), sum);
    sum.add(clause.p);
  }
  return (clause: Standing): number[] => sums.get(key(clause))?.without(clause.p) ?? [];
}

/**
 * For each clause, in order, the numbers by which the second look weighs it: what the first look gave it, its
 * neighbours, the rest of its sentence, of its block and of all that is given, what came before and after, and how
 * near the inspectorate's own words are. A finding stands among findings, and an answer among answers.
 */
export function surroundings(
  stretches: readonly Stretch[],
  labels: readonly ArbiterLabel[],
): number[][] {
  const width = labels.length;
  const clauses: Standing[] = stretches.flatMap((stretch, at) =>
    stretch.kind === 'apart'
      ? []
      : stretch.clauses.map((one) => ({ ...one, sentence: at, block: stretch.block, at })),
  );
  const ofSentence = sumsBy(clauses, ({ sentence }) => sentence, width);
  const ofBlock = sumsBy(clauses, ({ block }) => block, width);
  const ofAll = sumsBy(clauses, () => 0, width);
  const before = fading(clauses, width);
  const after = fading([...clauses].reverse(), width).reverse();
  const apartBefore = nearness(stretches);
  const apartAfter = nearness([...stretches].reverse()).reverse();
  const none = new Array<number>(width).fill(0);
  return clauses.map((clause, i) => {
    const previous = clauses[i - 1];
    const next = clauses[i + 1];
    const together = [previous, next].flatMap((one) => [
      one?.block === clause.block ? 1 : 0,
      one?.sentence === clause.sentence ? 1 : 0,
    ]);
    return [
      ...clause.p.map((p) => Math.log(Math.max(p, SMALLEST))),
      ...clause.p,
      claimProbability(labels, clause.p),
      ...(previous?.p ?? none),
      ...(next?.p ?? none),
      ...ofSentence(clause),
      ...ofBlock(clause),
      ...ofAll(clause),
      ...(before[i] ?? none),
      ...(after[i] ?? none),
      ...together,
      ...clause.form,
      ...(apartBefore[clause.at] ?? []),
      ...(apartAfter[clause.at] ?? []),
    ];
  });
}
