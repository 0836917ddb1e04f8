import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorOf, locate } from '../../src/review/locate.js';

const LETTER =
  'Dear Minister. The force has trained all of its officers in the new definition. Yes. ' +
  'On recommendation 4 we wait. Yes. The board will look at this again in March 2026. Yours faithfully';

function anchor(quote: string, nth = 0) {
  let start = -1;
  for (let n = 0; n <= nth; n++) start = LETTER.indexOf(quote, start + 1);
  return anchorOf(LETTER, { start, end: start + quote.length }, null);
}

function found(text: string, quote: string, nth = 0) {
  const span = locate(text, anchor(quote, nth));
  return span && { words: text.slice(span.start, span.end), place: span.place, start: span.start };
}

const TRAINED = 'The force has trained all of its officers in the new definition.';

describe('a quote in another reading of its document', () => {
  it('is found where it stands', () => {
    expect(found(LETTER, TRAINED)).toMatchObject({ words: TRAINED, place: 'exact', start: 15 });
  });

  it('is found where offsets have moved', () => {
    const text = `OFFICE OF THE COMMISSIONER\n\n${LETTER}`;
    expect(found(text, TRAINED)).toMatchObject({ words: TRAINED, place: 'exact', start: 43 });
  });

  it.each([
    ['line ends', TRAINED.replace('all of', 'all\n  of')],
    ['a soft hyphen', TRAINED.replace('officers', 'offi\u00adcers')],
    ['a ligature', TRAINED.replace('fi', '\ufb01')],
  ])('is found in spite of %s', (_, words) => {
    const text = LETTER.replace(TRAINED, words);
    expect(found(text, TRAINED)).toMatchObject({ words, place: 'normalised' });
  });

  it('is found in spite of quotation marks and dashes', () => {
    const span = locate('They said “we’ve done it – all”.', {
      ...anchor('Yes.'),
      quote: '"we\'ve done it - all"',
    });
    expect(span).toEqual({ start: 10, end: 31, place: 'normalised' });
  });

  it('is found by much the same words in the same context, and said to be so', () => {
    const words = 'The f0rce has tramed all of its officers in the new definition.';
    expect(found(LETTER.replace(TRAINED, words), TRAINED)).toMatchObject({ words, place: 'fuzzy' });
  });

  it('is not found by much the same words elsewhere', () => {
    const words = 'The f0rce has tramed all of its officers in the new definition.';
    const elsewhere = `${'Nothing that was there before. '.repeat(3)}${words}${' Other words follow it here now.'.repeat(3)}`;
    expect(found(elsewhere, TRAINED)).toBeNull();
  });

  it('is told from the same words in another place by those around it', () => {
    const moved = `A new head of many words, put before all the rest of it. ${LETTER}`;
    const [first, second] = [found(moved, 'Yes.', 0), found(moved, 'Yes.', 1)];
    expect(moved.slice(0, first?.start).endsWith('definition. ')).toBe(true);
    expect(moved.slice(0, second?.start).endsWith('we wait. ')).toBe(true);
  });

  it('is lost where its words are gone', () => {
    expect(found(LETTER.replace(TRAINED, ''), TRAINED)).toBeNull();
    expect(locate('', anchor(TRAINED))).toBeNull();
  });

  it('is always found in a text that only got longer at its ends', () => {
    const words = fc.string({ maxLength: 200 });
    const property = fc.property(
      words,
      words,
      fc.nat(90),
      fc.integer({ min: 1, max: 60 }),
      (before, after, at, n) => {
        const quote = LETTER.slice(at, at + n);
        if (quote.trim() === '') return;
        const text = `${before}${LETTER}${after}`;
        const span = locate(text, anchorOf(LETTER, { start: at, end: at + n }, null));
        expect(span?.place).toBe('exact');
        expect(text.slice(span?.start, span?.end)).toBe(quote);
      },
    );
    fc.assert(property, { numRuns: 200, seed: 5 });
  });
});
