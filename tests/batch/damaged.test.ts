import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { hostileFile } from '../../scripts/hostile/index.js';
import { type Lexicon, loadLexicon } from '../../src/lexicon/index.js';
import { DocumentProblem, ResponseRecord } from '../../src/model/index.js';
import { readLetter } from '../../src/pipeline.js';
import { ROOT } from '../support/sourceFiles.js';

/*
 * Real PDFs damaged in their midst, read from bytes to record: where something is still read of one, its record obeys the
 * laws, and else it has one problem of the closed list. (The hostile files beside this are read without extraction.)
 */

/** A seed whose words have no place on their page. */
const WITHOUT_PLACES = 359;
const SEEDS = [WITHOUT_PLACES, ...Array.from({ length: 40 }, (_, n) => n + 1)];

let lexicon: Lexicon;
beforeAll(() => {
  lexicon = loadLexicon({ packs: [join(ROOT, 'fixtures/packs')] });
});

async function readOrProblem(bytes: Uint8Array): Promise<void> {
  try {
    const record = await readLetter(bytes, lexicon);
    expect(ResponseRecord.safeParse(record).success).toBe(true);
    for (const { evidence } of record.claims) {
      expect(evidence.text).toBe(record.document.text?.slice(evidence.start, evidence.end));
    }
  } catch (error) {
    expect(error).toBeInstanceOf(DocumentProblem);
  }
}

/** Files whose numbers were replaced by others: pages of no size, or larger than any number. */
const RENUMBERED = [241, 398, 412, 1, 2, 3, 4, 5];

describe('a PDF that was damaged', () => {
  it.each(RENUMBERED)('by other numbers, seed %i', async (seed) => {
    await readOrProblem(hostileFile('renumbered', seed).bytes);
  });

  it.each(SEEDS)('in the manner of seed %i', async (seed) => {
    await readOrProblem(hostileFile('real-damaged', seed).bytes);
  });

  it('reads words that have no place on their page, and marks none of them', async () => {
    const record = await readLetter(hostileFile('real-damaged', WITHOUT_PLACES).bytes, lexicon);
    expect(record.claims.length).toBeGreaterThan(5);
    const numbers =
      record.document.boxes?.flatMap(({ width, height, words }) => [width, height, ...words]) ?? [];
    expect(numbers.every(Number.isInteger)).toBe(true);
  });
});
