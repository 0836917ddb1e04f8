import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findResponder } from '../../../src/extract/bodies/index.js';
import { readDocument } from '../../../src/ingest/index.js';
import { loadLexicon } from '../../../src/lexicon/index.js';

interface Row {
  name: string;
  text: string;
  date?: string;
  /** A field that is absent is not looked at; `officeHolder: null` means that none may be found. */
  expect: { forces: string[]; policingBody?: string; type?: string; officeHolder?: string | null };
}

const path = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url));
const rows = JSON.parse(readFileSync(path('fixtures/specs/names.json'), 'utf8')) as Row[];
const lexicon = loadLexicon({ onlyPacks: path('fixtures/packs') });

describe('who answers', () => {
  it.each(rows)('$name', async (row) => {
    const document = await readDocument(Buffer.from(row.text));
    const found = findResponder(document, lexicon, { date: row.date ?? null });
    const [body] = found.policingBodies;
    const got: Row['expect'] = { forces: found.forces.map((force) => force.id).sort() };
    if (row.expect.policingBody !== undefined) got.policingBody = body?.name ?? '';
    if (row.expect.type !== undefined) got.type = body?.type ?? '';
    if (row.expect.officeHolder !== undefined) got.officeHolder = body?.officeHolder?.name ?? null;
    expect(got).toEqual(row.expect);
    expect(found.policingBodies).toHaveLength(found.forces.length);
    expect(found.reasons.length > 0).toBe(found.forces.length > 0);
  });
});
