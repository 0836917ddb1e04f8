import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findResponder } from '../../../src/extract/bodies/index.js';
import { findInspections, findResponseDate } from '../../../src/extract/inspection/index.js';
import { readDocument } from '../../../src/ingest/index.js';
import { loadLexicon } from '../../../src/lexicon/index.js';

interface Row {
  name: string;
  text: string;
  force: string;
  /** Only the fields that a row gives are looked at; null means that none may be found. */
  expect: {
    date?: string | null;
    title?: string | null;
    published?: string | null;
    deadline?: string | null;
    holder?: string | null;
    ref?: string;
    refs?: string[];
    problems?: string[];
  };
}

const path = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url));
const rows = JSON.parse(readFileSync(path('fixtures/specs/headers.json'), 'utf8')) as Row[];
const lexicon = loadLexicon({ onlyPacks: path('fixtures/packs') });

describe('response date and inspections', () => {
  it.each(rows)('$name', async (row) => {
    const document = await readDocument(Buffer.from(row.text));
    const date = findResponseDate(document, lexicon);
    const { forces, policingBodies } = findResponder(document, lexicon, {
      date: date?.value ?? null,
    });
    const { inspections, problems } = findInspections(document, forces, date, lexicon);
    const [first] = inspections;
    const got = {
      date: date?.value ?? null,
      title: first?.title ?? null,
      published: first?.published?.value ?? null,
      deadline: first?.statedDeadline?.value ?? null,
      holder: policingBodies[0]?.officeHolder?.name ?? null,
      ref: first?.ref,
      refs: inspections.map((inspection) => inspection.ref),
      problems: problems.map((problem) => problem.code),
    };
    expect(forces.map((force) => force.id)).toEqual([row.force]);
    expect(got).toMatchObject(row.expect);
  });
});
