import type { Catalogue } from '../../src/compare/index.js';

type Inspection = Catalogue['rows']['inspections'][number];
type Recommendation = Inspection['recommendations'][number];

function recommendation(key: string, addressedToForces: boolean): Recommendation {
  return {
    key,
    kind: 'recommendation',
    number: key,
    due: '2026-03-31',
    addressees: null,
    addressedToForces,
    paraphrase: `What recommendation ${key} asks, in our words.`,
    topic: null,
    parts: [],
    related: [],
    verified: { state: 'unverified', basis: 'invented' },
  };
}

function inspection(id: string, rest: Partial<Inspection> = {}): Inspection {
  return {
    id,
    title: `The report called ${id}`,
    published: '2025-10-24',
    scope: 'national',
    forces: [],
    recommendations: [],
    ...rest,
  };
}

/** A small catalogue of invented areas. */
export const CATALOGUE: Catalogue = {
  rows: {
    bodies: [
      { id: 'barsetshire', name: 'Barsetshire Constabulary' },
      { id: 'loamshire', name: 'Loamshire Police' },
      { id: 'midsomer', name: 'Midsomer Constabulary' },
      { id: 'polchester', name: 'Polchester Police' },
    ],
    inspections: [
      inspection('group-cse-2025', {
        recommendations: [
          recommendation('1', true),
          recommendation('2', true),
          recommendation('3', false),
        ],
      }),
      inspection('group-cse-2023'),
      inspection('vetting-2022'),
      inspection('midsomer-2024', { scope: 'force', forces: ['midsomer'] }),
    ],
  },
};
