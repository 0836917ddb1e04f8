import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../src/lexicon/index.js';
import { DocumentProblem, Evidence, ResponseRecord } from '../src/model/index.js';
import { readLetter } from '../src/pipeline.js';
import { letters } from './support/letters.js';
import { ROOT } from './support/sourceFiles.js';

/*
 * What holds for the record of any text at all. More letters: SECTION55_RUNS=5000; others: SECTION55_SEED=7.
 */
const RUNS = Number(process.env.SECTION55_RUNS ?? 150);
const SEED = Number(process.env.SECTION55_SEED ?? 55);

const PACKS = join(ROOT, 'fixtures', 'packs');
const FIXTURES = join(ROOT, 'fixtures', 'letters');
const lexicon = loadLexicon({ packs: [PACKS] });

/** Every piece of evidence in a record, wherever it stands. */
function evidenceIn(value: unknown): Evidence[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Evidence.safeParse(value);
  return own.success ? [own.data] : Object.values(value).flatMap(evidenceIn);
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

/** The laws that a record breaks, in words. */
function breaches(record: ResponseRecord): string[] {
  const { document, claims, inspections, positions, recommendations } = record;
  const text = document.text ?? '';
  const pages = new Map(document.pages.map((page) => [page.number, page]));
  const found: string[] = [];
  const law = (holds: boolean, what: string) => {
    if (!holds) found.push(what);
  };
  const shape = ResponseRecord.safeParse(record);
  law(shape.success, `its shape: ${shape.error?.issues[0]?.message}`);
  for (const one of evidenceIn(record)) {
    const where = `[${one.start}, ${one.end}) ${JSON.stringify(one.text)}`;
    law(text.slice(one.start, one.end) === one.text, `${where} has other words than the text`);
    law(one.text.trim() === one.text, `${where} has white space at an end`);
    const [first, last] = [pages.get(one.page), pages.get(one.pageEnd)];
    law(
      !!first && first.start <= one.start && one.start < first.end,
      `${where} is not on page ${one.page}`,
    );
    law(
      !!last && last.start < one.end && one.end <= last.end,
      `${where} does not end on page ${one.pageEnd}`,
    );
  }
  for (const id of repeated(claims.map((claim) => claim.id))) law(false, `two claims are ${id}`);
  for (const ref of repeated(inspections.map(({ ref }) => ref)))
    law(false, `two inspections are ${ref}`);
  for (const key of repeated(recommendations.map((one) => `${one.inspection} ${one.key}`)))
    law(false, `two recommendations are ${key}`);
  for (const cell of repeated(
    positions.map((p) => `${p.force} ${p.inspection} ${p.recommendation}`),
  ))
    law(false, `two positions are ${cell}`);
  for (const claim of claims) {
    law(claim.quote === claim.evidence.text, `${claim.id} quotes other words than its evidence`);
    law(
      claim.sentence.start <= claim.evidence.start && claim.evidence.end <= claim.sentence.end,
      `${claim.id} is not within its sentence`,
    );
    law(claim.because.length > 0, `${claim.id} has no reason`);
    law(
      // An earlier inspection that is only spoken of is known by its id in the catalogue.
      claim.inspection === null ||
        inspections.some(({ ref }) => ref === claim.inspection) ||
        lexicon.rows.inspections.some(({ id }) => id === claim.inspection),
      `${claim.id} is of an inspection that nobody knows`,
    );
    law(
      claim.recommendations.every((key) =>
        recommendations.some((one) => one.key === key && one.inspection === claim.inspection),
      ),
      `${claim.id} is on a recommendation that the record lacks`,
    );
    for (const { evidence, why } of record.excluded)
      law(
        evidence.end <= claim.evidence.start || claim.evidence.end <= evidence.start,
        `${claim.id} is also set apart as ${why}`,
      );
  }
  for (const position of positions)
    law(
      position.claims.every((id) => claims.some((claim) => claim.id === id)),
      `the position on ${position.recommendation} rests on a claim that the record lacks`,
    );
  return found;
}

async function read(text: string): Promise<ResponseRecord | null> {
  try {
    return await readLetter(new TextEncoder().encode(text), lexicon);
  } catch (error) {
    // A letter without words has no record; every other error is a defect.
    if (error instanceof DocumentProblem) return null;
    throw error;
  }
}

describe('every letter that comes along', () => {
  const files = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .filter((name) => /source\.\w+$/.test(name))
    .sort();

  it('is found', () => expect(files.length).toBeGreaterThan(10));

  it.each(files)('%s has a record that keeps the laws', async (name) => {
    const record = await readLetter(readFileSync(join(FIXTURES, name)), lexicon);
    expect(record.claims.length + record.excluded.length).toBeGreaterThan(0);
    expect(breaches(record)).toEqual([]);
  });
});

it('sees a breach', async () => {
  const record = await read('Loamshire Police has adopted the definition.\n\nThe work is done.');
  const [claim] = record?.claims ?? [];
  if (!record || !claim) throw new Error('the sentence gave no claim');
  const moved = { ...claim, evidence: { ...claim.evidence, start: claim.evidence.start + 1 } };
  expect(breaches({ ...record, claims: [moved, moved] })).not.toEqual([]);
});

it('any letter has a record that keeps the laws, and the same record twice', async () => {
  let claims = 0;
  await fc.assert(
    fc.asyncProperty(letters(lexicon), async (text) => {
      const record = await read(text);
      if (record === null) return;
      claims += record.claims.length;
      expect(breaches(record)).toEqual([]);
      expect(JSON.stringify(await read(text))).toBe(JSON.stringify(record));
    }),
    { numRuns: RUNS, seed: SEED },
  );
  // Otherwise the letters would be too odd to tell anything.
  expect(claims).toBeGreaterThan(RUNS);
}, 600_000);

it('the same bytes give the same record in any time zone and language', async () => {
  const letter = join(FIXTURES, 'midsomer-2025-tab-table', 'source.pdf');
  const script = join(ROOT, 'tests', 'support', 'readLetterProcess.ts');
  const run = promisify(execFile);
  const settings = [
    { TZ: 'Pacific/Kiritimati', LANG: 'C' },
    { TZ: 'America/Los_Angeles', LANG: 'tr_TR.UTF-8' },
  ];
  const records = await Promise.all(
    settings.map(async (env) => {
      const args = ['--import', 'tsx', script, letter, PACKS];
      const options = { cwd: ROOT, env: { ...process.env, ...env }, maxBuffer: 50_000_000 };
      return (await run(process.execPath, args, options)).stdout;
    }),
  );
  const here = JSON.stringify(await readLetter(readFileSync(letter), lexicon));
  expect(records).toEqual([here, here]);
}, 120_000);
