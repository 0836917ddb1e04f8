import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type CompareOptions,
  compare,
  FLAG_WORDS,
  POSITION_WORDS,
  STANDING_LINE,
  TABLE_HEADER,
} from '../../src/compare/index.js';
import { COMPARISON_POSITIONS, problem, UsageError } from '../../src/model/index.js';
import { openStore, type Store } from '../../src/store/index.js';
import { CATALOGUE } from '../support/catalogue.js';
import { temporaryFolders } from '../support/folder.js';
import { makeRecord, type RecordPlan } from '../support/record.js';

const folder = temporaryFolders();
let store: Store;
beforeEach(async () => {
  store = await openStore(join(folder(), 's.sqlite'));
  return () => store.close();
});

let letters = 0;
async function hold(plan: RecordPlan): Promise<string> {
  const record = makeRecord({ salt: `letter ${letters++}`, ...plan });
  await store.save(record, `${record.document.id.slice(7, 15)}.txt`);
  return record.document.id;
}

const grid = async (options: CompareOptions = {}) => {
  const { columns, rows } = await compare(store, CATALOGUE, options);
  return rows.map((row) => [
    row.force.id,
    ...columns.map((column, n) => `${column.key}:${row.cells[n]?.position}`),
  ]);
};

const adopted = { quote: 'It is adopted.', recommendations: ['1'] };

describe('compare', () => {
  it('lays the positions of the records side by side, by name of the force', async () => {
    await hold({
      areas: ['midsomer'],
      claims: [adopted],
      positions: { 1: 'says_completed', 2: 'not_mentioned' },
    });
    await hold({ areas: ['barsetshire'], positions: { 1: 'says_planned' } });
    expect(await grid()).toEqual([
      ['barsetshire', '1:says_planned', '2:not_mentioned', '3:not_addressed_to_forces'],
      ['midsomer', '1:says_completed', '2:not_mentioned', '3:not_addressed_to_forces'],
    ]);
  });

  it('tells a body whose answer could not be read from one of which nothing is held', async () => {
    await store.useCatalogue({ hash: `sha256:${'a'.repeat(64)}`, rows: CATALOGUE.rows });
    await hold({ areas: ['midsomer'], positions: { 1: 'says_planned' } });
    await store.saveFailure(
      {
        documentId: `sha256:${'b'.repeat(64)}`,
        source: 'l.pdf',
        problem: problem('damaged', 'Cut short.'),
      },
      {
        provenance: {
          sourceUrl: null,
          retrieved: null,
          publishedOn: null,
          body: 'loamshire',
          inspection: 'group-cse-2025',
          note: null,
        },
      },
    );
    const silent = (await grid({ all: true })).filter(([force]) => force !== 'midsomer');
    expect(silent.map((row) => row.slice(0, 2))).toEqual([
      ['barsetshire', '1:no_document'],
      ['loamshire', '1:unreadable'],
      ['polchester', '1:no_document'],
    ]);
  });

  it('gives each cell its claims with quote and place', async () => {
    const documentId = await hold({ claims: [adopted], positions: { 1: 'says_completed' } });
    const { rows } = await compare(store, CATALOGUE);
    expect(rows[0]?.cells[0]).toMatchObject({
      position: 'says_completed',
      flags: [],
      claims: [{ quote: 'It is adopted.', speaker: 'policing_body', documentId, page: 1 }],
    });
  });

  it('says on how much it rests', async () => {
    await hold({ areas: ['midsomer', 'loamshire'] });
    await hold({ areas: ['barsetshire'] });
    await store.saveFailure({ documentId: null, source: 'x', problem: problem('damaged', 'cut') });
    expect((await compare(store, CATALOGUE)).basis).toEqual({
      documents: 2,
      duplicates: 0,
      bodies: 3,
      bodiesAsked: 4,
      unreadableFiles: 1,
    });
  });

  it('gives silent forces a row only when asked, and knows silence from no document', async () => {
    await hold({ areas: ['midsomer'] });
    expect((await grid()).length).toBe(1);
    expect(await grid({ all: true })).toEqual([
      ['barsetshire', '1:no_document', '2:no_document', '3:not_addressed_to_forces'],
      ['loamshire', '1:no_document', '2:no_document', '3:not_addressed_to_forces'],
      ['midsomer', '1:not_mentioned', '2:not_mentioned', '3:not_addressed_to_forces'],
      ['polchester', '1:no_document', '2:no_document', '3:not_addressed_to_forces'],
    ]);
  });

  it('expects only the inspected force to answer a report on one force', async () => {
    await hold({ areas: ['midsomer'], inspection: 'midsomer-2024' });
    const { basis, rows } = await compare(store, CATALOGUE, { all: true });
    expect(basis.bodiesAsked).toBe(1);
    expect(rows.map((row) => row.force.id)).toEqual(['midsomer']);
  });

  it('adds recommendations that only documents name, in the order of their numbers', async () => {
    await hold({ inspection: 'vetting-2022', recommendations: ['10', '2'] });
    expect(await grid()).toEqual([['barsetshire', '2:not_mentioned', '10:not_mentioned']]);
  });

  it('keeps only the recommendations and forces asked for', async () => {
    await hold({ areas: ['midsomer'] });
    await hold({ areas: ['loamshire'] });
    expect(await grid({ recommendations: ['2'], forces: ['loamshire'] })).toEqual([
      ['loamshire', '2:not_mentioned'],
    ]);
  });

  it('shows claims about no one recommendation as a note, never in a cell', async () => {
    await hold({ claims: [{ quote: 'We take part.', fit: 'general' }] });
    const [row] = (await compare(store, CATALOGUE)).rows;
    expect(row?.general.map((claim) => claim.quote)).toEqual(['We take part.']);
    expect(row?.cells.flatMap((cell) => cell.claims)).toEqual([]);
  });
});

describe('several documents of one body', () => {
  const rows: [string, (string | null)[], string | null][] = [
    ['the newest date', ['2025-12-01', '2026-06-05'], '2026-06-05'],
    ['the newest date, whatever the order', ['2026-06-05', '2025-12-01'], '2026-06-05'],
    ['a dated one before an undated', [null, '2025-12-01'], '2025-12-01'],
    ['the finer of two dates', ['2025-12', '2025-12-01'], '2025-12-01'],
  ];
  it.each(rows)('take %s and note the others', async (_name, dates, used) => {
    for (const date of dates) await hold({ date, positions: { 1: 'says_planned' } });
    const [row] = (await compare(store, CATALOGUE)).rows;
    expect(row?.responseDate).toBe(used);
    expect(row?.documents.map((document) => [document.responseDate, document.used])).toEqual([
      [used, true],
      [dates.find((date) => date !== used), false],
    ]);
    expect(row?.cells[0]?.flags).toEqual(['several_documents']);
  });
});

describe('documents that are one response', () => {
  const text = Array.from({ length: 200 }, (_, n) => `word${n}`).join(' ');
  /** The same words in other bytes, with so many more. */
  const issue = (more: string, plan: RecordPlan = {}) =>
    hold({ salt: `${text} ${more}`, positions: { 1: 'says_planned' }, ...plan });

  it('count once: the newest', async () => {
    const old = await issue('. .', { date: '2025-12-01' });
    const newest = await issue('. . .', { date: '2025-12-18' });
    const { basis, rows } = await compare(store, CATALOGUE);
    expect(basis).toMatchObject({ documents: 1, duplicates: 1, bodies: 1 });
    expect(rows[0]?.documents).toMatchObject([
      { id: newest, used: true, sameAs: null, relation: null },
      { id: old, used: false, sameAs: newest, relation: 'near_same' },
    ]);
    expect(rows[0]?.cells[0]?.flags).toEqual([]);
  });

  it('count as the longest of one day', async () => {
    await issue('.');
    const longest = await issue('with an annex');
    const [row] = (await compare(store, CATALOGUE)).rows;
    expect(row?.documents.find(({ used }) => used)?.id).toBe(longest);
  });

  it('are one by way of a third, beside another response', async () => {
    const three = [await issue('.'), await issue('. . .'), await issue('. . . . .')];
    const other = await hold({ date: '2026-06-05', positions: { 1: 'says_completed' } });
    const { basis, rows } = await compare(store, CATALOGUE);
    expect(basis).toMatchObject({ documents: 2, duplicates: 2 });
    expect(rows[0]?.documents.map(({ sameAs }) => sameAs === null)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(rows[0]?.documents[0]?.id).toBe(other);
    expect(three).toContain(rows[0]?.documents[1]?.id);
    expect(rows[0]?.cells[0]?.flags).toEqual(['several_documents']);
  });

  it('of two forces stay two', async () => {
    await issue('.');
    await issue('.', { areas: ['midsomer'] });
    expect((await compare(store, CATALOGUE)).basis).toMatchObject({ documents: 2, duplicates: 0 });
  });
});

describe('the clock of a row', () => {
  it('counts to the date of the letter, or to that of its publication where that is known', async () => {
    const record = makeRecord({ date: '2025-12-18' });
    await store.save(record, 'a.txt');
    const clock = async () => (await compare(store, CATALOGUE)).rows[0]?.clock;
    expect(await clock()).toMatchObject({ day: 56, basis: 'letter_date' });
    const publishedOn = { value: '2025-12-22', basis: 'page' as const };
    const none = { sourceUrl: null, retrieved: null, body: null, inspection: null, note: null };
    await store.save(record, 'a.txt', { provenance: { ...none, publishedOn } });
    expect(await clock()).toMatchObject({ value: 'after_day_57', day: 60, basis: 'page' });
  });

  it('is not there where no document is', async () => {
    const { rows } = await compare(store, CATALOGUE, { inspection: 'vetting-2022', all: true });
    expect(rows.every((row) => row.clock === null)).toBe(true);
  });
});

describe('speakers_differ', () => {
  const say = (
    speaker: 'chief_constable' | 'policing_body',
    status: 'completed' | 'planned' | 'oversight',
    parts: string[] = [],
  ) => ({
    quote: `${speaker} says ${status} ${parts.join(' ')}.`,
    speaker,
    status,
    parts,
    recommendations: ['1'],
  });
  it.each([
    [
      'on one part',
      [say('chief_constable', 'completed', ['adopt']), say('policing_body', 'planned', ['adopt'])],
      true,
    ],
    ['on the whole', [say('chief_constable', 'completed'), say('policing_body', 'planned')], true],
    [
      'not on different parts',
      [
        say('chief_constable', 'completed', ['adopt']),
        say('policing_body', 'planned', ['training']),
      ],
      false,
    ],
    [
      'not when both say the same',
      [say('chief_constable', 'completed'), say('policing_body', 'completed')],
      false,
    ],
    [
      'not with oversight alone',
      [say('chief_constable', 'completed'), say('policing_body', 'oversight')],
      false,
    ],
    [
      'not within one speaker',
      [say('chief_constable', 'completed'), say('chief_constable', 'planned')],
      false,
    ],
  ])('%s', async (_name, claims, flagged) => {
    await hold({ claims, positions: { 1: 'mixed' } });
    const [row] = (await compare(store, CATALOGUE)).rows;
    expect(row?.cells[0]?.flags.includes('speakers_differ')).toBe(flagged);
  });
});

describe('the inspection compared on', () => {
  const chosen = async (inspection?: string) =>
    (await compare(store, CATALOGUE, { inspection })).inspection.id;

  it('is the only one held', async () => {
    await hold({});
    expect(await chosen()).toBe('group-cse-2025');
  });

  it('must be named where several are held', async () => {
    await hold({});
    await hold({ inspection: 'vetting-2022' });
    await expect(chosen()).rejects.toThrow('name one of group-cse-2025, vetting-2022');
    expect(await chosen('vetting-2022')).toBe('vetting-2022');
  });

  it('may be named by the beginning of its id, if that is clear', async () => {
    await hold({});
    expect(await chosen('vet')).toBe('vetting-2022');
    await expect(chosen('group-cse')).rejects.toThrow('group-cse-2023, group-cse-2025');
  });

  it('may be one that nobody has answered', async () => {
    await hold({});
    expect(await grid({ inspection: 'vetting-2022' })).toEqual([]);
  });

  it.each([
    [undefined, 'No document that is held'],
    ['peel-1999', 'No inspection is called peel-1999'],
    ['document:1', 'a name within one document'],
  ])('is refused with one sentence: %s', async (named, words) => {
    await expect(chosen(named)).rejects.toThrow(UsageError);
    await expect(chosen(named)).rejects.toThrow(words);
  });
});

describe('the words of a comparison', () => {
  it('have one for each position, and none that judges', () => {
    expect(Object.keys(POSITION_WORDS)).toEqual([...COMPARISON_POSITIONS]);
    const words = [...Object.values(POSITION_WORDS), ...Object.values(FLAG_WORDS), TABLE_HEADER];
    expect(words.join(' ')).not.toMatch(/compl(y|ied|iant)|fail|late\b|refus|ignor|met\b/i);
    expect(STANDING_LINE).toBe('A claim is not compliance.');
    expect(TABLE_HEADER).toBe('What the response says');
  });
});
