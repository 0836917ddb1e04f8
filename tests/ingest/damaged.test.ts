import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Random } from '../../scripts/random.js';
import { documentsWithin, readDocument } from '../../src/ingest/index.js';
import { DocumentProblem } from '../../src/model/index.js';
import { makeZip } from '../support/makeZip.js';
import { expectLaws } from './helpers.js';
import { makeDocx, paragraph, table } from './makeDocx.js';
import { makeMail } from './makeMail.js';

/*
 * Files of each format with bytes changed, missing or cut off: each ends in a document that keeps the laws or in one
 * problem, never in an error of a library. Seeds are fixed.
 */

const ROUNDS = 100;
const WORDS = 'The force has adopted the definition – and “trained” its staff.';
const BASES: Record<string, Buffer> = {
  'Word document': makeDocx(paragraph(WORDS) + table([[paragraph('1'), paragraph('Done')]]), {
    header1: paragraph('Loamshire OPCC'),
    styles: '<w:style w:styleId="a"/>',
  }),
  'Word document, not packed': makeZip([
    { name: '[Content_Types].xml', data: '<Types/>', stored: true },
    {
      name: 'word/document.xml',
      data: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph(WORDS)}</w:body></w:document>`,
      stored: true,
    },
  ]),
  'old Word document': readFileSync('fixtures/formats/letter.doc'),
  'web page': Buffer.from(
    `<!DOCTYPE html><html><body><main><h1>Response</h1><table><tr><td>1</td><td>${WORDS}</td></tr></table><ul><li>x</li></ul></main></body></html>`,
  ),
  mail: makeMail({
    html: `<p>${WORDS}</p>`,
    attached: [{ name: 'a.txt', type: 'text/plain', data: WORDS }],
  }),
  archive: makeZip([
    { name: 'a.txt', data: WORDS },
    { name: 'b.docx', data: makeDocx(paragraph(WORDS)) },
  ]),
};

function harmed(base: Buffer, random: Random): Buffer {
  const bytes = Buffer.from(base);
  const at = random.below(bytes.length);
  return random.pick([
    () => bytes.subarray(0, at),
    () => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(100))]),
    () => {
      for (let count = 1 + random.below(20); count > 0; count--)
        bytes[random.below(bytes.length)] = random.below(256);
      return bytes;
    },
  ])();
}

describe.each(Object.entries(BASES))('a damaged %s', (name, base) => {
  it('ends in a document or in one problem', async () => {
    const outcomes = new Set<string>();
    for (let seed = 0; seed < ROUNDS; seed++) {
      const bytes = harmed(base, new Random(seed));
      try {
        const contained = await documentsWithin(bytes);
        for (const { problem } of contained ?? []) if (problem) outcomes.add(problem.code);
        if (!contained || name === 'mail') expectLaws(await readDocument(bytes));
        outcomes.add('read');
      } catch (error) {
        if (!(error instanceof DocumentProblem)) throw new Error(`seed ${seed}`, { cause: error });
        outcomes.add(error.problem.code);
      }
    }
    expect(outcomes.size).toBeGreaterThan(1);
  });
});
