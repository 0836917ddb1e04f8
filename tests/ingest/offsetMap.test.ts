import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  joinTraced,
  rewrite,
  sliceTraced,
  TraceBuilder,
  type TracedText,
  toSourceOffset,
  traceSource,
} from '../../src/ingest/offsetMap.js';
import { InternalError } from '../../src/model/index.js';

/** The law: inside each run the text is, unit for unit, the source. */
function expectLaw(source: string, { text, runs }: TracedText): void {
  let last = 0;
  for (const run of runs) {
    expect(run.start).toBeGreaterThanOrEqual(last);
    expect(run.end).toBeGreaterThan(run.start);
    const origin = source.slice(run.sourceStart, run.sourceStart + run.end - run.start);
    expect(text.slice(run.start, run.end)).toBe(origin);
    last = run.end;
  }
  expect(last).toBeLessThanOrEqual(text.length);
}

type Edit = { kind: 'keep'; from: number; to: number } | { kind: 'insert'; text: string };

const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('keep' as const), from: fc.nat(60), to: fc.nat(60) }),
    fc.record({ kind: fc.constant('insert' as const), text: fc.string({ maxLength: 5 }) }),
  ),
  { maxLength: 12 },
);

function apply(from: TracedText, list: readonly Edit[]): TracedText {
  const builder = new TraceBuilder();
  for (const edit of list) {
    if (edit.kind === 'insert') builder.insert(edit.text);
    else {
      const [a, b] = [edit.from, edit.to]
        .map((n) => n % (from.text.length + 1))
        .sort((x, y) => x - y);
      builder.keep(from, a, b);
    }
  }
  return builder.finish();
}

describe('the offset map', () => {
  it('obeys the law after any edits, and after edits of what was edited', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 60 }),
        edits,
        edits,
        (source, first, second) => {
          const once = apply(traceSource(source), first);
          expectLaw(source, once);
          expectLaw(source, apply(once, second));
        },
      ),
    );
  });

  it('finds the source of each kept unit, and none for an inserted one', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60 }), edits, (source, list) => {
        const { text, runs } = apply(traceSource(source), list);
        let inserted = 0;
        for (let i = 0; i < text.length; i++) {
          const origin = toSourceOffset(runs, i);
          if (origin === null) inserted++;
          else expect(source[origin]).toBe(text[i]);
        }
        const expected = list.reduce(
          (sum, e) => sum + (e.kind === 'insert' ? e.text.length : 0),
          0,
        );
        expect(inserted).toBe(expected);
      }),
    );
  });

  it('takes runs together that follow one another in the source', () => {
    const source = traceSource('abcdef');
    const joined = new TraceBuilder().keep(source, 0, 2).keep(source, 2, 5).finish();
    expect(joined.runs).toEqual([{ start: 0, end: 5, sourceStart: 0 }]);
  });

  it('rewrites, joins and slices with the same law', () => {
    const source = 'a  b **c** d';
    const spaced = rewrite(traceSource(source), / {2}/g, () => ' ');
    const plain = rewrite(spaced, /\*\*(\w)\*\*/g, () => [[2, 3]]);
    const joined = joinTraced([plain, sliceTraced(plain, 0, 1)], '\n');
    expect(joined.text).toBe('a b c d\na');
    expectLaw(source, joined);
  });

  it.each([
    [-1, 2],
    [0, 4],
    [2, 1],
  ])('refuses to keep [%i, %i) of three units', (start, end) => {
    expect(() => new TraceBuilder().keep(traceSource('abc'), start, end)).toThrow(InternalError);
  });
});
