import { describe, expect, it } from 'vitest';
import { cohenKappa, measureAgreement } from '../../src/evaluate/agreement.js';
import { interval, resamples, seeded } from '../../src/evaluate/bootstrap.js';
import { Locator } from '../../src/evaluate/locate.js';
import { meets } from '../../src/evaluate/match.js';
import { pairUp } from '../../src/evaluate/pairing.js';
import { ratesOf, tallyLabels } from '../../src/evaluate/tally.js';
import { makeGold } from './miniGold.js';

describe('precision, recall and F1', () => {
  it.each([
    [{ found: 3, gold: 4, hits: 3, predicted: 6 }, 0.5, 0.75, 0.6],
    [{ found: 0, gold: 4, hits: 0, predicted: 0 }, null, 0, 0],
    [{ found: 0, gold: 0, hits: 0, predicted: 2 }, 0, null, 0],
    [{ found: 0, gold: 0, hits: 0, predicted: 0 }, null, null, null],
  ])('of %j', (tally, precision, recall, f1) => {
    const rates = ratesOf(tally);
    expect([rates.precision, rates.recall]).toEqual([precision, recall]);
    if (f1 === null) expect(rates.f1).toBeNull();
    else expect(rates.f1).toBeCloseTo(f1);
  });

  it('counts a label as often as it is listed', () => {
    expect(tallyLabels(['1', '1', '2'], ['1', '3'])).toEqual({
      found: 1,
      gold: 3,
      hits: 1,
      predicted: 2,
    });
    expect(tallyLabels(['1'], ['1', '1'])).toMatchObject({ found: 1, hits: 1, predicted: 2 });
  });
});

describe('spans', () => {
  it.each([
    ['the same', [0, 10], [0, 10], true, true],
    ['90 % of the longer', [0, 9], [0, 10], true, true],
    ['a piece', [0, 3], [0, 10], true, false],
    ['half of the shorter, no more', [0, 10], [5, 15], false, false],
    ['beside', [0, 5], [5, 9], false, false],
  ])('%s', (_name, [start = 0, end = 0], [from = 0, to = 0], soft, strict) => {
    const [a, b] = [
      { start, end },
      { start: from, end: to },
    ];
    expect(meets(a, b)).toBe(soft);
    expect(meets(a, b, true)).toBe(strict);
  });

  it('are paired one to one, the likest first', () => {
    const whole = { start: 0, end: 30 };
    const half = { start: 10, end: 30 };
    const piece = { start: 0, end: 9 };
    // By shared length alone the whole would take the half away.
    expect([...pairUp([whole, half], [half, piece])]).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(pairUp([null, half], [half]).get(1)).toBe(0);
  });
});

describe('gold quotes are found', () => {
  const text = 'Reply by post: Y\nYes, by then - the force’s plan\nis done. Reply: Y\nThe end.';
  const find = (...quotes: string[]) => {
    const locator = new Locator(text);
    return quotes.map((quote) => locator.find(quote)?.start ?? null);
  };
  it.each([
    [
      'whatever the white space and marks',
      ["the force's plan is done"],
      [text.indexOf('the force')],
    ],
    ['as whole words', ['Y'], [text.indexOf('Y\n')]],
    ['each time at the next place', ['Y', 'Y'], [text.indexOf('Y\n'), text.lastIndexOf('Y\n')]],
    [
      'after the quote before',
      ['is done', 'Y'],
      [text.indexOf('is done'), text.lastIndexOf('Y\n')],
    ],
    ['not at all', ['Z', 'nowhere in it'], [null, null]],
    [
      'by most of a cut quote',
      ['the force’s plan is done as printed'],
      [text.indexOf('the force')],
    ],
  ])('%s', (_name, quotes, starts) => {
    expect(find(...quotes)).toEqual(starts);
  });
});

describe('the bootstrap', () => {
  it('draws the same letters from the same seed and others from another', () => {
    const letters = ['a', 'b', 'c', 'd'];
    expect(resamples(letters)).toEqual(resamples(letters));
    expect(resamples(letters, 1)).not.toEqual(resamples(letters, 2));
    expect(resamples(letters)).toHaveLength(1000);
    expect(resamples(['a'])).toEqual([]);
  });

  it('draws evenly', () => {
    const next = seeded(7);
    const values = Array.from({ length: 10_000 }, next);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(values.reduce((sum, value) => sum + value, 0) / 10_000).toBeCloseTo(0.5, 1);
  });

  it('cuts 2.5 % off either end', () => {
    const values = Array.from({ length: 1000 }, (_, n) => (n * 7) % 1000);
    expect(interval(values)).toEqual([25, 974]);
    expect(interval([1, null, null])).toBeNull();
    expect(interval([])).toBeNull();
  });
});

describe('agreement of two people', () => {
  it.each([
    // Cohen 1960 by hand: po = 0.7, pe = 0.6 × 0.5 + 0.4 × 0.5 = 0.5.
    ['partly', [...pairs('aa', 4), ...pairs('ab', 2), ...pairs('ba', 1), ...pairs('bb', 3)], 0.4],
    ['wholly', [...pairs('aa', 2), ...pairs('bb', 2)], 1],
    [
      'as by chance',
      [...pairs('aa', 1), ...pairs('ab', 1), ...pairs('ba', 1), ...pairs('bb', 1)],
      0,
    ],
    ['on one label alone', pairs('aa', 3), null],
    ['on nothing', [], null],
  ] as [string, [string, string][], number | null][])('%s', (_name, labels, kappa) => {
    const found = cohenKappa(labels);
    if (kappa === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(kappa);
  });

  it('is measured over quotes that meet, without what either calls debatable', () => {
    const text = 'One is done. Two is done. Three is done. Four is done. Five is done.';
    const first = makeGold({
      claims: [
        { quote: 'One is done.' },
        { quote: 'Two is done.', status: 'planned' },
        { quote: 'Three is done.', optional: true },
        { quote: 'Four is done.' },
      ],
    });
    const second = makeGold({
      claims: [
        { quote: 'One is done.', speaker: 'policing_body' },
        { quote: 'Two is done', status: 'awaiting', status_also: ['planned'] },
        { quote: 'Three is done.' },
        { quote: 'Five is done.' },
      ],
    });
    const other = makeGold({ id: 'other' });
    const result = measureAgreement(new Map([['barset', text]]), [first], [second, other]);
    expect(result).toMatchObject({
      documents: ['barset'],
      left: ['other'],
      claims: { first: 3, second: 3, both: 2, f1: 2 / 3 },
      status: { n: 3, same: 2 },
      statusAccepted: { count: 3, n: 3 },
      speaker: { n: 3, same: 2, kappa: 0 },
      quotesNotFound: 0,
    });
    // po = 2/3, pe = 2/3 × 2/3 = 4/9.
    expect(result.status.kappa).toBeCloseTo(0.4);
  });
});

function pairs(labels: string, times: number): [string, string][] {
  return Array.from({ length: times }, () => [labels.charAt(0), labels.charAt(1)]);
}
