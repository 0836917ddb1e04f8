import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../../src/lexicon/index.js';
import type { Given } from '../../src/model/index.js';
import { readLetter } from '../../src/pipeline.js';

const lexicon = loadLexicon({ packs: ['fixtures/packs'] });

const NAMELESS = `18 December 2025

Dear Home Secretary,

Thank you for the report.

Recommendation 1

The force has adopted the definition in all of its policies.

Yours sincerely
`;
const NAMED = `Police and Crime Commissioner for Midsomer

18 December 2025

Inspection of the effectiveness of police and law enforcement bodies' response to group-based child sexual exploitation: a progress report

${NAMELESS}`;

const read = (text: string, given: Given | null) =>
  readLetter(Buffer.from(text), lexicon, { given });
const codes = (record: { document: { problems: { code: string }[] } }) =>
  record.document.problems.map(({ code }) => code);

describe('what a manifest gives', () => {
  it('fills in where the document names none, without evidence', async () => {
    const given = { body: 'barsetshire', inspection: 'group-cse-2025' };
    const record = await read(NAMELESS, given);
    expect(record.forces).toEqual([
      { id: 'barsetshire', name: 'Barsetshire Constabulary', evidence: null },
    ]);
    expect(record.inspection?.ref).toBe('group-cse-2025');
    expect(record.inspection?.catalogue?.published).toBe('2025-10-24');
    expect(record.provenance.given).toEqual(given);
    expect(codes(record)).toEqual([]);
    expect(
      record.positions.map(({ force, recommendation }) => [force, recommendation]),
    ).toContainEqual(['barsetshire', '1']);
    const [claim] = record.claims;
    expect(claim).toMatchObject({ recommendations: ['1'], inspection: 'group-cse-2025' });
  });

  it('gives a warning where the document names others, and does not outweigh it', async () => {
    const record = await read(NAMED, { body: 'barsetshire', inspection: 'vetting-2022' });
    expect(record.force?.id).toBe('midsomer');
    expect(record.inspection?.ref).toBe('group-cse-2025');
    expect(codes(record)).toEqual(['body_differs', 'inspection_differs']);
  });

  it('changes nothing where the document says the same', async () => {
    const { provenance, ...with_ } = await read(NAMED, {
      body: 'midsomer',
      inspection: 'group-cse-2025',
    });
    const { provenance: plain, ...without } = await read(NAMED, null);
    expect(with_).toEqual(without);
    expect(provenance).toEqual({
      ...plain,
      given: { body: 'midsomer', inspection: 'group-cse-2025' },
    });
    expect(plain).not.toHaveProperty('given');
  });

  it('leaves a letter without names as it is where nothing is given', async () => {
    expect(codes(await read(NAMELESS, null))).toContain('force_not_found');
  });
});
