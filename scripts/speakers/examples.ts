import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { GoldDocument } from '../../src/evaluate/gold.js';
import { Locator } from '../../src/evaluate/locate.js';
import { quotationsIn } from '../../src/extract/claims/quotes.js';
import { understand } from '../../src/extract/extractRecord.js';
import { readDocument } from '../../src/ingest/index.js';
import { type Lexicon, withSpeakers } from '../../src/lexicon/index.js';
import { SPEAKERS } from '../../src/model/index.js';
import { isOffices } from '../../src/segment/speakerOpinion.js';
import { type SpeakerSigns, speakerSignsIn } from '../../src/segment/speakerSigns.js';
import type { Block } from '../../src/segment/types.js';

/** A block with the number of claims in it that a person read as of the policing body, and as of the chief officer. */
export interface SpeakerExample {
  letter: string;
  block: Block;
  signs: SpeakerSigns;
  /** Both are zero where no claim stands in it: it is heard, and teaches nothing. */
  body: number;
  chief: number;
}

interface Spoken {
  quote: string;
  speaker: (typeof SPEAKERS)[number];
}

/** Blocks of a document that are weighed; claims that marks of quotation give to somebody are not counted. */
async function ofDocument(
  letter: string,
  bytes: Uint8Array,
  claims: readonly Spoken[],
  lexicon: Lexicon,
): Promise<SpeakerExample[]> {
  const { segmented, setting } = understand(await readDocument(bytes), lexicon);
  const { document, blocks } = segmented;
  const locator = new Locator(document.text);
  const examples = new Map<number, SpeakerExample>();
  for (const [block, signs] of speakerSignsIn(blocks, lexicon, document.text, isOffices))
    examples.set(block.index, { letter, block, signs, body: 0, chief: 0 });
  for (const { quote, speaker } of claims) {
    const place = locator.find(quote);
    const block = blocks.find(
      ({ start, end }) => place && start <= place.start && place.start < end,
    );
    const example = block && examples.get(block.index);
    if (!place || !block || !example || speaker === 'unknown') continue;
    const at = place.start - block.start;
    const quotations = quotationsIn(block.text, setting.commissionerIsChief, setting.officeHolder);
    if (quotations.some(({ start, end, source }) => source && start <= at && at < end)) continue;
    if (speaker === 'policing_body') example.body++;
    else example.chief++;
  }
  return [...examples.values()];
}

/** All letters of a folder with `documents` and `gold`. */
export async function speakersOfFolder(folder: string, given: Lexicon): Promise<SpeakerExample[]> {
  const lexicon = withSpeakers(given, null);
  const examples: SpeakerExample[] = [];
  for (const name of readdirSync(join(folder, 'gold')).sort()) {
    const gold = GoldDocument.parse(JSON.parse(readFileSync(join(folder, 'gold', name), 'utf8')));
    const bytes = readFileSync(join(folder, 'documents', name.replace(/\.json$/, '.txt')));
    const claims = gold.claims.filter(({ optional }) => !optional);
    examples.push(...(await ofDocument(gold.id, bytes, claims, lexicon)));
  }
  return examples;
}

const SpeakerRows = z.array(
  z.object({
    id: z.string(),
    letter: z.string(),
    knownGap: z.string().optional(),
    expect: z.array(z.object({ quote: z.string(), speaker: z.enum(SPEAKERS) })),
  }),
);
const VoiceRows = z.array(
  z.object({ id: z.string(), letter: z.string(), voices: z.record(z.string(), z.string()) }),
);

/**
 * The rows of fixtures/specs/speakers.json and voices.json: small letters, each built to show how papers part their
 * speakers. What is counted as a known gap is not learnt by heart.
 */
export async function speakersOfSpecs(root: string, given: Lexicon): Promise<SpeakerExample[]> {
  const lexicon = withSpeakers(given, null);
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(root, 'fixtures/specs', name), 'utf8'));
  const rows = [
    ...SpeakerRows.parse(read('speakers.json')).filter(({ knownGap }) => knownGap === undefined),
    ...VoiceRows.parse(read('voices.json')).map(({ id, letter, voices }) => ({
      id,
      letter,
      expect: Object.entries(voices).flatMap(([quote, voice]) => {
        const speaker = SPEAKERS.find((one) => one === voice);
        return speaker ? [{ quote, speaker }] : [];
      }),
    })),
  ];
  const examples: SpeakerExample[] = [];
  for (const { id, letter, expect } of rows)
    examples.push(...(await ofDocument(id, new TextEncoder().encode(letter), expect, lexicon)));
  return examples;
}
