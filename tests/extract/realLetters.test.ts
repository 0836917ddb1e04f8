import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { GoldDocument } from '../../src/evaluate/gold.js';
import { goldKey, type Matching, matchClaims, statusRight } from '../../src/evaluate/match.js';
import { loadLexicon } from '../../src/lexicon/index.js';
import type { PositionValue, ResponseRecord } from '../../src/model/index.js';
import { readLetter } from '../../src/pipeline.js';

/** Published letters and a person's reading of them lie beside the project and are no part of it. */
const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url));
const PRESENT = existsSync(`${SHARED}letters`) && existsSync(`${SHARED}gold`);

const SLUGS = [
  'cheshire-2025-group-cse',
  'derbyshire-2023-11-22-child-protection',
  'derbyshire-2025-12-18-group-cse',
  'derbyshire-2026-06-05-accelerated-cause',
  'norfolk-2025-group-cse',
];

/** Expected positions, where two are listed either will do (codebook, section 6). */
const POSITIONS: Record<string, Record<string, PositionValue[]>> = {
  'derbyshire-2025-12-18-group-cse': {
    '1': ['says_completed'],
    '2': ['says_completed'],
    '4': ['oversight_or_acknowledged_only'],
    '6': ['oversight_or_acknowledged_only'],
  },
  'norfolk-2025-group-cse': {
    '1': ['mixed'],
    '2': ['says_completed'],
    '4': ['nearby_only'],
    '6': ['says_in_progress', 'nearby_only'],
  },
  'cheshire-2025-group-cse': {
    '1': ['mixed'],
    '2': ['says_completed'],
    '4': ['says_awaiting'],
    '6': ['mixed', 'says_planned'],
  },
};

describe('the published letters against a person’s reading', () => {
  if (!PRESENT) {
    it('cannot be scored here: the shared folder with the letters is absent', () => {
      console.warn('shared/letters is absent: the published letters were not scored');
      expect(PRESENT).toBe(false);
    });
    return;
  }

  const read = new Map<
    string,
    { record: ResponseRecord; gold: GoldDocument; matching: Matching }
  >();

  beforeAll(async () => {
    const lexicon = loadLexicon();
    for (const slug of SLUGS) {
      const record = await readLetter(readFileSync(`${SHARED}letters/${slug}.txt`), lexicon);
      const gold = GoldDocument.parse(
        JSON.parse(readFileSync(`${SHARED}gold/${slug}.json`, 'utf8')),
      );
      read.set(slug, { record, gold, matching: matchClaims(record, gold) });
    }
  }, 120_000);

  const all = () => [...read.values()];

  it.each(SLUGS)('%s: recommendation numbers and due dates', (slug) => {
    const { record, gold } = read.get(slug) as { record: ResponseRecord; gold: GoldDocument };
    const listed = record.recommendations.filter((r) => r.source === 'document');
    expect(listed.map((r) => [r.key, r.due?.value ?? null]).sort()).toEqual(
      gold.recommendations.map((r) => [goldKey(r.number, r.kind), r.due]).sort(),
    );
  });

  it.each(SLUGS)('%s: no tempting span is taken for a claim', (slug) => {
    expect(read.get(slug)?.matching.falseAttributions.map((f) => f.quote)).toEqual([]);
  });

  it('finds at least nine of ten claims, and nine of ten that it finds are claims', () => {
    const sum = (of: (m: Matching) => number) =>
      all().reduce((n, { matching }) => n + of(matching), 0);
    const found = sum((m) => m.pairs.length);
    expect(found / (found + sum((m) => m.missed.length))).toBeGreaterThanOrEqual(0.9);
    const right = sum((m) => m.right.length);
    expect(right / (right + sum((m) => m.extra.length))).toBeGreaterThanOrEqual(0.9);
  });

  it('gives at least nine of ten matched claims the right status, and the right speaker', () => {
    const pairs = all().flatMap(({ matching }) => matching.pairs);
    expect(pairs.filter(statusRight).length / pairs.length).toBeGreaterThanOrEqual(0.9);
    const speakers = pairs.filter((p) => p.claim.speaker === p.gold.speaker);
    expect(speakers.length / pairs.length).toBeGreaterThanOrEqual(0.9);
  });

  it.each(Object.entries(POSITIONS))('%s: positions', (slug, expected) => {
    const positions = read.get(slug)?.record.positions ?? [];
    for (const [key, values] of Object.entries(expected)) {
      expect(values).toContain(positions.find((p) => p.recommendation === key)?.position);
    }
    for (const key of ['3', '5']) {
      expect(positions.find((p) => p.recommendation === key)?.position).toBe(
        'not_addressed_to_forces',
      );
    }
  });

  it.each(['derbyshire-2023-11-22-child-protection', 'derbyshire-2026-06-05-accelerated-cause'])(
    '%s: answers none of the recommendations one by one',
    (slug) => {
      const record = read.get(slug)?.record;
      expect(record?.claims.flatMap((c) => c.recommendations)).toEqual([]);
    },
  );
});
