import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/evaluate/index.js';
import type { Lexicon } from '../../src/lexicon/index.js';
import { makeRecord } from '../support/record.js';
import { makeGold } from './miniGold.js';

const WHOLE = { goldWithoutDocument: [], documentsWithoutGold: [] };

/** Five claims by one cue, one by another: the gold bears out three and debates one. */
const QUOTES = ['One is done.', 'Two is done.', 'Three is done.', 'Four is done.', 'Five is done.'];
const CONFIDENCES = [0.95, 0.9, 0.85, 0.5, 0.59, 0.91];

function report(cueExamples: string[]) {
  const record = makeRecord({
    claims: [
      ...QUOTES.map((quote) => ({ quote })),
      { quote: 'Six is not so clear.', status: 'unclear' as const },
    ],
  });
  record.claims.forEach((claim, n) => {
    claim.confidence = CONFIDENCES[n] ?? 0;
    claim.because = [
      { rule: 'section', text: 'x', evidence: null },
      { rule: n < 5 ? 'cue.completed.is' : 'cue.unclear.not-so', text: 'x', evidence: null },
    ];
  });
  const gold = makeGold({
    claims: [
      { quote: 'One is done.', speaker: 'policing_body' },
      { quote: 'Two is done.', speaker: 'chief_constable' },
      { quote: 'Three is done.', speaker: 'policing_body' },
      { quote: 'Four is done.', status: 'planned' },
      { quote: 'Six is not so clear.', status: 'unclear', optional: true },
    ],
  });
  const row = (id: string, verdict: string) => ({ id, verdict, examples: cueExamples });
  const lexicon = {
    rows: {
      cues: [
        row('cue.completed.is', 'completed'),
        row('cue.declined.no', 'declined'),
        row('cue.none.must', 'none'),
        row('cue.unclear.not-so', 'unclear'),
      ],
    },
  } as unknown as Lexicon;
  const outcome = { ok: true as const, source: 'x', documentId: record.document.id, record };
  const { rules } = evaluate([{ gold, outcome }], WHOLE, { rules: lexicon }).evaluation;
  if (!rules) throw new Error('no report on rules');
  return rules;
}

describe('the report on rules', () => {
  const rules = report(['Another thing is done.']);

  it('tells what a cue is worth, and flags it', () => {
    expect(rules.cues).toEqual([
      {
        id: 'cue.completed.is',
        n: 5,
        right: 3,
        wrongStatus: 1,
        noClaim: 1,
        precision: 0.6,
        covers: 4,
        coverage: 1,
        flagged: true,
      },
    ]);
  });

  it('lists cues for a status that led to no claim', () => {
    expect(rules.unused).toEqual(['cue.declined.no']);
  });

  it('sets confidence beside what is right: a claim of this status, then its speaker too', () => {
    expect(
      rules.reliability.map(({ from, n, right, speakerToo }) => [from, n, right, speakerToo]),
    ).toEqual([
      [0, 0, 0, 0],
      [0.5, 2, 0, 0],
      [0.6, 0, 0, 0],
      [0.7, 0, 0, 0],
      [0.8, 1, 1, 1],
      [0.9, 2, 2, 1],
    ]);
    expect(rules.confident).toEqual({ count: 2, n: 6 });
    expect(rules.unclear).toEqual({ count: 1, n: 6 });
  });

  it.each([
    ['is other wording', ['Another thing is done.'], 4],
    ['is short: "done" stands everywhere', ['done', 'is done'], 4],
    ['is the quote, marks and case aside', ['one is DONE'], 3],
    ['holds the quote, which is too short to count', ['Now one is done and over'], 4],
    ['is no whole words of it', ['x four is don'], 4],
  ])('counts gold wording as new where an example %s', (_name, examples, count) => {
    expect(report(examples).newWording).toEqual({ count, n: 4 });
  });
});
