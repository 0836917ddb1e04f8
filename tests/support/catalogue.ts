import type { Catalogue } from '../../src/compare/index.js';
import type { StoredCatalogue } from '../../src/store/index.js';

type Inspection = Catalogue['rows']['inspections'][number] & { kind: string };
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
    kind: 'thematic',
    scope: 'national',
    forces: [],
    recommendations: [],
    ...rest,
  };
}

function body(id: string, name: string) {
  const office = `Police and Crime Commissioner for ${name.split(' ')[0]}`;
  return {
    id,
    name,
    nation: 'England',
    onsCode: null,
    policingBodies: [{ name: office, type: 'PCC', to: null }],
  };
}

/** A small catalogue of invented areas. */
export const CATALOGUE: Catalogue & Pick<StoredCatalogue, 'rows'> = {
  rows: {
    bodies: [
      body('barsetshire', 'Barsetshire Constabulary'),
      body('loamshire', 'Loamshire Police'),
      body('midsomer', 'Midsomer Constabulary'),
      body('polchester', 'Polchester Police'),
    ],
    topics: [{ id: 'iicsa_definition', name: 'The IICSA definition' }],
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
