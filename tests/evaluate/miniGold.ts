import { GoldDocument } from '../../src/evaluate/gold.js';
import type { Reading } from '../../src/evaluate/index.js';
import { makeRecord, type RecordPlan } from '../support/record.js';

type GoldClaimPlan = Partial<GoldDocument['claims'][number]> & { quote: string };
export type GoldPlan = Partial<Omit<GoldDocument, 'claims'>> & { claims?: GoldClaimPlan[] };

/** Gold of a letter that {@link makeRecord} makes by default; claims are completed, of the force, about nothing. */
export function makeGold(plan: GoldPlan = {}): GoldDocument {
  return GoldDocument.parse({
    id: 'barset',
    force: 'Barsetshire Constabulary',
    policing_body: 'Police and Crime Commissioner for Barsetshire',
    policing_body_type: 'PCC',
    commissioner: 'Septimus Arabin',
    response_date: '2025-12-18',
    inspection_title: 'An inspection of group-based child sexual exploitation',
    inspection_published: null,
    stated_deadline: null,
    recommendations: [],
    not_claims: [],
    ...plan,
    claims: (plan.claims ?? []).map((claim) => ({
      recommendations: [],
      topics: ['other'],
      status: 'completed',
      speaker: 'chief_constable',
      claim_date: null,
      ...claim,
    })),
  });
}

/** A letter that was read, with its gold. */
export function reading(record: RecordPlan, gold: GoldPlan): Reading {
  const made = makeRecord(record);
  return {
    gold: makeGold(gold),
    outcome: { ok: true, source: 'letter.txt', documentId: made.document.id, record: made },
  };
}

/**
 * A letter of which every figure is known by hand. Of the gold claims that count there are five: `adopted` is all
 * right, `training` has the wrong speaker, `strategy` the wrong status, `unit` was found in two pieces, `officers`
 * was missed. `noted` is debatable, and `asked` is no claim at all.
 */
export const BARSET: RecordPlan = {
  recommendations: ['1', '2'],
  claims: [
    {
      quote: 'The force has adopted the definition.',
      speaker: 'chief_constable',
      recommendations: ['1'],
    },
    { quote: 'Training will follow in the spring.', status: 'planned', recommendations: ['2'] },
    { quote: 'The strategy is complete now.', speaker: 'chief_constable', recommendations: ['6'] },
    { quote: 'Forces were asked to have a strategy.', speaker: 'chief_constable' },
    { quote: 'We note what was found.', status: 'acknowledged', speaker: 'chief_constable' },
    { quote: 'The unit has been set up', speaker: 'chief_constable' },
    { quote: 'and it is staffed.', speaker: 'chief_constable' },
  ],
  excluded: [{ text: 'Officers were not told of the guidance.', why: 'background' }],
};

export const BARSET_GOLD: GoldPlan = {
  recommendations: [
    { number: '1', due: null, kind: 'recommendation' },
    { number: '3', due: null, kind: 'recommendation' },
  ],
  claims: [
    { quote: 'The force has adopted the definition.', recommendations: ['1'] },
    { quote: 'Training will follow in the spring.', status: 'planned', recommendations: ['2'] },
    { quote: 'The strategy is complete now.', status: 'in_progress', recommendations: ['6'] },
    { quote: 'We note what was found.', status: 'acknowledged', optional: true },
    { quote: 'The unit has been set up and it is staffed.' },
    { quote: 'Officers were not told of the guidance.', status: 'not_done' },
  ],
  not_claims: [{ quote: 'Forces were asked to have a strategy.', why: 'recommendation_text' }],
};

/** A letter with one claim, and that is right; its force is read wrongly. */
export const MIDSOMER: RecordPlan = {
  areas: ['midsomer'],
  title: 'Vetting and misconduct',
  claims: [
    {
      quote: 'Our profile was published.',
      speaker: 'chief_constable',
      topics: ['hydrant_problem_profile', 'partner_data'],
    },
  ],
};
export const MIDSOMER_GOLD: GoldPlan = {
  id: 'midsomer',
  force: 'Midsomer & Causton Constabulary',
  policing_body: 'Police and Crime Commissioner for MIDSOMER',
  commissioner: null,
  inspection_title: 'Vetting & Misconduct',
  claims: [
    {
      quote: 'Our profile was published.',
      topics: ['hydrant_problem_profile'],
      claim_date: '2025-05',
    },
  ],
};
