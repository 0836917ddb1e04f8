import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { understand } from '../../src/extract/extractRecord.js';
import { readDocument } from '../../src/ingest/index.js';
import { loadLexicon } from '../../src/lexicon/index.js';

/** A short paper of an invented office, and whose words the block is in which some words stand. */
const Row = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  letter: z.string(),
  voices: z.record(z.string(), z.string()),
});
const root = fileURLToPath(new URL('../..', import.meta.url));
const rows = z
  .array(Row)
  .parse(JSON.parse(readFileSync(join(root, 'fixtures/specs/voices.json'), 'utf8')));
const lexicon = loadLexicon({ packs: [join(root, 'fixtures/packs')] });

async function voicesOf(row: z.infer<typeof Row>): Promise<Record<string, string>> {
  const document = await readDocument(new TextEncoder().encode(row.letter), {});
  const { blocks } = understand(document, lexicon).segmented;
  return Object.fromEntries(
    Object.keys(row.voices).map((words) => {
      const block = blocks.find((one) => one.text.replace(/\s+/g, ' ').includes(words));
      return [words, block?.voice ?? 'not found'];
    }),
  );
}

describe('whose words a block is', () => {
  it.each(rows.map((row) => [row.id, row] as const))('%s', async (_id, row) => {
    expect(await voicesOf(row)).toEqual(row.voices);
  });
});
