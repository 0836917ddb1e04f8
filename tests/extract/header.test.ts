import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findResponder } from '../../src/extract/bodies/index.js';
import { findInspections, findResponseDate } from '../../src/extract/inspection/index.js';
import { readDocument } from '../../src/ingest/index.js';
import { loadLexicon } from '../../src/lexicon/index.js';

interface Gold {
  force: string;
  policing_body: string;
  policing_body_type: string;
  commissioner: string | null;
  response_date: string | null;
  inspection_title: string | null;
  inspection_published: string | null;
  stated_deadline: string | null;
}

/** Letters and their gold lie beside the project and are no part of it. */
const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url));
const letters = existsSync(`${SHARED}letters`)
  ? readdirSync(`${SHARED}letters`).filter((name) => name.endsWith('.txt'))
  : [];

/** The catalogue id that each letter's report has; not in the gold. */
const REFS: Record<string, string> = {
  'cheshire-2025-group-cse': 'group-cse-2025',
  'derbyshire-2023-11-22-child-protection': 'derbyshire-ncpi-2022',
  'derbyshire-2025-12-18-group-cse': 'group-cse-2025',
  'derbyshire-2026-06-05-accelerated-cause': 'derbyshire-acoc-2026',
  'norfolk-2025-group-cse': 'group-cse-2025',
};

describe('header fields of the published letters', () => {
  if (letters.length === 0) {
    it('has no letters here to be scored on: shared/letters is absent', () => {
      expect(existsSync(`${SHARED}letters`)).toBe(false);
    });
    return;
  }
  const lexicon = loadLexicon();
  it.each(letters)('%s: every field is as in the gold', async (name) => {
    const slug = name.replace(/\.txt$/, '');
    const gold = JSON.parse(readFileSync(`${SHARED}gold/${slug}.json`, 'utf8')) as Gold;
    const document = await readDocument(readFileSync(`${SHARED}letters/${name}`));
    const date = findResponseDate(document, lexicon);
    const responder = findResponder(document, lexicon, { date: date?.value ?? null });
    const { inspections } = findInspections(document, responder.forces, date, lexicon);
    const [force] = responder.forces;
    const [body] = responder.policingBodies;
    const [inspection] = inspections;
    expect({
      forces: responder.forces.length,
      force: force?.name,
      policing_body: body?.name,
      policing_body_type: body?.type,
      commissioner: body?.officeHolder?.name ?? null,
      response_date: date?.value ?? null,
      inspection_title: inspection?.title ?? null,
      inspection_published: inspection?.published?.value ?? null,
      stated_deadline: inspection?.statedDeadline?.value ?? null,
      ref: inspection?.ref,
    }).toEqual({
      forces: 1,
      force: gold.force,
      policing_body: gold.policing_body,
      policing_body_type: gold.policing_body_type,
      commissioner: gold.commissioner,
      response_date: gold.response_date,
      inspection_title: gold.inspection_title,
      inspection_published: gold.inspection_published,
      stated_deadline: gold.stated_deadline,
      ref: REFS[slug],
    });
  });

  it.each(letters)('%s: every value has the words that it was read from', async (name) => {
    const document = await readDocument(readFileSync(`${SHARED}letters/${name}`));
    const date = findResponseDate(document, lexicon);
    const { forces, policingBodies } = findResponder(document, lexicon);
    const { inspections } = findInspections(document, forces, date, lexicon);
    const evidence = [
      date?.evidence,
      ...forces.map((force) => force.evidence),
      ...policingBodies.flatMap((body) => [body.evidence, body.officeHolder?.evidence]),
      ...inspections.flatMap((one) => [one.evidence, one.published?.evidence]),
    ].filter((one) => one != null);
    expect(evidence.length).toBeGreaterThan(3);
    for (const one of evidence) expect(document.text.slice(one.start, one.end)).toBe(one.text);
  });
});
