import { type ExportOptions, type ExportReport, exportFolder } from '../../src/export/index.js';
import { problem, type ResponseRecord } from '../../src/model/index.js';
import { openStore } from '../../src/store/index.js';
import { CATALOGUE } from './catalogue.js';
import { makeRecord, type RecordPlan } from './record.js';

/** Words that must never come out of an export. */
export const SECRETS = {
  contacts: [
    'office@barset-pcc.example',
    '01632 960101',
    '+44 1632 960102',
    'Market Square',
    'BX1 4AA',
  ],
  cases: ['14-year-old', 'told us what had happened', 'a family in Plumstead'],
  names: ['Septimus Arabin', 'Ms Grantly', 'Joyce Raglan'],
};

const PLANS: readonly RecordPlan[] = [
  {
    recommendations: ['1', '2'],
    excluded: [
      { text: 'Your inspectors found gaps, and said “mend them”.', why: 'hmicfrs_finding' },
      { text: 'The matter of a family in Plumstead is told here.', why: 'personal_or_case_detail' },
      { text: 'Market Square, Barchester BX1 4AA', why: 'artefact' },
    ],
    claims: [
      {
        quote: '=HYPERLINK("https://example.org") is what the plan says, and is done.',
        recommendations: ['1'],
        topics: ['iicsa_definition', 'training'],
      },
      {
        quote: '+1 officer joined,\nand another will.',
        status: 'in_progress',
        recommendations: ['1'],
      },
      { quote: '- steps one and two are done', recommendations: ['2'] },
      { quote: '@night, cars are out.', status: 'oversight', fit: 'general' },
      { quote: 'Ask office@barset-pcc.example or 01632 960101 for the plan; it is in force.' },
      { quote: 'A 14-year-old girl told us what had happened.', recommendations: ['2'] },
      { quote: 'Septimus Arabin and Ms Grantly will ask for a report.', status: 'planned' },
      { quote: 'Emoji 😀, “quotes”; bars | and\ttabs 🚔 are kept.', speaker: 'chief_constable' },
      { quote: 'After the emoji, the flag was fitted.', recommendations: ['2'] },
    ],
    positions: { 1: 'mixed', 2: 'says_completed' },
    salt: 'Telephone: +44 1632 960102, at all hours but in the night.\n\nThis sentence stands in no table.\n\nSeptimus Arabin',
  },
  { areas: ['loamshire'], date: null, recommendations: ['1'], positions: { 1: 'not_mentioned' } },
  {
    areas: ['midsomer', 'polchester'],
    date: '2026-01',
    claims: [{ quote: 'Both forces share a unit.', recommendations: ['1'], parts: ['a'] }],
    positions: { 1: 'says_completed' },
    salt: 'As Septimus Arabin wrote.',
  },
  {
    areas: ['midsomer'],
    inspection: 'document:1',
    title: 'Firearms licensing, a local report',
    catalogued: false,
    recommendations: ['1'],
    claims: [{ quote: 'The backlog is gone.', recommendations: ['1'] }],
    positions: { 1: 'says_completed' },
    salt: 'unknown report',
  },
];

export function letters(): ResponseRecord[] {
  return PLANS.map((plan) => makeRecord(plan));
}

export interface Making {
  /** Where the store is made. */
  store: string;
  /** Order in which the letters are imported. Default: as they stand. */
  order?: readonly number[];
}

/** Imports letters of invented areas into a store of their own, and exports that. */
export async function exported(
  folder: string,
  { store: path, order = [0, 1, 2, 3] }: Making,
  options: ExportOptions = {},
): Promise<ExportReport> {
  const all = letters();
  const store = await openStore(path);
  try {
    for (const n of order) {
      const record = all[n] as ResponseRecord;
      await store.save(record, `letters/home/septimus/${n}.pdf`, {
        provenance: n === 0 ? PROVENANCE : null,
      });
    }
    await store.saveFailure({
      documentId: null,
      source: 'letters/bad.pdf',
      problem: problem('damaged', 'It is cut short.'),
    });
    return await exportFolder(store, CATALOGUE, folder, options);
  } finally {
    await store.close();
  }
}

const PROVENANCE = {
  sourceUrl: 'https://barset-pcc.example/responses/1',
  retrieved: '2026-02-03',
  publishedOn: { value: '2025-12-19', basis: 'page' as const },
  body: null,
  inspection: null,
  note: 'sent by Ms Grantly, 01632 960101',
};
