import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/evaluate/index.js';
import { problem } from '../../src/model/index.js';
import { BARSET, BARSET_GOLD, MIDSOMER, MIDSOMER_GOLD, makeGold, reading } from './miniGold.js';

const WHOLE = { goldWithoutDocument: [], documentsWithoutGold: [] };
const readings = [reading(BARSET, BARSET_GOLD), reading(MIDSOMER, MIDSOMER_GOLD)];
const { evaluation } = evaluate(readings, WHOLE, { errors: true });

describe('figures that are known by hand', () => {
  it.each([
    // 5 of 6 found; two pieces of one quote are one hit; one prediction beside the gold.
    ['soft', 5 / 6, 5 / 6, 6, 6],
    // The pieces are no strict match: 4 hits, and 3 predictions beside the gold.
    ['strict', 4 / 7, 4 / 6, 6, 7],
    // adopted, unit, and the profile.
    ['joint', 3 / 6, 3 / 6, 6, 6],
    // Three links in the gold of found claims, all found, none beside.
    ['recommendations', 1, 1, 3, 3],
    ['topics', 1, 1, 1, 1],
    ['claim_date', null, 0, 1, 0],
  ] as const)('%s: precision %f, recall %f', (name, precision, recall, n, predicted) => {
    const rates = evaluation.claims[name];
    expect(rates).toMatchObject({ n, predicted });
    if (precision === null) expect(rates.precision).toBeNull();
    else expect(rates.precision).toBeCloseTo(precision);
    expect(rates.recall).toBeCloseTo(recall);
  });

  it.each([
    ['status', 4],
    ['speaker', 4],
    ['recommendations', 5],
    ['topics', 5],
    ['claim_date', 4],
  ] as const)('%s is right in %i of 5 found claims', (question, count) => {
    expect(evaluation.questions[question]).toMatchObject({ count, n: 5, share: count / 5 });
  });

  it('asks nothing that the gold does not say', () => {
    expect(evaluation.questions.fit).toMatchObject({ n: 0, share: null });
    expect(evaluation.questions.reported).toMatchObject({ n: 0, share: null });
  });

  it('scores fields, with what kind of error it is', () => {
    const of = (name: string) => evaluation.fields.find(({ field }) => field === name);
    expect(of('force')).toMatchObject({ count: 1, n: 2, different: 1 });
    expect(of('policing_body')).toMatchObject({ count: 2, n: 2 });
    expect(of('office_holder')).toMatchObject({ count: 1, invented: 1, missing: 0 });
    expect(of('response_date')).toMatchObject({ count: 2, n: 2, share: 1 });
    expect(of('inspection_title')).toMatchObject({ count: 2, n: 2 });
  });

  it('scores the numbers of recommendations', () => {
    expect(evaluation.recommendations.numbers).toMatchObject({ precision: 0.5, recall: 0.5, n: 2 });
    expect(evaluation.recommendations.due.n).toBe(0);
  });

  it('scores each status and their mean', () => {
    const of = (name: string) => evaluation.statuses.find(({ status }) => status === name);
    expect(of('completed')).toMatchObject({ precision: 3 / 4, recall: 1, n: 3, predicted: 4 });
    expect(of('planned')).toMatchObject({ precision: 1, recall: 1, f1: 1 });
    expect(of('in_progress')).toMatchObject({ recall: 0, f1: 0, n: 1, predicted: 0 });
    expect(evaluation.macroF1.value).toBeCloseTo((6 / 7 + 1 + 0) / 3);
  });

  it('counts which status is taken for which, missed and invented claims too', () => {
    expect(evaluation.confusion).toEqual([
      { gold: 'completed', predicted: 'completed', n: 3 },
      { gold: 'in_progress', predicted: 'completed', n: 1 },
      { gold: 'planned', predicted: 'planned', n: 1 },
      { gold: 'not_done', predicted: null, n: 1 },
      { gold: null, predicted: 'completed', n: 1 },
    ]);
  });

  it('counts false attributions and false completions', () => {
    expect(evaluation.falseAttributions).toMatchObject({ count: 1, n: 1, perLetter: 0.5 });
    // The strategy and the ask, of six predictions of completed.
    expect(evaluation.falseCompleted).toMatchObject({ count: 2, n: 6 });
  });

  it('lists every error, and only when asked', () => {
    const kinds = evaluation.errors?.map(({ letter, kind }) => `${letter} ${kind}`);
    expect(kinds).toEqual([
      'barset recommendation_missed',
      'barset recommendation_extra',
      'barset claim_missed',
      'barset claim_extra',
      'barset claim_speaker',
      'barset claim_status',
      'barset false_attribution',
      'barset false_completed',
      'barset false_completed',
      'midsomer force',
      'midsomer office_holder',
      'midsomer claim_claim_date',
    ]);
    expect(evaluate(readings, WHOLE).evaluation.errors).toBeUndefined();
  });

  it('is the same in every run, intervals too', () => {
    expect(evaluate(readings, WHOLE, { errors: true }).evaluation).toEqual(evaluation);
    expect(evaluation.claims.soft.intervals.recall).toEqual([0.8, 1]);
  });
});

describe('the rules of matching', () => {
  const status = (gold: object) =>
    evaluate(
      [
        reading(
          { claims: [{ quote: 'It is done.' }] },
          { claims: [{ quote: 'It is done.', ...gold }] },
        ),
      ],
      WHOLE,
    ).evaluation;

  it('takes a status that careful people would also accept', () => {
    const accepted = status({ status: 'unclear', status_also: ['completed'] });
    expect(accepted.questions.status.share).toBe(1);
    expect(accepted.falseCompleted.count).toBe(0);
    expect(accepted.confusion).toEqual([{ gold: 'completed', predicted: 'completed', n: 1 }]);
    expect(status({ status: 'unclear' }).questions.status.share).toBe(0);
  });

  it('leaves debatable claims out of every count', () => {
    const { claims, falseCompleted, confusion } = status({ status: 'unclear', optional: true });
    expect(claims.soft).toMatchObject({ n: 0, predicted: 0, f1: null });
    expect(falseCompleted).toMatchObject({ count: 0, n: 0 });
    expect(confusion).toEqual([]);
  });

  it('lets one prediction find two quotes, but be right once', () => {
    const quote = 'We have adopted it and are embedding it.';
    const { claims } = evaluate(
      [
        reading(
          { claims: [{ quote, speaker: 'chief_constable' }] },
          { claims: [{ quote: 'We have adopted it' }, { quote: 'and are embedding it.' }] },
        ),
      ],
      WHOLE,
    ).evaluation;
    const once = { recall: 1, n: 2, precision: 1, predicted: 1 };
    expect(claims.soft).toMatchObject(once);
    expect(claims.joint).toMatchObject(once);
  });

  it('takes the mean over the statuses that the gold has', () => {
    const planned = { status: 'planned' as const };
    const { macroF1 } = evaluate(
      [
        reading(
          { claims: [{ quote: 'It will be.', ...planned }, { quote: 'It is done.' }] },
          {
            claims: [
              { quote: 'It will be.', ...planned },
              { quote: 'It is done.', ...planned },
            ],
          },
        ),
      ],
      WHOLE,
    ).evaluation;
    expect(macroF1.value).toBeCloseTo(2 / 3);
  });

  it('has no interval for a single letter', () => {
    expect(status({}).claims.soft.intervals.f1).toBeNull();
  });
});

describe('recommendations', () => {
  it('are those that the letter lists, with their due dates', () => {
    const letter = reading(
      { recommendations: ['1', '2', '3', '4', 'coc:1/2'] },
      {
        recommendations: [
          { number: '1', due: '2026-03', kind: 'recommendation' },
          { number: '2', due: '2026-03', kind: 'recommendation' },
          { number: '3', due: null, kind: 'recommendation' },
          { number: '1/2', due: null, kind: 'recommendation' },
          { number: '1', due: null, kind: 'area_for_improvement' },
        ],
      },
    );
    if (!letter.outcome.ok) throw new Error('the letter was not read');
    const [one, two, , four] = letter.outcome.record.recommendations;
    if (!one || !two || !four) throw new Error('the record holds too little');
    one.due = { value: '2026-03', basis: 'stated', evidence: null };
    two.due = { value: '2026-03-31', basis: 'stated', evidence: null };
    four.source = 'catalogue';
    const { recommendations, errors } = evaluate([letter], WHOLE, { errors: true }).evaluation;
    expect(recommendations.numbers).toMatchObject({ precision: 1, recall: 0.8, n: 5 });
    // Where neither gives a date there is nothing to be right about.
    expect(recommendations.due).toMatchObject({ count: 1, n: 2 });
    expect(errors).toMatchObject([
      { kind: 'recommendation_missed', gold: 'afi:1' },
      { kind: 'recommendation_due', gold: '2: 2026-03', found: '2: 2026-03-31' },
    ]);
  });
});

describe('failures', () => {
  it('come first, and what could not be read counts as missed', () => {
    const unread = {
      gold: makeGold({ id: 'lost', claims: [{ quote: 'x' }, { quote: 'y', optional: true }] }),
      outcome: {
        ok: false as const,
        source: 'lost.pdf',
        documentId: null,
        problem: problem('damaged', 'It is cut short.'),
      },
    };
    const corpus = { goldWithoutDocument: ['gone'], documentsWithoutGold: ['new.pdf'] };
    const result = evaluate([...readings, unread], corpus).evaluation;
    expect(result.failures).toEqual({
      unread: [{ letter: 'lost', source: 'lost.pdf', problem: unread.outcome.problem }],
      goldWithoutDocument: ['gone'],
      documentsWithoutGold: ['new.pdf'],
      quotesNotFound: [],
    });
    expect(result.claims.soft).toMatchObject({ n: 7, predicted: 6, recall: 5 / 7 });
    expect(result.fields[0]).toMatchObject({ count: 1, n: 3, missing: 1 });
  });

  it('tell of gold quotes that do not stand in the letter', () => {
    const lost = reading({}, { claims: [{ quote: 'These words are nowhere to be found.' }] });
    const result = evaluate([lost], WHOLE, { errors: true }).evaluation;
    expect(result.failures.quotesNotFound).toEqual([{ letter: 'barset', count: 1 }]);
    expect(result.claims.soft).toMatchObject({ recall: 0, n: 1 });
    expect(result.errors?.map(({ kind }) => kind)).toContain('quote_not_found');
  });
});

describe('the keyword baseline', () => {
  it('is scored on the same letters: a status word makes a claim of the commissioner', () => {
    const result = evaluate(
      [
        reading(
          {
            recommendations: ['1'],
            excluded: [
              { text: 'The force has adopted it.', why: 'background' },
              { text: 'We will train all. Nobody came.', why: 'background' },
              { text: 'Forces should have this in place.', why: 'background' },
            ],
          },
          {
            claims: [
              {
                quote: 'The force has adopted it.',
                speaker: 'policing_body',
                recommendations: ['1'],
              },
              {
                quote: 'We will train all.',
                status: 'planned',
                speaker: 'policing_body',
                recommendations: ['1'],
              },
              { quote: 'Nobody came.', status: 'not_done' },
            ],
            not_claims: [
              { quote: 'Forces should have this in place.', why: 'recommendation_text' },
            ],
          },
        ),
      ],
      WHOLE,
    ).evaluation;
    expect(result.claims.soft.baseline).toMatchObject({ precision: 2 / 3, recall: 2 / 3 });
    expect(result.claims.joint.baseline).toMatchObject({ precision: 2 / 3, recall: 2 / 3 });
    expect(result.questions.status.baseline).toBe(1);
    expect(result.questions.speaker.baseline).toBe(1);
    expect(result.questions.fit.baseline).toBeNull();
    expect(result.claims.topics.baseline).toBeNull();
    expect(result.falseAttributions.baseline).toBe(1);
    // Ours found nothing at all here.
    expect(result.claims.soft).toMatchObject({ recall: 0, predicted: 0 });
  });
});
