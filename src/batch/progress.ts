/** How far an import has come. Given after every file. */
export interface ImportProgress {
  /** Files finished, of all that were found. */
  done: number;
  total: number;
  added: number;
  updated: number;
  unchanged: number;
  failed: number;
  /** Files finished each second since the start. */
  perSecond: number;
  /** At that rate; null until something can be said. */
  secondsLeft: number | null;
  /** The file just finished. */
  path: string;
}

export type FileResult = 'added' | 'updated' | 'unchanged' | 'failed';

/** Counts results and works out rate and time left. @param clock gives milliseconds from any beginning. */
export class ProgressCounter {
  #total: number;
  readonly #clock: () => number;
  readonly #start: number;
  readonly counts: Record<FileResult, number> = { added: 0, updated: 0, unchanged: 0, failed: 0 };

  constructor(total: number, clock: () => number = () => performance.now()) {
    this.#total = total;
    this.#clock = clock;
    this.#start = clock();
  }

  /** Files to finish, as far as is known. */
  get total(): number {
    return this.#total;
  }

  /** So many more files are to be finished than was thought: an archive holds them. */
  expect(more: number): void {
    this.#total += more;
  }

  add(result: FileResult, path: string): ImportProgress {
    this.counts[result]++;
    const done = Object.values(this.counts).reduce((sum, count) => sum + count, 0);
    const seconds = (this.#clock() - this.#start) / 1000;
    const perSecond = seconds > 0 ? done / seconds : 0;
    return {
      ...this.counts,
      done,
      total: this.#total,
      perSecond,
      secondsLeft: perSecond > 0 ? (this.#total - done) / perSecond : null,
      path,
    };
  }
}
