import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runsOf } from '../../src/serve/parts/spans.js';

const mark = (start: number, end: number, value: string) => ({ start, end, value });
const shown = (runs: ReturnType<typeof runsOf<string>>) =>
  runs.map(({ start, end, over }) => `${start}-${end}:${over.map(({ value }) => value).join('')}`);

describe('runs of marked text', () => {
  it.each([
    ['without marks', [], ['0-10:']],
    ['one in the midst', [mark(2, 5, 'a')], ['0-2:', '2-5:a', '5-10:']],
    [
      'one within another',
      [mark(1, 9, 'a'), mark(3, 5, 'b')],
      ['0-1:', '1-3:a', '3-5:ab', '5-9:a', '9-10:'],
    ],
    [
      'two that overlap',
      [mark(1, 6, 'a'), mark(4, 9, 'b')],
      ['0-1:', '1-4:a', '4-6:ab', '6-9:b', '9-10:'],
    ],
    [
      'the same place twice, the longer outside',
      [mark(2, 4, 'b'), mark(2, 8, 'a')],
      ['0-2:', '2-4:ab', '4-8:a', '8-10:'],
    ],
    ['one that begins before and ends after', [mark(-5, 20, 'a')], ['0-10:a']],
    ['one elsewhere', [mark(12, 14, 'a')], ['0-10:']],
  ])('%s', (_, marks, expected) => {
    expect(shown(runsOf({ start: 0, end: 10 }, marks))).toEqual(expected);
  });

  it('give the whole text back, each run under just the marks that cover it', () => {
    const span = fc
      .tuple(fc.nat(30), fc.nat(30))
      .map(([a, b]) => mark(Math.min(a, b), Math.max(a, b) + 1, `${a} ${b}`));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), (marks) => {
        const runs = runsOf({ start: 0, end: 25 }, marks);
        expect(runs[0]?.start).toBe(0);
        expect(runs.at(-1)?.end).toBe(25);
        for (const [n, run] of runs.entries()) {
          if (n > 0) expect(run.start).toBe(runs[n - 1]?.end);
          const covering = marks.filter((one) => one.start <= run.start && one.end >= run.end);
          expect(new Set(run.over)).toEqual(new Set(covering));
        }
      }),
    );
  });
});
