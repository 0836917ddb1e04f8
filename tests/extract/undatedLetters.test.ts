import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../../src/lexicon/index.js';
import { readLetter } from '../../src/pipeline.js';

const lexicon = loadLexicon({ packs: [join(import.meta.dirname, '../../fixtures/packs')] });

/** A page of an office without a date of its own. */
function page(report: string): string {
  return [
    'Office of the Police and Crime Commissioner for Barsetshire',
    'HMICFRS inspection response',
    ...(report ? [report] : []),
    "Chief Constable's response",
    'Recommendation 1',
    'In July we adopted the definition in full. The policy was reissued in November.',
    'Recommendation 2',
    'The template was adopted in January 2024.',
  ].join('\n\n');
}

async function datesOf(report: string) {
  const { claims } = await readLetter(new TextEncoder().encode(page(report)), lexicon);
  return claims.map(({ quote, claimDate }) => [
    quote.split(' ').slice(0, 4).join(' '),
    claimDate?.value ?? null,
    claimDate?.basis ?? null,
  ]);
}

describe('months without a year in a response without a date', () => {
  it('are counted from the day by which the report had to be answered', async () => {
    const report =
      'Inspection: Group-based child sexual exploitation: a progress report\n\nDate published: 24 October 2025';
    expect(await datesOf(report)).toEqual([
      ['In July we adopted', '2025-07', 'implied'],
      ['The policy was reissued', '2025-11', 'implied'],
      ['The template was adopted', '2024-01', 'stated'],
    ]);
  });

  it('have no year where the report has no date either', async () => {
    expect(await datesOf('Inspection: custody in Barsetshire')).toEqual([
      ['In July we adopted', null, null],
      ['The policy was reissued', null, null],
      ['The template was adopted', '2024-01', 'stated'],
    ]);
  });
});
