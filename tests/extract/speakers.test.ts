import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Lexicon, loadLexicon } from '../../src/lexicon/index.js';
import {
  type Claim,
  type ResponseRecord,
  SPEAKERS,
  type Span,
  STATUSES,
} from '../../src/model/index.js';
import { readLetter } from '../../src/pipeline.js';

/** A claim that a row wants; fields that are left out may be anything. */
const Expected = z.strictObject({
  quote: z.string().min(1),
  speaker: z.enum(SPEAKERS),
  reported: z.boolean().optional(),
  status: z.enum(STATUSES).optional(),
  recommendations: z.array(z.string()).optional(),
});
type Expected = z.infer<typeof Expected>;

/** A short letter of an invented office: whose words are these, and which are nobody's claim? */
const Row = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  phenomenon: z.string(),
  letter: z.string(),
  expect: z.array(Expected).min(1),
  notClaims: z.array(z.string().min(1)),
  knownGap: z.string().min(10).optional(),
});
type Row = z.infer<typeof Row>;

const rows = z
  .array(Row)
  .parse(
    JSON.parse(
      readFileSync(new URL('../../fixtures/specs/speakers.json', import.meta.url), 'utf8'),
    ),
  );

/** The number of rows marked as known gaps may only fall. */
const GAP_CEILING = 11;

/** Where a quote stands in the reading text, however its white space was cleaned. @throws unless it stands there once. */
function locate(text: string, quote: string): Span {
  const words = quote.trim().split(/\s+/);
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const found = [...text.matchAll(new RegExp(escaped.join('\\s+'), 'g'))];
  const [first] = found;
  if (!first || found.length > 1) throw new Error(`stands ${found.length} times: "${quote}"`);
  return { start: first.index, end: first.index + first[0].length };
}

function shared(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

const length = ({ start, end }: Span): number => end - start;

/** What the claim says otherwise than is wanted. */
function differences(claim: Claim, want: Expected): string[] {
  const faults: string[] = [];
  const compare = (field: string, is: string, wanted: string | undefined) => {
    if (wanted !== undefined && is !== wanted) faults.push(`${field} ${is}, not ${wanted}`);
  };
  compare('speaker', claim.speaker, want.speaker);
  compare('reported', String(claim.reported), want.reported?.toString());
  compare('status', claim.status, want.status);
  const keys = (list: readonly string[]) => `[${[...list].sort().join(' ')}]`;
  const wanted = want.recommendations && keys(want.recommendations);
  compare('recommendations', keys(claim.recommendations), wanted);
  return faults;
}

/** Every way in which the record is not as the row wants it, one line each. */
function faultsOf(row: Row, { document, claims }: ResponseRecord): string[] {
  const text = document.text ?? '';
  const faults: string[] = [];
  for (const want of row.expect) {
    const span = locate(text, want.quote);
    const claim = claims.find(({ evidence }) => 2 * shared(evidence, span) > length(span));
    const wrong = claim ? differences(claim, want) : ['no claim'];
    for (const one of wrong) faults.push(`"${want.quote}": ${one}`);
  }
  for (const quote of row.notClaims) {
    const span = locate(text, quote);
    // The shorter of the two counts, as when gold is matched: a claim on a part of the words is as wrong.
    const liesOn = ({ evidence }: Claim) =>
      2 * shared(evidence, span) > Math.min(length(evidence), length(span));
    for (const { status, speaker, quote: words } of claims.filter(liesOn)) {
      faults.push(`"${quote}": is no claim, but ${status} by ${speaker}: "${words}"`);
    }
  }
  return faults;
}

let lexicon: Lexicon;

beforeAll(() => {
  lexicon = loadLexicon({ packs: ['fixtures/packs'] });
});

async function read(row: Row): Promise<string[]> {
  return faultsOf(row, await readLetter(new TextEncoder().encode(row.letter), lexicon));
}

describe('whose words they are', () => {
  const held = rows.filter(({ knownGap }) => !knownGap);
  it.each(held)('$phenomenon: $id', async (row) => {
    expect(await read(row)).toEqual([]);
  });

  const gaps = rows.filter(({ knownGap }) => knownGap);
  if (gaps.length > 0) {
    it.each(gaps)('still has the gap: $id ($knownGap)', async (row) => {
      expect(await read(row), 'the gap is closed: take knownGap off the row').not.toEqual([]);
    });
  }

  it('has no more known gaps than before', () => {
    expect(gaps.length).toBeLessThanOrEqual(GAP_CEILING);
  });

  it('has no two rows of one id', () => {
    const ids = rows.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});
