import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { cli, type RunOptions } from '../support/cli.js';
import { temporaryFolders } from '../support/folder.js';
import { stubFile } from '../support/stubReader.js';

const folder = temporaryFolders();
let dir: string;
let store: string;

/** One command line on the store of this test; `--by` is always given. */
function run(args: string[], options: RunOptions = {}) {
  const env = { SECTION55_STORE: store, SECTION55_REVIEWER: 'A. Reader', ...options.env };
  return cli(args, { columns: 120, ...options, env });
}

async function json<T = Record<string, unknown>[]>(args: string[]): Promise<T> {
  const { out, err, code } = await run([...args, '--json']);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as T;
}

interface ListedClaim {
  claimId: string;
  quote: string;
  status: string;
  reviewState: string | null;
}

async function idOf(quote: string): Promise<string> {
  const claims = await json<ListedClaim[]>(['claims']);
  return claims.find((claim) => claim.quote === quote)?.claimId ?? 'none';
}

beforeEach(async () => {
  dir = folder();
  store = join(dir, 's.sqlite');
  writeFileSync(
    join(dir, 'barset.json'),
    stubFile({
      recommendations: ['1', '2'],
      claims: [
        { quote: 'We have adopted it.', recommendations: ['1'] },
        { quote: 'We will train all staff.', status: 'planned', recommendations: ['2'] },
      ],
      positions: { 1: 'says_completed', 2: 'says_planned' },
      salt: 'The board looked at this in March. Yours faithfully',
    }),
  );
  await run(['import', join(dir, 'barset.json')]);
});

const ADOPTED = 'We have adopted it.';

describe('review', () => {
  it('corrects a claim, shows it as reviewed everywhere, and the program’s own reading in explain', async () => {
    const id = await idOf(ADOPTED);
    const said = await run(['review', id, '--status', 'in_progress', '--note', 'Not yet all.']);
    expect(said.out).toContain('status: in progress, was completed');
    expect((await run(['claims'])).out).toMatch(/\[corrected\][\s\S]+1 judged by a person/);
    const compared = (await run(['compare', 'group-cse-2025', '--quotes'])).out;
    expect(compared).toMatch(/says under way \[r\]/);
    expect(compared).toContain('[r] It rests on what a person has read');
    expect(compared).toContain('corrected by a person');
    expect((await run(['show', 'barset.json'])).out).toContain(
      '⟦in progress · policing body · corrected',
    );
    const explained = (await run(['explain', id])).out;
    expect(explained).toContain('the program reads status as completed');
    expect(explained).toContain(
      'A. Reader: corrected; status: in progress, was completed; “Not yet all.”',
    );
  });

  it('rejects a claim, which then counts nowhere and can still be explained and confirmed', async () => {
    const id = await idOf(ADOPTED);
    await run(['review', id, '--reject', '--why', 'background']);
    expect((await json<ListedClaim[]>(['claims'])).map(({ quote }) => quote)).toEqual([
      'We will train all staff.',
    ]);
    expect((await run(['compare', 'group-cse-2025'])).out).toMatch(
      /mentioned, no act stated\s+\[r\]|mentioned, no act\s+/,
    );
    expect((await run(['explain', id])).out).toContain(
      'a person has rejected it: it does not count',
    );
    await run(['review', id, '--confirm']);
    expect(await idOf(ADOPTED)).toBe(id);
  });

  it('adds a claim by its words, which then counts', async () => {
    const words = 'The board looked at this in March.';
    const add = ['review', 'barset.json', '--add', words, '--status', 'oversight'];
    expect((await run(add)).err).toContain('--speaker');
    await run([
      ...add,
      '--speaker',
      'policing_body',
      '--recommendation',
      '1',
      '--claim-date',
      '2026-03',
    ]);
    const added = (await json<ListedClaim[]>(['claims'])).find(({ quote }) => quote === words);
    expect(added).toMatchObject({
      status: 'oversight',
      reviewState: 'added',
      recommendations: ['1'],
      claimDate: '2026-03',
    });
    const again = await run([...add, '--speaker', 'policing_body']);
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('already')]);
    const astray = await run([
      'review',
      'barset.json',
      '--add',
      'Never said.',
      '--status',
      'planned',
      '--speaker',
      'unknown',
    ]);
    expect([astray.code, astray.err]).toEqual([
      1,
      expect.stringContaining('do not stand in the document'),
    ]);
  });

  it('corrects the body with the policing body that goes with it, date and inspection', async () => {
    const said = await run([
      'review',
      'barset.json',
      '--force',
      'polchester',
      '--response-date',
      '2025-12',
    ]);
    expect(said.out).toContain('policing body: Police and Crime Commissioner for Polchester');
    expect(await json(['documents'])).toMatchObject([
      { forces: ['polchester'], responseDate: '2025-12', reviewState: 'corrected' },
    ]);
    const compared = (await run(['compare', 'group-cse-2025'])).out;
    expect(compared).toContain('Polchester Police [r]');
    expect(compared).not.toContain('Barsetshire');
    await run(['review', 'barset.json', '--inspection', 'vetting']);
    expect(await json(['documents'])).toMatchObject([{ inspections: ['vetting-2022'] }]);
    expect((await run(['compare', 'vetting-2022'])).out).toContain('says completed');
    await run([
      'review',
      'barset.json',
      '--office-holder',
      'P. Holder',
      '--words',
      'Septimus Arabin',
    ]);
    expect((await run(['show', 'barset.json'])).out).toContain('Polchester (P. Holder)');
  });

  it('keeps the reply of a body beside its claim, with whose it is', async () => {
    const id = await idOf(ADOPTED);
    expect((await run(['review', id, '--reply', 'Done in May.'])).err).toContain('--from');
    await run(['review', id, '--reply', 'Done in May.', '--from', 'The office of the PCC']);
    expect((await run(['explain', id])).out).toContain(
      'reply of The office of the PCC; “Done in May.”',
    );
    expect((await json<ListedClaim[]>(['claims']))[0]?.reviewState).toBeNull();
  });

  it('takes a review back, and lists both', async () => {
    await run(['review', await idOf(ADOPTED), '--status', 'in_progress']);
    const [review] = await json<{ id: string }[]>(['review', '--list']);
    await run(['review', '--undo', review?.id.slice(0, 8) ?? '']);
    expect((await json<ListedClaim[]>(['claims']))[0]?.status).toBe('completed');
    const listed = (await run(['review', '--list'])).out;
    expect(listed).toContain('taken back since');
    expect(listed).toContain('2 reviews');
    expect((await run(['review', '--undo', review?.id ?? ''])).err).toContain('taken back already');
  });

  it('moves reviews between stores by document and quote', async () => {
    await run(['review', await idOf(ADOPTED), '--status', 'in_progress']);
    const file = join(dir, 'reviews.jsonl');
    await run(['review', '--export', file]);
    const other = join(dir, 'other.sqlite');
    await run(['import', join(dir, 'barset.json'), '--store', other]);
    expect((await run(['review', '--import', file, '--store', other])).out).toContain(
      '1 review kept.',
    );
    expect((await run(['review', '--import', file, '--store', other])).out).toContain(
      '1 more were held already',
    );
    expect((await run(['claims', '--store', other])).out).toContain('[corrected]');
    writeFileSync(file, readFileSync(file, 'utf8').replace('A. Reader', 'Someone'));
    const forged = await run(['review', '--import', file, '--store', other]);
    expect([forged.code, forged.err]).toEqual([1, expect.stringContaining('line 1')]);
    writeFileSync(file, 'no json');
    expect((await run(['review', '--import', file])).err).toContain('line 1 is not JSON');
  });

  it('writes gold of what is reviewed whole, and says what is missing of the rest', async () => {
    const gold = join(dir, 'gold');
    await run(['review', await idOf(ADOPTED), '--confirm']);
    expect((await run(['review', '--export-gold', gold])).out).toContain(
      'nobody has judged 1 claim and its own fields',
    );
    await run(['review', 'barset.json', '--confirm-all']);
    await run(['review', '--export-gold', gold]);
    expect(readdirSync(gold)).toEqual(['barset.json']);
    expect(JSON.parse(readFileSync(join(gold, 'barset.json'), 'utf8'))).toMatchObject({
      id: 'barset',
      annotator: 'A. Reader',
      force: 'Barsetshire Constabulary',
      claims: [{ quote: ADOPTED, status: 'completed' }, { status: 'planned' }],
    });
  });

  it.each([
    [['--confirm'], 'Name the claim'],
    [['ID', '--confirm', '--reject'], 'one at a time'],
    [['ID', '--confirm', '--status', 'planned'], 'one at a time'],
    [['ID', '--force', 'polchester'], 'is said of a document'],
    [['barset.json', '--status', 'planned'], 'is said of a claim'],
    [['barset.json', '--reject'], 'not rejected'],
    [['ID', '--recommendation', '99'], 'has no recommendation 99; it has 1, 2'],
    [['ID', '--due-date', 'soon'], 'takes a day, a month or a year'],
    [['ID', '--inspection', 'vetting-2022'], 'correct the document first'],
    [['barset.json', '--force', 'nowhere'], 'No force of the packs'],
    [['barset.json', '--inspection', 'nothing'], 'No inspection of the catalogue'],
    [['barset.json', '--policing-body', 'The Duke'], '--body-type'],
    [['barset.json', '--words', 'Yours faithfully'], 'give the value too'],
    [['nothing'], 'No claim or document'],
    [['--undo', 'ffff'], 'No review has the id'],
  ])('refuses %j and changes nothing', async (args, message) => {
    const id = await idOf(ADOPTED);
    const { code, err } = await run(['review', ...args.map((word) => (word === 'ID' ? id : word))]);
    expect([code, err]).toEqual([1, expect.stringContaining(message)]);
    expect(await json(['review', '--list'])).toEqual([]);
  });

  it('asks for a name', async () => {
    const { code, err } = await run(['review', await idOf(ADOPTED), '--confirm'], {
      env: { SECTION55_REVIEWER: '' },
    });
    expect([code, err]).toEqual([1, expect.stringContaining('--by NAME')]);
  });
});

describe('the queue', () => {
  it('is listed where nobody can be asked', async () => {
    const { out } = await run(['review']);
    expect(out).toContain('2 claims that nobody has judged');
  });

  it('asks of one claim after another and keeps what is said at once', async () => {
    const typed = ['s', '2', 'd', 'soon', 'd', '2026-05', 'c', 'n', 'Look again.', '', 'c'];
    const { out, code } = await run(['review'], { typed });
    expect(code).toBe(0);
    expect(out).toContain('takes a day, a month or a year');
    expect(out).toContain('2 reviews kept.');
    const claims = await json<(ListedClaim & { dueDate: string })[]>(['claims']);
    const judged = claims.filter(({ reviewState }) => reviewState !== null);
    expect(judged).toMatchObject([
      { status: 'in_progress', dueDate: '2026-05', reviewState: 'corrected' },
    ]);
  });

  it('takes back the last, and ends where the input ends', async () => {
    const { out } = await run(['review'], { typed: ['c', 'u', 'x'] });
    expect(out).toContain('Taken back');
    const reviews = await json<{ kind: string }[]>(['review', '--list']);
    expect(reviews.map(({ kind }) => kind)).toEqual(['confirm', 'withdraw', 'reject']);
  });
});
