import { InternalError, type OffsetRun } from '../model/index.js';

/**
 * A text that remembers where its units come from. Every stretch of `text` inside a run is, unit for unit,
 * a stretch of the source; units outside all runs were written by cleaning.
 */
export interface TracedText {
  readonly text: string;
  /** Ordered by `start`, not empty, not overlapping. */
  readonly runs: readonly OffsetRun[];
}

/** The source itself, or its part `[start, end)`, as a traced text: one run. */
export function traceSource(source: string, start = 0, end = source.length): TracedText {
  const text = source.slice(start, end);
  return { text, runs: text === '' ? [] : [{ start: 0, end: text.length, sourceStart: start }] };
}

/**
 * Writes a traced text from pieces of others. Each edit is recorded as it is made, so that offsets need never
 * be guessed afterwards: what is kept keeps its origin, what is inserted has none, what is not kept is dropped.
 */
export class TraceBuilder {
  #parts: string[] = [];
  #length = 0;
  #runs: OffsetRun[] = [];

  /** Units written so far. */
  get length(): number {
    return this.#length;
  }

  /** Takes over `[start, end)` of `from` with its origins. */
  keep(from: TracedText, start = 0, end = from.text.length): this {
    if (start < 0 || end > from.text.length || start > end) {
      throw new InternalError(`cannot keep [${start}, ${end}) of a text of ${from.text.length}`);
    }
    if (start === end) return this;
    const shift = this.#length - start;
    for (let i = firstRunAfter(from.runs, start); i < from.runs.length; i++) {
      const run = from.runs[i] as OffsetRun;
      if (run.start >= end) break;
      const runStart = Math.max(run.start, start);
      this.#pushRun(
        runStart + shift,
        Math.min(run.end, end) + shift,
        run.sourceStart + runStart - run.start,
      );
    }
    this.#write(from.text.slice(start, end));
    return this;
  }

  /** Writes text that has no source: a joining space, a decoded character. */
  insert(text: string): this {
    this.#write(text);
    return this;
  }

  finish(): TracedText {
    return { text: this.#parts.join(''), runs: this.#runs };
  }

  #write(text: string): void {
    if (text === '') return;
    this.#parts.push(text);
    this.#length += text.length;
  }

  #pushRun(start: number, end: number, sourceStart: number): void {
    const last = this.#runs.at(-1);
    const continues =
      last && last.end === start && last.sourceStart + last.end - last.start === sourceStart;
    if (continues) last.end = end;
    else this.#runs.push({ start, end, sourceStart });
  }
}

/** Part `[start, end)` of a traced text. */
export function sliceTraced(from: TracedText, start: number, end = from.text.length): TracedText {
  return new TraceBuilder().keep(from, start, end).finish();
}

/** The pieces one after another, with an inserted `joint` between them. */
export function joinTraced(pieces: readonly TracedText[], joint: string): TracedText {
  const builder = new TraceBuilder();
  pieces.forEach((piece, index) => {
    if (index > 0) builder.insert(joint);
    builder.keep(piece);
  });
  return builder.finish();
}

/** Without white space at either end. */
export function trimTraced(from: TracedText): TracedText {
  const start = from.text.length - from.text.trimStart().length;
  const end = from.text.trimEnd().length;
  if (start === 0 && end === from.text.length) return from;
  return start >= end ? { text: '', runs: [] } : sliceTraced(from, start, end);
}

/** What to put in the place of one match: text to insert, or parts `[from, to)` of the match to keep. */
export type Replacement = string | readonly (readonly [number, number])[];

/**
 * Rewrites each match of a global pattern; everything else is kept.
 * Kept parts are offsets within the match, so `[]` or `''` drops it whole; null leaves the match as it is.
 */
export function rewrite(
  from: TracedText,
  pattern: RegExp,
  replace: (match: RegExpExecArray) => Replacement | null,
): TracedText {
  let builder: TraceBuilder | null = null;
  let position = 0;
  for (const match of from.text.matchAll(pattern)) {
    const replacement = replace(match);
    if (replacement === null) continue;
    builder ??= new TraceBuilder();
    builder.keep(from, position, match.index);
    if (typeof replacement === 'string') builder.insert(replacement);
    else for (const [a, b] of replacement) builder.keep(from, match.index + a, match.index + b);
    position = match.index + match[0].length;
  }
  return builder ? builder.keep(from, position).finish() : from;
}

/** Source offset of a unit of the reading text; null where cleaning wrote the unit. */
export function toSourceOffset(runs: readonly OffsetRun[], offset: number): number | null {
  const run = runs[firstRunAfter(runs, offset)];
  return run && run.start <= offset ? run.sourceStart + offset - run.start : null;
}

/** Index of the first run that ends after `offset`; `runs.length` if none does. */
function firstRunAfter(runs: readonly OffsetRun[], offset: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle] as OffsetRun).end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
