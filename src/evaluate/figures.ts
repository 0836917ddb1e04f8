import { type Interval, interval, resamples } from './bootstrap.js';
import type { ClaimCounts } from './scoreClaims.js';
import type { LetterScore } from './scoreLetter.js';
import {
  type Rates,
  ratesOf,
  ratio,
  type Share,
  sumShares,
  sumTallies,
  type Tally,
} from './tally.js';

/** One letter: what the product is worth on it, and what the keyword baseline is. */
export interface ScoredLetter {
  ours: LetterScore;
  baseline: ClaimCounts;
}

/** `count` of `n`, with a 95 % interval over letters. */
export interface ShareResult extends Share {
  share: number | null;
  interval: Interval | null;
  /** The keyword search on the same letters; null where it gives no such answer. */
  baseline: number | null;
}

/** Precision, recall and F1, with 95 % intervals over letters. */
export interface RatesResult extends Rates {
  /** Gold items. */
  n: number;
  predicted: number;
  intervals: Record<keyof Rates, Interval | null>;
  /** @see ShareResult.baseline */
  baseline: Rates | null;
}

/** One number of a run. */
export interface ValueResult {
  value: number | null;
  interval: Interval | null;
  baseline: number | null;
}

/** Takes the figures of a run; all intervals of a run rest on the same draws. */
export class Figures {
  private readonly letters: readonly ScoredLetter[];
  private readonly draws: readonly ScoredLetter[][];

  constructor(letters: readonly ScoredLetter[]) {
    this.letters = letters;
    this.draws = resamples(letters);
  }

  /** A share that only the product has. */
  share(of: (letter: LetterScore) => Share): ShareResult {
    const sum = (letters: readonly ScoredLetter[]) => sumShares(letters.map((one) => of(one.ours)));
    const { count, n } = sum(this.letters);
    const drawn = this.draws.map(sum).map((share) => ratio(share.count, share.n));
    return { count, n, share: ratio(count, n), interval: interval(drawn), baseline: null };
  }

  /** A share of claims or passages, of the product and of the baseline. */
  claimShare(of: (counts: ClaimCounts) => Share): ShareResult {
    const base = sumShares(this.letters.map((one) => of(one.baseline)));
    return { ...this.share((letter) => of(letter.claims)), baseline: ratio(base.count, base.n) };
  }

  /** Precision and recall that only the product has. */
  rates(of: (letter: LetterScore) => Tally): RatesResult {
    const sum = (letters: readonly ScoredLetter[]) =>
      sumTallies(letters.map((one) => of(one.ours)));
    const tally = sum(this.letters);
    const drawn = this.draws.map((letters) => ratesOf(sum(letters)));
    return {
      ...ratesOf(tally),
      n: tally.gold,
      predicted: tally.predicted,
      intervals: {
        precision: interval(drawn.map(({ precision }) => precision)),
        recall: interval(drawn.map(({ recall }) => recall)),
        f1: interval(drawn.map(({ f1 }) => f1)),
      },
      baseline: null,
    };
  }

  /** Precision and recall of claims, of the product and of the baseline. */
  claimRates(of: (counts: ClaimCounts) => Tally): RatesResult {
    const base = ratesOf(sumTallies(this.letters.map((one) => of(one.baseline))));
    return { ...this.rates((letter) => of(letter.claims)), baseline: base };
  }

  /** A number that is worked out from the claims of all letters. */
  value(of: (counts: readonly ClaimCounts[]) => number | null): ValueResult {
    const ours = (letters: readonly ScoredLetter[]) => of(letters.map((one) => one.ours.claims));
    return {
      value: ours(this.letters),
      interval: interval(this.draws.map(ours)),
      baseline: of(this.letters.map((one) => one.baseline)),
    };
  }
}
