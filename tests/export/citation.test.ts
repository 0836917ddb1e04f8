import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-cff';
import { describe, expect, it } from 'vitest';
import { dateWords, recommendationWords } from '../../src/export/citation/words.js';
import { citationFile } from '../../src/export/describe/citationFile.js';
import {
  citeClaim,
  claimBibtex,
  claimCitation,
  type Dataset,
  datasetBibtex,
  datasetCitation,
} from '../../src/export/index.js';
import { makeRecord } from '../support/record.js';

const DATASET: Dataset = {
  title: 'What 100 % of “responses” say & more',
  authors: ['Trollope, Anna', 'The {Barset} News & Co'],
  version: '0.1.0+abc',
  year: '2026',
  doi: '10.5281/zenodo.1_2',
  licence: 'CC-BY-4.0',
  url: 'https://example.org/data_set',
  documents: 3,
  bodies: 1,
  obtained: { from: '2026-01-02', to: '2026-02-03' },
};

const record = makeRecord({
  claims: [
    {
      quote: 'The plan is 50 % done & {nearly} ready_now.',
      recommendations: ['2'],
      reported: true,
    },
  ],
});
record.document.source = 'letters/home/a.pdf';
record.document.provenance = {
  sourceUrl: 'https://barset.example/a_b?x=1&y={2}',
  retrieved: '2026-01-02',
  publishedOn: null,
  body: null,
  inspection: null,
  note: null,
};
const [claim] = record.claims;
if (!claim) throw new Error('the record has a claim');
const cited = citeClaim({ claim, record }, DATASET);

/** What Citation.js makes of an entry. */
function read(text: string): Record<string, unknown> {
  return plugins.input.chain(text, { generateGraph: false })[0] ?? {};
}

describe('a citation of a claim', () => {
  it('holds all that is needed to find the words again', () => {
    const words = claimCitation(cited);
    for (const part of [
      'Police and Crime Commissioner for Barsetshire (Barsetshire Constabulary)',
      'dated 18 December 2025',
      'An inspection of group-based child sexual exploitation” (24 October 2025)',
      'on recommendation 2, p. 1: “The plan is 50 % done & {nearly} ready_now.”',
      'in the words of the policing body, passing on what another has said',
      'https://barset.example/a_b?x=1&y={2}, obtained 2 January 2026, file a.pdf',
      record.document.id,
      'version 0.1.0+abc, https://doi.org/10.5281/zenodo.1_2',
      claim.id,
    ]) {
      expect(words).toContain(part);
    }
    expect(words).not.toContain('Arabin');
    expect(words).not.toContain('letters/home');
  });

  it('is read by another program as it was meant', () => {
    const entry = read(claimBibtex(cited));
    expect(entry).toMatchObject({
      author: [
        { family: 'Police and Crime Commissioner for Barsetshire (Barsetshire Constabulary)' },
      ],
      issued: { 'date-parts': [[2025, 12, 18]] },
      accessed: { 'date-parts': [[2026, 1, 2]] },
    });
    expect(entry.note).toContain('50 % done & {nearly} ready_now.');
    expect(entry.title).toContain('Response dated 18 December 2025');
  });

  it('says what is not known', () => {
    const bare = makeRecord({ date: null, claims: [{ quote: 'Done.' }] });
    const [only] = bare.claims;
    if (!only) throw new Error('the record has a claim');
    const words = claimCitation(citeClaim({ claim: only, record: bare }, DATASET));
    expect(words).toContain('response undated to HMICFRS');
    expect(words).not.toContain('obtained');
  });
});

describe('a citation of the dataset', () => {
  it('says what it rests on', () => {
    expect(datasetCitation(DATASET)).toBe(
      'Trollope, Anna; The {Barset} News & Co (2026). What 100 % of “responses” say & more (version 0.1.0+abc) [Data set]. https://doi.org/10.5281/zenodo.1_2. https://example.org/data_set. CC-BY-4.0. Based on 3 documents of 1 body obtained between 2 January 2026 and 3 February 2026.',
    );
  });

  it('is read by another program, as BibTeX and as CITATION.cff', () => {
    const { title } = DATASET;
    expect(read(datasetBibtex(DATASET))).toMatchObject({
      title,
      author: [{ family: 'Trollope', given: 'Anna' }, { family: 'The {Barset} News & Co' }],
      DOI: DATASET.doi,
    });
    expect(read(citationFile(DATASET))).toMatchObject({
      title,
      version: '0.1.0+abc',
      DOI: DATASET.doi,
    });
  });
});

describe('words', () => {
  it.each([
    ['4', 'recommendation 4'],
    ['afi:2', 'area for improvement 2'],
    ['coc:1', 'cause of concern 1'],
    ['coc:1/2', 'recommendation 2 under cause of concern 1'],
  ])('calls %s %s', (key, words) => {
    expect(recommendationWords(key)).toBe(words);
  });

  it.each([
    ['2025', '2025'],
    ['2025-02', 'February 2025'],
    ['2025-02-03', '3 February 2025'],
  ])('writes %s as %s', (date, words) => {
    expect(dateWords(date)).toBe(words);
  });
});
